package org.storelink.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.stream.Collectors;
import org.storelink.appstoresimulator.AppStoreSimulator;
import org.storelink.appstoresimulator.api.IssuedKey;
import org.storelink.appstoresimulator.market.Vendor;
import org.storelink.appstoresimulator.people.Role;
import org.storelink.it.ApiClient.Answer;

/** Linking the practice store by a key of its API over REST, with all vendors of the first account. */
record KeyLink(ApiClient api, AppStoreSimulator store) {

    IssuedKey key(Role... roles) {
        return store.apiKeys().issue(account(), roles);
    }

    private String account() {
        return store.truth().accounts().getFirst().number();
    }

    String vendors() {
        return store.truth().vendors().stream()
                .filter(vendor -> vendor.account().equals(account()))
                .map(Vendor::number)
                .collect(Collectors.joining(", "));
    }

    Answer begin(IssuedKey key) {
        return begin(key, key.p8());
    }

    /** @param privateKey as a person pastes it */
    Answer begin(IssuedKey key, String privateKey) {
        JsonObjectBuilder credentials = credentials(key, privateKey).add("vendor_number", vendors());
        return api.post(
                "/v2/external_accounts",
                Json.createObjectBuilder()
                        .add("connector", "app-store-connect")
                        .add("mode", "api-key")
                        .add("credentials", credentials)
                        .build()
                        .toString());
    }

    /** Returns the id of the linked account. */
    long link(IssuedKey key) {
        Answer linked = begin(key);
        assertThat(linked.status()).as(linked.body()).isEqualTo(201);
        return linked.object().getJsonNumber("id").longValueExact();
    }

    /** Adds a key to a linked account. */
    Answer add(long account, IssuedKey key) {
        return api.post(
                "/v2/external_accounts/" + account + "/keys",
                Json.createObjectBuilder()
                        .add("credentials", credentials(key, key.p8()))
                        .build()
                        .toString());
    }

    private static JsonObjectBuilder credentials(IssuedKey key, String privateKey) {
        JsonObjectBuilder credentials =
                Json.createObjectBuilder().add("key_id", key.key().id()).add("private_key", privateKey);
        key.key().issuer().ifPresent(issuer -> credentials.add("issuer_id", issuer));
        return credentials;
    }
}
