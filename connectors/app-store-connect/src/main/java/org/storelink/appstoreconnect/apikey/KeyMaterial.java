package org.storelink.appstoreconnect.apikey;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.storelink.appstoreconnect.wire.Json;
import org.storelink.connector.SessionMaterial;

/**
 * What linking leaves to sessions and to linking again: no secret, and nothing that ends.
 *
 * @param vendors those of the last link, collected or not
 * @param keys what is known of keys, those that the account holds and maybe others
 */
record KeyMaterial(List<String> vendors, List<KeyStanding> keys) {

    private static final String FORM = "api-key-1";

    KeyMaterial {
        vendors = List.copyOf(vendors);
        keys = List.copyOf(keys);
    }

    SessionMaterial toMaterial() {
        String json = Json.object(
                        "form",
                        FORM,
                        "vendors",
                        Json.list(vendors),
                        "keys",
                        Json.list(keys.stream().map(KeyStanding::written).toList()))
                .written();
        return new SessionMaterial(json.getBytes(StandardCharsets.UTF_8), Optional.empty());
    }

    /** Empty when the bytes are not this form's: of another mode, of a later version. */
    static KeyMaterial of(Optional<SessionMaterial> material) {
        return material.flatMap(kept -> Json.parse(new String(kept.bytes(), StandardCharsets.UTF_8)))
                .filter(json -> json.at("form").text().filter(FORM::equals).isPresent())
                .map(json -> new KeyMaterial(
                        json.at("vendors").items().stream()
                                .flatMap(vendor -> vendor.text().stream())
                                .toList(),
                        json.at("keys").items().stream()
                                .flatMap(key -> KeyStanding.read(key).stream())
                                .toList()))
                .orElseGet(() -> new KeyMaterial(List.of(), List.of()));
    }

    KeyStanding of(KeyCredential key) {
        return keys.stream()
                .filter(known -> known.keyId().equals(key.keyId()))
                .findFirst()
                .orElseGet(() -> KeyStanding.neverTried(key.keyId()));
    }

    KeyMaterial knowing(KeyStanding standing) {
        List<KeyStanding> next = new ArrayList<>(keys);
        next.removeIf(known -> known.keyId().equals(standing.keyId()));
        next.add(standing);
        return new KeyMaterial(vendors, next);
    }
}
