package org.storelink.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * The key that wraps all data keys. Opened when the application starts: made then if the database holds nothing sealed, compared
 * with the database otherwise. A missing or another key keeps the application from starting; it is never made anew over secrets.
 */
@ApplicationScoped
class MasterKey {

    private static final byte[] CHECK = "storelink master key".getBytes(StandardCharsets.UTF_8);
    private static final byte[] CHECK_ADDRESS = "vault_check".getBytes(StandardCharsets.UTF_8);

    private final EntityManager entityManager;
    private final Clock clock;
    private final MasterKeyFile file;
    private volatile @Nullable Aead aead;
    private volatile @Nullable Fingerprints fingerprints;

    @Inject
    MasterKey(EntityManager entityManager, Clock clock, VaultConfig config) {
        this(entityManager, clock, new MasterKeyFile(config.keyFile()));
    }

    MasterKey(EntityManager entityManager, Clock clock, MasterKeyFile file) {
        this.entityManager = entityManager;
        this.clock = clock;
        this.file = file;
    }

    @SuppressWarnings("NullAway") // For the client proxy, which has no fields of its own.
    protected MasterKey() {
        this.entityManager = null;
        this.clock = null;
        this.file = null;
    }

    /** @throws VaultCannotOpen with words for the operator */
    @Transactional
    void open(@Observes Startup start) {
        @Nullable KeyCheck check = entityManager.find(KeyCheck.class, KeyCheck.ONLY);
        if (check == null) {
            refuseToLeaveSecretsBehind();
            if (!file.exists()) {
                file.make();
            }
            KeysetHandle keys = file.read();
            Aead fresh = aeadOf(keys);
            entityManager.persist(new KeyCheck(seal(fresh), clock.instant()));
            entityManager.flush();
            use(fresh, keys);
        } else if (file.exists()) {
            KeysetHandle keys = file.read();
            Aead found = aeadOf(keys);
            compare(found, check);
            use(found, keys);
        } else {
            throw new VaultCannotOpen(
                    "The master key file " + file + " is not there, but the database holds secrets that"
                            + " only it opens. Put the copy of the master key back, or name the file with"
                            + " storelink.vault.key-file. If the key is lost for good, restore a backup of key and database"
                            + " together; Storelink never makes a new key over existing secrets.");
        }
    }

    boolean isOpen() {
        return aead != null;
    }

    /** @throws IllegalStateException before {@link #open} */
    Aead aead() {
        @Nullable Aead opened = aead;
        if (opened == null) {
            throw new IllegalStateException("The vault is not open.");
        }
        return opened;
    }

    /** @throws IllegalStateException before {@link #open} */
    Fingerprints fingerprints() {
        @Nullable Fingerprints opened = fingerprints;
        if (opened == null) {
            throw new IllegalStateException("The vault is not open.");
        }
        return opened;
    }

    private void use(Aead opened, KeysetHandle keys) {
        fingerprints = Fingerprints.of(keys);
        aead = opened;
    }

    private Aead aeadOf(KeysetHandle keys) {
        try {
            return keys.getPrimitive(AeadConfig2026.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new VaultCannotOpen("The file " + file + " holds a key of another kind than Storelink's.");
        }
    }

    private void compare(Aead found, KeyCheck check) {
        try {
            found.decrypt(check.sealed(), CHECK_ADDRESS);
        } catch (GeneralSecurityException e) {
            throw new VaultCannotOpen("The master key in " + file + " is not the one that sealed the secrets in this"
                    + " database. Put the right key file back, or point STORELINK_DATABASE_URL and STORELINK_HOME to"
                    + " a database and a key that belong together. Nothing was changed.");
        }
    }

    private void refuseToLeaveSecretsBehind() {
        long keysets = entityManager
                .createQuery("SELECT COUNT(k) FROM WrappedKeyset k", Long.class)
                .getSingleResult();
        if (keysets > 0) {
            throw new VaultCannotOpen("The database holds secrets, but nothing by which the master key can be checked:"
                    + " the table vault_check was emptied. Restore a whole backup of the database.");
        }
    }

    private static byte[] seal(Aead key) {
        try {
            return key.encrypt(CHECK, CHECK_ADDRESS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
