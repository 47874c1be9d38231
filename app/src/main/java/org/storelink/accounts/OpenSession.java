package org.storelink.accounts;

import java.util.List;
import java.util.Optional;
import org.storelink.connector.Check;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.Credential;
import org.storelink.connector.Reports;
import org.storelink.connector.SliceResult;
import org.storelink.connector.StoreSession;

/**
 * A session that tells its leave to sign in what came of each call, wipes its credential, and lets others have the account, when it is
 * closed.
 */
record OpenSession(StoreSession session, Credential credential, SignInLeave leave, Runnable released)
        implements StoreSession {

    @Override
    public List<Check> check() throws ConnectorException {
        try {
            List<Check> found = session.check();
            leave.accepted();
            return found;
        } catch (ConnectorException e) {
            throw new ConnectorException(leave.failed(e.failure()));
        }
    }

    @Override
    public Optional<Reports> reports() {
        return session.reports().map(reports -> (slice, resume, sink) -> {
            try {
                SliceResult result = reports.fetch(slice, resume, sink);
                leave.accepted();
                return result;
            } catch (ConnectorException e) {
                throw new ConnectorException(leave.failed(e.failure()));
            }
        });
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
