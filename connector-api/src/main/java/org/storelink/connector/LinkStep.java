package org.storelink.connector;

/** What a step of linking came to. */
public sealed interface LinkStep {

    /** The person must answer something first. */
    record Challenged(Challenge challenge, HandshakeState state) implements LinkStep {}

    /** Done: the account works, proved by the store itself. */
    record Linked(LinkGrant grant) implements LinkStep {}

    /** The store, or the connector before asking it, said no. */
    record Refused(ConnectorFailure failure) implements LinkStep {}
}
