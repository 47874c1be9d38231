package org.storelink.reviews;

import java.io.IOException;
import org.storelink.accounts.SyncTarget;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.Store;
import org.storelink.connector.StoreSession;

/** What a run of an account lends: its open session, and the proof that nobody else works for the account. */
public interface Visit {

    SyncTarget target();

    Store store();

    StoreSession session();

    /** To be called inside each transaction that writes: holds the account until its end, or throws because another node has it now. */
    void requireOwn();

    /**
     * Calls the store; no transaction may be open.
     *
     * @throws InterruptedException when the server stops
     * @throws org.storelink.accounts.NoSession when somebody has paused, changed or unlinked the account since
     */
    <T> T call(StoreCall<T> call) throws ConnectorException, IOException, InterruptedException;

    /** A call to a store. */
    @FunctionalInterface
    interface StoreCall<T> {
        T call() throws ConnectorException, IOException, InterruptedException;
    }
}
