package org.storelink.connector;

/**
 * Leave to send a password, or a proof of it, to a store. Stores lock accounts for which that is done too often, so the host counts
 * it, over all servers and restarts: a password that the store rejected is not sent again, nothing is sent for a day after a lock or
 * a request for patience, and while nobody waits it is done a few times a day at most.
 *
 * <p>For passwords of accounts. What cannot lock an account when it is wrong, such as an access token or the key of an API, needs no
 * leave.
 */
public interface SignInBudget {

    /**
     * Call before a sign-in asks anything of the store, where it asks other things before the password is sent. How a call fails that has
     * begun a sign-in counts as the store's answer to it, also when no password was sent: a request for patience then holds for
     * everybody who signs in with the account.
     *
     * @throws ConnectorException as of {@link #spend}
     */
    default void begin() throws ConnectorException {}

    /**
     * Call right before each password, or proof of one, is sent, on the thread of the call that the context was lent for. The attempt
     * is counted, durably, before this returns; what the store answers is taken from how the call ends, so a password that the store
     * did not accept must end it as {@link ConnectorFailure.CredentialRejected}. Asking again in the same call, for a store that wants
     * the password several times, says that the store took it the time before.
     *
     * @throws ConnectorException when nothing may be sent now, as {@link ConnectorFailure.CredentialRejected},
     *     {@link ConnectorFailure.AccountLocked} or {@link ConnectorFailure.Throttled} with words for people: pass it on as it is
     */
    void spend() throws ConnectorException;

    /**
     * Says that the store has taken the password that was sent last. For calls that go on to other things after that: how they end says
     * nothing about the password any more.
     */
    default void accepted() {}
}
