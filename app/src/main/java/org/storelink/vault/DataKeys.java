package org.storelink.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Optional;

/**
 * The data keys of the organizations. They are unwrapped for each use and kept nowhere, so keys that were destroyed on one node are
 * gone on all.
 */
@ApplicationScoped
class DataKeys {

    private final EntityManager entityManager;
    private final Clock clock;
    private final MasterKey masterKey;

    @Inject
    DataKeys(EntityManager entityManager, Clock clock, MasterKey masterKey) {
        this.entityManager = entityManager;
        this.clock = clock;
        this.masterKey = masterKey;
    }

    @SuppressWarnings("NullAway") // For the client proxy, which has no fields of its own.
    protected DataKeys() {
        this.entityManager = null;
        this.clock = null;
        this.masterKey = null;
    }

    Optional<Aead> find(long organizationId) throws GeneralSecurityException {
        WrappedKeyset stored = entityManager.find(WrappedKeyset.class, organizationId);
        return stored == null ? Optional.empty() : Optional.of(unwrap(organizationId, stored.wrapped()));
    }

    /** Commits at once: a second transaction that needs the keys at the same moment fails here and finds them afterwards. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void make(long organizationId) throws GeneralSecurityException {
        KeysetHandle keys = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get());
        byte[] wrapped = TinkProtoKeysetFormat.serializeEncryptedKeyset(
                keys, masterKey.aead(), address(organizationId), AeadConfig2026.get());
        entityManager.persist(new WrappedKeyset(organizationId, wrapped, clock.instant()));
        entityManager.flush();
    }

    @Transactional
    void destroy(long organizationId) {
        entityManager
                .createQuery("DELETE FROM WrappedKeyset k WHERE k.organizationId = :organization")
                .setParameter("organization", organizationId)
                .executeUpdate();
        entityManager.clear();
    }

    private Aead unwrap(long organizationId, byte[] wrapped) throws GeneralSecurityException {
        return TinkProtoKeysetFormat.parseEncryptedKeyset(
                        wrapped, masterKey.aead(), address(organizationId), AeadConfig2026.get())
                .getPrimitive(AeadConfig2026.get(), Aead.class);
    }

    private static byte[] address(long organizationId) {
        return ("vault_keyset|" + organizationId).getBytes(StandardCharsets.UTF_8);
    }
}
