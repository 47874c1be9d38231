package org.storelink.appstoresimulator;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.storelink.appstoresimulator.api.IssuedKey;
import org.storelink.appstoresimulator.market.ProductKind;
import org.storelink.appstoresimulator.people.Practice;
import org.storelink.appstoresimulator.people.Role;
import org.storelink.appstoresimulator.reviews.CustomerReview;

/** Reviews and responses of the API: out of the same book as the site's, for keys with a role for them. */
class ApiReviewsTest {

    private static final String ACCOUNT = "121007001";
    private static final String JSON = "application/json";

    private AppStoreSimulator store;
    private KeyedClient client;
    private IssuedKey key;
    private long app;

    @BeforeEach
    void open() {
        store = AppStoreSimulator.start(Options.builder()
                .today(LocalDate.of(2026, 11, 23))
                .rowsPerDay(20)
                .build());
        client = new KeyedClient(store);
        key = store.apiKeys().issue(ACCOUNT, Role.CUSTOMER_SUPPORT);
        app = store.truth().vendors().stream()
                .filter(vendor -> vendor.account().equals(ACCOUNT))
                .flatMap(vendor -> vendor.products().stream())
                .filter(product -> product.kind().family() == ProductKind.Family.APP)
                .findFirst()
                .orElseThrow()
                .appleId();
    }

    @AfterEach
    void close() {
        client.close();
        store.close();
    }

    private HttpResponse<byte[]> list(IssuedKey by, Map<String, String> query) {
        return client.get(by, "/v1/apps/" + app + "/customerReviews", query);
    }

    @Test
    void thePagesHoldWhatCustomersWrote() {
        List<String> ids = new ArrayList<>();
        Map<String, String> query = Map.of("limit", "50", "sort", "-createdDate");
        while (!query.isEmpty()) {
            JsonObject page = KeyedClient.json(list(key, query));
            page.getJsonArray("data").getValuesAs(JsonObject.class).forEach(review -> ids.add(review.getString("id")));
            JsonObject links = page.getJsonObject("links");
            query = links.containsKey("next")
                    ? Map.of("limit", "50", "sort", "-createdDate", "cursor", cursor(links.getString("next")))
                    : Map.of();
        }

        assertThat(ids)
                .hasSizeGreaterThan(50)
                .containsExactlyElementsOf(
                        store.reviews().of(app).stream().map(CustomerReview::id).toList());
    }

    private static String cursor(String next) {
        assertThat(URI.create(next).getPath()).startsWith("/v1/apps/");
        return next.replaceFirst(".*[?&]cursor=", "").replaceFirst("&.*", "");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"FINANCE", "SALES", "DEVELOPER", "MARKETING"})
    void otherRolesAreForbidden(Role role) {
        IssuedKey other = store.apiKeys().issue(ACCOUNT, role);

        assertThat(list(other, Map.of()).statusCode()).isEqualTo(403);
        assertThat(respond(other, newest(), "Thanks.", JSON).statusCode()).isEqualTo(403);
    }

    @Test
    void theKeyOfAPersonDoesWhatThePersonMay() {
        assertThat(list(store.apiKeys().issueIndividual(Practice.REPLIES), Map.of())
                        .statusCode())
                .isEqualTo(200);
        assertThat(list(store.apiKeys().issueIndividual(Practice.SMS), Map.of()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void aResponseIsPublishedReadAndDeleted() {
        String review = newest();

        HttpResponse<byte[]> made = respond(key, review, "Thanks.", JSON);
        JsonObject read = KeyedClient.json(client.get(key, "/v1/customerReviews/" + review + "/response", Map.of()));
        String id = KeyedClient.json(made).getJsonObject("data").getString("id");

        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(store.reviews().published(review)).containsExactly("Thanks.");
        assertThat(read.getJsonObject("data").getJsonObject("attributes").getString("responseBody"))
                .isEqualTo("Thanks.");
        assertThat(client.send(key, "DELETE", "/v1/customerReviewResponses/" + id, JSON, "")
                        .statusCode())
                .isEqualTo(204);
        assertThat(client.get(key, "/v1/customerReviews/" + review + "/response", Map.of())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void onlyPlainJsonIsTaken() {
        assertThat(respond(key, newest(), "Thanks.", "application/vnd.api+json").statusCode())
                .isEqualTo(415);
    }

    private String newest() {
        return store.reviews().of(app).getFirst().id();
    }

    private HttpResponse<byte[]> respond(IssuedKey by, String review, String text, String type) {
        JsonObject relationship = Json.createObjectBuilder()
                .add(
                        "data",
                        Json.createObjectBuilder()
                                .add("type", "customerReviews")
                                .add("id", review))
                .build();
        String body = Json.createObjectBuilder()
                .add(
                        "data",
                        Json.createObjectBuilder()
                                .add("type", "customerReviewResponses")
                                .add("attributes", Json.createObjectBuilder().add("responseBody", text))
                                .add("relationships", Json.createObjectBuilder().add("review", relationship)))
                .build()
                .toString();
        return client.send(by, "POST", "/v1/customerReviewResponses", type, body);
    }
}
