package org.storelink.appstoreconnect.apikey;

import java.security.interfaces.ECPrivateKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.Credential;

/** What a person typed, read. No record: it shows nothing of itself. */
final class KeyCredential {

    private final Optional<String> issuer;
    private final String keyId;
    private final ECPrivateKey key;
    private final List<String> vendors;

    private KeyCredential(Optional<String> issuer, String keyId, ECPrivateKey key, List<String> vendors) {
        this.issuer = issuer;
        this.keyId = keyId;
        this.key = key;
        this.vendors = vendors;
    }

    /**
     * Each of the account's keys, in the order in which they were added.
     *
     * @throws ConnectorException when a private key is none
     */
    static List<KeyCredential> all(Credential credential) throws ConnectorException {
        List<KeyCredential> keys = new ArrayList<>();
        for (Credential key : credential.keys()) {
            keys.add(of(key));
        }
        return List.copyOf(keys);
    }

    /** @throws ConnectorException when the private key is none */
    static KeyCredential of(Credential credential) throws ConnectorException {
        return new KeyCredential(
                value(credential, ApiKeyMode.ISSUER_ID).map(issuer -> issuer.toLowerCase(Locale.ROOT)),
                credential.value(ApiKeyMode.KEY_ID).toUpperCase(Locale.ROOT),
                PrivateKeyText.read(credential.value(ApiKeyMode.PRIVATE_KEY)),
                value(credential, ApiKeyMode.VENDOR_NUMBER).stream()
                        .flatMap(typed -> Arrays.stream(typed.split("[\\s,;]+")))
                        .filter(vendor -> !vendor.isEmpty())
                        .distinct()
                        .toList());
    }

    private static Optional<String> value(Credential credential, String field) {
        return credential.fields().contains(field)
                ? Optional.of(credential.value(field)).filter(value -> !value.isBlank())
                : Optional.empty();
    }

    /** Of the team; empty for the key of one person. */
    Optional<String> issuer() {
        return issuer;
    }

    /** Whether it is a team's, or else one person's. */
    boolean isOfTeam() {
        return issuer.isPresent();
    }

    String keyId() {
        return keyId;
    }

    ECPrivateKey key() {
        return key;
    }

    /** As typed, in order; none when the field was left empty. */
    List<String> vendors() {
        return vendors;
    }
}
