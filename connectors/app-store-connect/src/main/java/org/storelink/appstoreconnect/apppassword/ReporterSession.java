package org.storelink.appstoreconnect.apppassword;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.storelink.appstoreconnect.reporter.KeptSales;
import org.storelink.appstoreconnect.reporter.Reporter;
import org.storelink.appstoreconnect.reporter.TokenKeeper;
import org.storelink.appstoreconnect.wire.Interruption;
import org.storelink.connector.Capability;
import org.storelink.connector.Check;
import org.storelink.connector.ConnectorContext;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.Credential;
import org.storelink.connector.MaterialStore;
import org.storelink.connector.Reports;
import org.storelink.connector.StoreSession;

/** A session with a linked account. Opening it sends nothing. */
public final class ReporterSession implements StoreSession {

    private final KeptSales sales;

    public ReporterSession(ConnectorContext context, Credential credential, MaterialStore material) {
        Reporter reporter = new Reporter(context, credential.value(AppPasswordMode.APPLE_ID));
        TokenKeeper tokens = new TokenKeeper(
                () -> reporter.viewToken(credential.value(AppPasswordMode.PASSWORD)),
                TokenKeeper.Kept.in(material),
                context.clock());
        this.sales = new KeptSales(reporter, tokens, context.clock());
    }

    @Override
    public List<Check> check() throws ConnectorException {
        List<String> vendors = Interruption.failing("The check was interrupted.", sales::vendors);
        return Stream.of(Capability.SALES, Capability.SUBSCRIPTIONS)
                .map(capability -> vendors.isEmpty()
                        ? new Check(
                                capability,
                                Check.Outcome.MISSING,
                                Reporter.noAccess().message())
                        : new Check(capability, Check.Outcome.GRANTED, ""))
                .toList();
    }

    @Override
    public Optional<Reports> reports() {
        return Optional.of(sales.reports());
    }
}
