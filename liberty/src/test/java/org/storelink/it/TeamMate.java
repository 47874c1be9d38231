package org.storelink.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.net.URI;
import java.util.UUID;
import org.storelink.it.ApiClient.Answer;

/** A member besides the owner, with an address of its own, who came by invitation. */
record TeamMate(Storelink storelink, String email, String password) {

    /** @param role as the API writes it: viewer, admin or owner */
    static TeamMate invite(Storelink storelink, String role) {
        String email = role + "-" + UUID.randomUUID() + "@storelink.example";
        String password = "the pass phrase of a " + role;
        Answer invited = storelink
                .api()
                .post(
                        "/v2/users/invitations",
                        Json.createObjectBuilder()
                                .add("email", email)
                                .add("role", role)
                                .build()
                                .toString());
        assertThat(invited.status()).as(invited.body()).isEqualTo(201);
        URI link = URI.create(invited.object().getString("link"));
        ConsoleSession browser = ConsoleSession.at(storelink.server().uri("/"));
        var joined = browser.send(browser.form(link.getPath() + "?" + link.getQuery(), "join")
                .fill("name", role)
                .fill("password", password));
        assertThat(joined.statusCode()).as(joined.body()).isEqualTo(302);
        return new TeamMate(storelink, email, password);
    }

    ApiClient api() {
        return ApiClient.of(storelink.server()).withPassword(email, password);
    }
}
