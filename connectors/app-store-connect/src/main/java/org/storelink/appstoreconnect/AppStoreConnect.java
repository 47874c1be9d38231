package org.storelink.appstoreconnect;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pf4j.Extension;
import org.storelink.appstoreconnect.account.AccountMode;
import org.storelink.appstoreconnect.account.AccountSession;
import org.storelink.appstoreconnect.analytics.UsageReport;
import org.storelink.appstoreconnect.apikey.ApiKeyMode;
import org.storelink.appstoreconnect.apikey.KeySession;
import org.storelink.appstoreconnect.apppassword.AppPasswordMode;
import org.storelink.appstoreconnect.apppassword.ReporterSession;
import org.storelink.appstoreconnect.finance.FinanceReport;
import org.storelink.appstoreconnect.linking.SubAccountGuide;
import org.storelink.appstoreconnect.sales.SalesReport;
import org.storelink.appstoreconnect.subscriptions.SubscriptionReport;
import org.storelink.appstoreconnect.wire.Endpoints;
import org.storelink.connector.AccountKey;
import org.storelink.connector.ConnectorContext;
import org.storelink.connector.ConnectorDescriptor;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.Credential;
import org.storelink.connector.LinkHandshake;
import org.storelink.connector.MaterialStore;
import org.storelink.connector.ReportParser;
import org.storelink.connector.ReportStream;
import org.storelink.connector.SessionMaterial;
import org.storelink.connector.Store;
import org.storelink.connector.StoreConnector;
import org.storelink.connector.StoreSession;

/** Apple's App Store Connect, linked by API key, by app-specific password, or by account credentials with a second factor. */
@Extension
public final class AppStoreConnect implements StoreConnector {

    private static final ConnectorDescriptor DESCRIPTOR = new ConnectorDescriptor(
            "app-store-connect",
            "App Store Connect",
            new Store("apple", 1, "App Store"),
            List.of(ApiKeyMode.describe(), AppPasswordMode.describe(), AccountMode.describe()),
            streams(),
            Endpoints.all(),
            List.of(ApiKeyMode.guide(), SubAccountGuide.describe(), AppPasswordMode.guide(), AccountMode.guide()));

    private static final ReportParser PARSER = new ParserByStream();

    private static List<ReportStream> streams() {
        return Stream.of(
                        SalesReport.streams(),
                        SubscriptionReport.streams(),
                        FinanceReport.streams(),
                        List.of(UsageReport.stream()))
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public ConnectorDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public LinkHandshake handshake(ConnectorContext context) {
        return new HandshakeByMode(context);
    }

    @Override
    public StoreSession open(ConnectorContext context, Credential credential, MaterialStore material)
            throws ConnectorException {
        return switch (credential.mode()) {
            case ApiKeyMode.ID -> new KeySession(context, credential, material);
            case AccountMode.ID -> new AccountSession(context, credential, material);
            default -> new ReporterSession(context, credential, material);
        };
    }

    @Override
    public List<AccountKey> keys(Credential credential, Optional<SessionMaterial> material) throws ConnectorException {
        return credential.mode().equals(ApiKeyMode.ID) ? ApiKeyMode.keys(credential, material) : List.of();
    }

    @Override
    public ReportParser parser() {
        return PARSER;
    }
}
