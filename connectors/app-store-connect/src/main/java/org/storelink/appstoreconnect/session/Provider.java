package org.storelink.appstoreconnect.session;

import java.util.Optional;
import org.storelink.appstoreconnect.wire.Json;

/**
 * A company that an Apple Account works for in App Store Connect.
 *
 * @param id Apple's older number, which some calls still want; empty when Apple did not say
 * @param publicId unique for ever
 */
public record Provider(String id, String publicId, String name) {

    static Optional<Provider> of(Json json) {
        return json.at("publicProviderId")
                .text()
                .map(publicId -> new Provider(
                        json.at("providerId").text().orElse(""),
                        publicId,
                        json.at("name").text().orElse(publicId)));
    }

    Json toJson() {
        return Json.object("providerId", id, "publicProviderId", publicId, "name", name);
    }

    /** Whether both are the same company, whatever it is called meanwhile. */
    public boolean isSame(Provider other) {
        return publicId.equals(other.publicId);
    }
}
