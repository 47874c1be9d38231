package org.storelink.appstoreconnect.wire;

import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure.Unavailable;

/** For what must not end in an {@link InterruptedException}. */
public final class Interruption {

    private Interruption() {}

    public interface Work<T> {

        T result() throws ConnectorException, InterruptedException;
    }

    /** Does the work; an interrupt stays set and fails it as {@link Unavailable} with these words. */
    public static <T> T failing(String words, Work<T> work) throws ConnectorException {
        try {
            return work.result();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectorException(new Unavailable(words), e);
        }
    }
}
