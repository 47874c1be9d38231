package org.storelink.connector;

import java.util.Optional;

/**
 * The conversation that links an account: a form, as many questions as the store and the connector need, an end. Each call
 * runs on a virtual thread while a person waits, within 60 seconds; between two calls everything lies with the host, so the
 * next one may come to another machine.
 */
public interface LinkHandshake {

    /**
     * The person sent the form, or wants an account linked again with what is kept of it. The form of the values was checked
     * already.
     *
     * <p>Whatever the store refuses is a {@link LinkStep.Refused}; exceptions are for what nobody expected.
     *
     * @param earlier when an account is linked again: what its sessions saved last, so that the store can recognize whom it
     *     trusts already; it may be outdated
     */
    LinkStep begin(Credential credential, Optional<SessionMaterial> earlier) throws ConnectorException;

    /**
     * The person answered a challenge.
     *
     * @param state what the challenge was given with
     */
    LinkStep answer(Credential credential, HandshakeState state, ChallengeAnswer answer) throws ConnectorException;
}
