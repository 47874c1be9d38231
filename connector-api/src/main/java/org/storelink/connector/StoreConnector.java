package org.storelink.connector;

import java.util.List;
import java.util.Optional;
import org.pf4j.ExtensionPoint;

/**
 * One kind of store, as a plugin offers it.
 *
 * <p>The host creates one instance when the plugin starts and uses it from many threads at once until the plugin stops:
 * an implementation has no mutable state.
 */
public interface StoreConnector extends ExtensionPoint {

    /** What this connector is and can do. Pure data: called once after loading, must not touch the network. */
    ConnectorDescriptor descriptor();

    /** The conversation that links an account. Called for each step of a link attempt; must not touch the network itself. */
    LinkHandshake handshake(ConnectorContext context);

    /**
     * Opens a session with a linked account. Called on a virtual thread before a run or a check, at most once at a time for
     * an account; must not sign in before it is needed and never more often than the material demands. Nobody waits for it: it
     * asks no store to send a code, and fails with {@link ConnectorFailure.ChallengeRequired} where one is needed.
     *
     * @param credential what the person entered when linking, closed by the host after the session
     * @param material what earlier sessions saved; changes are saved through it before they are used
     * @throws ConnectorException when the store refuses the credential or cannot be reached
     */
    StoreSession open(ConnectorContext context, Credential credential, MaterialStore material)
            throws ConnectorException;

    /**
     * What is known of the keys that a credential holds, in its order: for a mode whose accounts may {@linkplain CredentialMode#keyField hold
     * several}. Called to show them to people, and to find out what is lost with one that is removed; must not touch the network.
     *
     * @param material what the account's sessions, or linking it, saved last; it may tell of keys that the credential holds no longer
     * @throws ConnectorException when a key is none
     */
    default List<AccountKey> keys(Credential credential, Optional<SessionMaterial> material) throws ConnectorException {
        return List.of();
    }

    /**
     * Understands the files that {@link Reports#fetch} brought. Needs neither network nor credential, so that history can be
     * derived again after the account was unlinked.
     */
    ReportParser parser();
}
