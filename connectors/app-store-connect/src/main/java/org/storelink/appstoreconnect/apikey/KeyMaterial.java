package org.storelink.appstoreconnect.apikey;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.storelink.appstoreconnect.wire.Json;
import org.storelink.connector.SessionMaterial;

/**
 * What linking leaves to sessions and to linking again: no secret, and nothing that ends.
 *
 * @param vendors those of the last link, collected or not
 */
record KeyMaterial(List<String> vendors) {

    private static final String FORM = "api-key-1";

    SessionMaterial toMaterial() {
        String json = Json.object("form", FORM, "vendors", Json.list(vendors)).written();
        return new SessionMaterial(json.getBytes(StandardCharsets.UTF_8), Optional.empty());
    }

    /** Without vendors when the bytes are not this form's: of another mode, of a later version. */
    static KeyMaterial of(Optional<SessionMaterial> material) {
        return material.flatMap(kept -> Json.parse(new String(kept.bytes(), StandardCharsets.UTF_8)))
                .filter(json -> json.at("form").text().filter(FORM::equals).isPresent())
                .map(json -> new KeyMaterial(json.at("vendors").items().stream()
                        .flatMap(vendor -> vendor.text().stream())
                        .toList()))
                .orElseGet(() -> new KeyMaterial(List.of()));
    }
}
