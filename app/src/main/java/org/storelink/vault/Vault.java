package org.storelink.vault;

import com.google.crypto.tink.Aead;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.storelink.audit.AuditTrail;
import org.storelink.platform.Actor;

/**
 * Seals secrets and opens them again (AES-256-GCM by Google Tink). The caller stores the sealed bytes in its own row and asks with
 * that row's {@link SecretAddress}. Each opening is recorded in the audit trail in the caller's transaction: a secret that was used
 * without an entry cannot be.
 */
@ApplicationScoped
public class Vault {

    private final MasterKey masterKey;
    private final DataKeys keys;
    private final AuditTrail audit;
    private final RefusedSecrets refused;

    @Inject
    Vault(MasterKey masterKey, DataKeys keys, AuditTrail audit, RefusedSecrets refused) {
        this.masterKey = masterKey;
        this.keys = keys;
        this.audit = audit;
        this.refused = refused;
    }

    @SuppressWarnings("NullAway") // For the client proxy, which has no fields of its own.
    protected Vault() {
        this.masterKey = null;
        this.keys = null;
        this.audit = null;
        this.refused = null;
    }

    /** Some 40 bytes longer than the secret and different each time. The secret stays the caller's, to be wiped by it. */
    @Transactional
    public byte[] seal(SecretAddress address, byte[] secret) {
        try {
            return keysFor(address.organizationId()).encrypt(secret, bytes(address));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Nothing can be sealed for " + address, e);
        }
    }

    /**
     * The secret, in an array of the caller's own, to be wiped after use.
     *
     * @throws SecretUnreadable when the bytes were not sealed for this address, or their key is gone
     */
    @Transactional
    public byte[] open(SecretAddress address, byte[] sealed) {
        byte[] secret = decrypt(address, sealed);
        audit.record(Actor.system(address.organizationId()), "secret.opened", address.toString(), "");
        return secret;
    }

    /**
     * Tells equal secrets apart from different ones, without giving either away to whoever lacks the master key: 64 hexadecimal
     * digits, the same on every node and in every database that the master key opens.
     */
    public String fingerprint(byte[] secret) {
        return masterKey.fingerprints().of(secret);
    }

    /** Makes all secrets of an organization unreadable for good, short of restoring a backup that still has their key. */
    @Transactional
    public void destroyKeys(long organizationId) {
        keys.destroy(organizationId);
        audit.record(Actor.system(organizationId), "vault.keys-destroyed", "organization " + organizationId, "");
    }

    /** Whether secrets can be used. False only while the application starts. */
    public boolean isOpen() {
        return masterKey.isOpen();
    }

    private byte[] decrypt(SecretAddress address, byte[] sealed) {
        try {
            Optional<Aead> key = keys.find(address.organizationId());
            if (key.isPresent()) {
                return key.get().decrypt(sealed, bytes(address));
            }
        } catch (GeneralSecurityException e) {
            // Answered below. The cause is dropped: it says nothing of use, and nothing of a secret may travel on.
        }
        refused.report(address);
        throw new SecretUnreadable(address);
    }

    private Aead keysFor(long organizationId) throws GeneralSecurityException {
        Optional<Aead> present = keys.find(organizationId);
        if (present.isEmpty()) {
            try {
                keys.make(organizationId);
            } catch (PersistenceException madeMeanwhile) {
                return keys.find(organizationId).orElseThrow(() -> madeMeanwhile);
            }
            return keys.find(organizationId).orElseThrow();
        }
        return present.get();
    }

    private static byte[] bytes(SecretAddress address) {
        return address.toString().getBytes(StandardCharsets.UTF_8);
    }
}
