package org.storelink.appstoreconnect.account;

import java.util.List;
import java.util.Optional;
import org.storelink.appstoreconnect.reporter.Access;
import org.storelink.appstoreconnect.reporter.Reporter;
import org.storelink.appstoreconnect.reporter.SalesDownloads;
import org.storelink.appstoreconnect.reporter.TokenKeeper;
import org.storelink.appstoreconnect.session.AccountMaterial;
import org.storelink.appstoreconnect.session.WebSession;
import org.storelink.connector.Capability;
import org.storelink.connector.Check;
import org.storelink.connector.ConnectorContext;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure.Unavailable;
import org.storelink.connector.Credential;
import org.storelink.connector.MaterialStore;
import org.storelink.connector.Reports;
import org.storelink.connector.StoreSession;

/**
 * A session with an account that was linked by password and second factor. Opening it sends nothing. Sales are read with the
 * token for reports alone, so that they go on when a code is needed for the rest.
 */
public final class AccountSession implements StoreSession {

    private final Reporter reporter;
    private final TokenKeeper tokens;
    private final Reports reports;

    public AccountSession(ConnectorContext context, Credential credential, MaterialStore store) {
        AccountMaterial material = store.current()
                .flatMap(AccountMaterial::of)
                .orElseGet(() -> AccountMaterial.blank(AccountMode.appleId(credential)));
        WebSession web = WebSession.unattended(
                context,
                material,
                () -> store.save(material.toMaterial()),
                credential.value(AccountMode.PASSWORD),
                AccountHandshake::needsPerson);
        this.reporter = new Reporter(context, material.appleId());
        this.tokens = new TokenKeeper(
                new ReportTokens(web, context.clock())::current, kept(material, store), context.clock());
        this.reports = new SalesDownloads(reporter, tokens, context.clock());
    }

    private static TokenKeeper.Kept kept(AccountMaterial material, MaterialStore store) {
        return new TokenKeeper.Kept() {
            @Override
            public Optional<Access> current() {
                return material.access();
            }

            @Override
            public void save(Access next) {
                material.open(next);
                store.save(material.toMaterial());
            }
        };
    }

    /** Asks Reporter for the vendors, the smallest question that needs both the token and the right to read sales. */
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
