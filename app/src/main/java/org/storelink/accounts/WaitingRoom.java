package org.storelink.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.storelink.connector.ConnectorException;

/**
 * Calls of a store that a person waits for: few at once and not for long, so that a slow store never takes all the server's threads.
 * Nothing is repeated here: a second try with a password is the person's to decide.
 */
@ApplicationScoped
class WaitingRoom {

    private static final int SEATS = 16;
    private static final int SECONDS = 75;

    /** A call of a store. */
    @FunctionalInterface
    interface StoreCall<T> {
        T call() throws ConnectorException;
    }

    @Bulkhead(SEATS)
    @Timeout(value = SECONDS, unit = ChronoUnit.SECONDS)
    <T> T await(StoreCall<T> call) throws ConnectorException {
        return call.call();
    }
}
