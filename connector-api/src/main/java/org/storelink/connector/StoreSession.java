package org.storelink.connector;

import java.util.List;
import java.util.Optional;

/** Work with one linked account. Used by one thread, then closed. */
public interface StoreSession extends AutoCloseable {

    /**
     * Finds out what the store grants right now, one answer for each capability of the mode. Reads only, and little.
     *
     * @throws ConnectorException when the account as a whole is refused or the store cannot be reached; with what was proved all the same,
     *     which the host keeps
     */
    List<Check> check() throws ConnectorException;

    /** The reports this account's mode can fetch; empty when it can fetch none. */
    Optional<Reports> reports();

    /** The reviews this account's mode can read; empty when it can read none. */
    default Optional<Reviews> reviews() {
        return Optional.empty();
    }

    /** The replies this account's mode can send; empty when it can send none. */
    default Optional<Replies> replies() {
        return Optional.empty();
    }

    @Override
    default void close() {}
}
