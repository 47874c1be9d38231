package org.storelink.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.StoreSession;

/** What ingestion needs of accounts; no person is involved. */
@ApplicationScoped
public class AccountSessions {

    /** Every account that may be collected now, over all organizations: linked, not paused, not refused, not resting. */
    public List<SyncTarget> active() {
        throw new UnsupportedOperationException();
    }

    /** One account, when it may be collected now; also when it is not collected automatically. */
    public Optional<SyncTarget> target(long organizationId, long accountId) {
        throw new UnsupportedOperationException();
    }

    /** The connector that understands what was collected; also of an account that was unlinked with its data kept. */
    public Optional<String> connectorOf(long organizationId, long accountId) {
        throw new UnsupportedOperationException();
    }

    /** Opens a session; no transaction may be open. The caller closes it, which wipes the credential. */
    public StoreSession open(SyncTarget target) throws ConnectorException {
        throw new UnsupportedOperationException();
    }

    public void failed(SyncTarget target, ConnectorFailure failure) {
        throw new UnsupportedOperationException();
    }

    /** The store answered as it should: clears what an earlier failure said. */
    public void succeeded(SyncTarget target) {
        throw new UnsupportedOperationException();
    }

    public void synced(SyncTarget target, SyncStatus status) {
        throw new UnsupportedOperationException();
    }
}
