package org.storelink.appstoreconnect.apppassword;

import java.util.List;
import java.util.Optional;
import org.storelink.appstoreconnect.reporter.Reporter;
import org.storelink.appstoreconnect.reporter.SalesDownloads;
import org.storelink.appstoreconnect.reporter.TokenKeeper;
import org.storelink.connector.Capability;
import org.storelink.connector.Check;
import org.storelink.connector.ConnectorContext;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure.Unavailable;
import org.storelink.connector.Credential;
import org.storelink.connector.MaterialStore;
import org.storelink.connector.Reports;
import org.storelink.connector.StoreSession;

/** A session with a linked account. Opening it sends nothing. */
public final class ReporterSession implements StoreSession {

    private final Reporter reporter;
    private final TokenKeeper tokens;
    private final Reports reports;

    public ReporterSession(ConnectorContext context, Credential credential, MaterialStore material) {
        this.reporter = new Reporter(context, credential.value(AppPasswordMode.APPLE_ID));
        this.tokens = new TokenKeeper(
                () -> reporter.viewToken(credential.value(AppPasswordMode.PASSWORD)),
                TokenKeeper.Kept.in(material),
                context.clock());
        this.reports = new SalesDownloads(reporter, tokens, context.clock());
    }

    /** Asks for the vendors, the smallest question that needs both the token and the right to read sales. */
    @Override
    public List<Check> check() throws ConnectorException {
        try {
            List<String> vendors = tokens.call(access -> reporter.vendors(access.token(), access.account()));
            return List.of(
                    vendors.isEmpty()
                            ? new Check(
                                    Capability.SALES,
                                    Check.Outcome.MISSING,
                                    Reporter.noAccess().message())
                            : new Check(Capability.SALES, Check.Outcome.GRANTED, ""));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectorException(new Unavailable("The check was interrupted."), e);
        }
    }

    @Override
    public Optional<Reports> reports() {
        return Optional.of(reports);
    }
}
