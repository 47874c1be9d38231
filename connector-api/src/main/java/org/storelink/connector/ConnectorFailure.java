package org.storelink.connector;

import java.time.Instant;

/**
 * Why a store, or a connector, could not do what was asked. {@link #message()} is for people: what happened, what it means
 * for them, what to do. It never holds a header, a body, a query string or anything else that may carry a secret.
 */
public sealed interface ConnectorFailure {

    String message();

    /** The store does not accept the credential. Nothing is sent with it again until a person acts. */
    record CredentialRejected(String message) implements ConnectorFailure {}

    /** The session or token has come to its end and a person is needed to renew it. */
    record AuthenticationExpired(String message) implements ConnectorFailure {}

    /**
     * A person must answer a challenge before anything more is sent. The host keeps it beside the account and leaves the store in
     * peace; the person's answer goes to {@link LinkHandshake#answer} with this state, maybe days later. For sessions, which work
     * while nobody waits: they never ask a store to send a code.
     */
    record ChallengeRequired(Challenge challenge, HandshakeState state, String message) implements ConnectorFailure {}

    /** The account lacks a right for what was asked. */
    record PermissionMissing(Capability capability, String message) implements ConnectorFailure {}

    /** An agreement with the store waits for a signature; the message names who must sign. */
    record AgreementMissing(String message) implements ConnectorFailure {}

    /** The store has locked the account: nothing is sent for at least a day, whoever asks. */
    record AccountLocked(Instant until, String message) implements ConnectorFailure {}

    /** Too many requests. */
    record Throttled(Instant retryAt, String message) implements ConnectorFailure {}

    /** The store is out of order, or not reached. */
    record Unavailable(String message) implements ConnectorFailure {}

    /**
     * The store does not give this kind of report, or reviews, or not any more in a way that the connector knows. Nothing else is touched by
     * it: this alone is left in peace for a while and everything else goes on.
     */
    record Gone(String message) implements ConnectorFailure {}

    /** What was asked for cannot be: a vendor that is not the account's, a request the store calls invalid. */
    record RequestRejected(String message) implements ConnectorFailure {}

    /** The store sent something that is not what it should be. */
    record Unreadable(String message) implements ConnectorFailure {}

    /** A mistake of the connector's own. */
    record Defect(String message) implements ConnectorFailure {}
}
