package org.storelink.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What opens an account at its store, sealed by the vault: the credential that a person entered and the material that sessions keep.
 * Each has a number that grows when it is replaced, so that whoever works with an older one is found out.
 */
@Embeddable
class SealedSecrets {

    @Column(name = "credential_number")
    private int credentialNumber;

    @Column(name = "credential")
    private byte @Nullable [] credential;

    @Column(name = "material_number")
    private int materialNumber;

    @Column(name = "material")
    private byte @Nullable [] material;

    @Column(name = "expires_at")
    private @Nullable Instant expiresAt;

    @Column(name = "credential_fingerprint")
    private @Nullable String fingerprint;

    @Column(name = "question")
    private byte @Nullable [] question;

    /** @param keyedFingerprint by which the credential is told from another one without being opened */
    void replaceCredential(byte[] sealed, String keyedFingerprint) {
        credential = sealed;
        fingerprint = keyedFingerprint;
        question = null;
        credentialNumber++;
        replaceMaterial(null, Optional.empty());
    }

    /** @param expiry when a person will be needed again, if the store says so */
    void replaceMaterial(byte @Nullable [] sealed, Optional<Instant> expiry) {
        material = sealed;
        materialNumber++;
        expiresAt = expiry.orElse(null);
    }

    /** @param sealed what the store asks a person before it lets Storelink in again; null when that is no longer open */
    void park(byte @Nullable [] sealed) {
        question = sealed;
    }

    void destroy() {
        credential = null;
        fingerprint = null;
        question = null;
        replaceMaterial(null, Optional.empty());
    }

    int credentialNumber() {
        return credentialNumber;
    }

    Optional<byte[]> credential() {
        return Optional.ofNullable(credential);
    }

    Optional<String> fingerprint() {
        return Optional.ofNullable(fingerprint);
    }

    Optional<byte[]> question() {
        return Optional.ofNullable(question);
    }

    int materialNumber() {
        return materialNumber;
    }

    Optional<byte[]> material() {
        return Optional.ofNullable(material);
    }

    Optional<Instant> expiresAt() {
        return Optional.ofNullable(expiresAt);
    }
}
