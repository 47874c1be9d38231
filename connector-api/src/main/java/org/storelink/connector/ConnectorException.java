package org.storelink.connector;

import java.util.List;

/** A call came to an end that its result type does not list. The type of the failure decides what the host does next. */
public final class ConnectorException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient ConnectorFailure failure;
    private final transient List<Check> proved;

    public ConnectorException(ConnectorFailure failure) {
        this(failure, List.of());
    }

    /**
     * Of {@link StoreSession#check}.
     *
     * @param proved by the store before it failed, by another way than the one that failed: it stands
     */
    public ConnectorException(ConnectorFailure failure, List<Check> proved) {
        super(failure.message());
        this.failure = failure;
        this.proved = List.copyOf(proved);
    }

    public ConnectorException(ConnectorFailure failure, Throwable cause) {
        super(failure.message(), cause);
        this.failure = failure;
        this.proved = List.of();
    }

    public ConnectorFailure failure() {
        return failure;
    }

    /** What a check found out all the same; mostly nothing. */
    public List<Check> proved() {
        return proved;
    }
}
