package org.storelink.connector;

/** A call came to an end that its result type does not list. The type of the failure decides what the host does next. */
public final class ConnectorException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient ConnectorFailure failure;

    public ConnectorException(ConnectorFailure failure) {
        super(failure.message());
        this.failure = failure;
    }

    public ConnectorException(ConnectorFailure failure, Throwable cause) {
        super(failure.message(), cause);
        this.failure = failure;
    }

    public ConnectorFailure failure() {
        return failure;
    }
}
