package org.storelink.accounts;

import java.util.List;
import java.util.Optional;
import org.storelink.connector.Check;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.Credential;
import org.storelink.connector.Reports;
import org.storelink.connector.StoreSession;

/** A session that wipes its credential, and lets others have the account, when it is closed. */
record OpenSession(StoreSession session, Credential credential, Runnable released) implements StoreSession {

    @Override
    public List<Check> check() throws ConnectorException {
        return session.check();
    }

    @Override
    public Optional<Reports> reports() {
        return session.reports();
    }

    @Override
    public void close() {
        try (credential) {
            session.close();
        } finally {
            released.run();
        }
    }
}
