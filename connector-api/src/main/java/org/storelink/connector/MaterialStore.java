package org.storelink.connector;

import java.util.Optional;

/** Where a session keeps what it must not lose: tokens, cookies, trust. Encrypted by the host, one per linked account. */
public interface MaterialStore {

    /** The material saved last, by this session or an earlier one. */
    Optional<SessionMaterial> current();

    /**
     * Replaces the material. Durable when it returns: call it before the answer that changed the material is used.
     *
     * @throws IllegalStateException when the account was unlinked or another run took it over meanwhile
     */
    void save(SessionMaterial next);
}
