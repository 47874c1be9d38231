package org.storelink.appstoresimulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.storelink.appstoresimulator.fault.Fault;
import org.storelink.appstoresimulator.fault.FaultKind;
import org.storelink.appstoresimulator.people.Practice;
import org.storelink.appstoresimulator.people.Role;
import org.storelink.appstoresimulator.reviews.CustomerReview;
import org.storelink.appstoresimulator.reviews.DeveloperResponse;

class ReviewsTest {

    private static final long TIDEWATCH = 6_740_012_300L;
    private static final String LIST = "/iris/v1/apps/" + TIDEWATCH + "/customerReviews";
    private static final String RESPONSES = "/iris/v1/customerReviewResponses";
    private static final String OLDER = "/WebObjects/iTunesConnect.woa/ra/apps/" + TIDEWATCH + "/platforms/ios/reviews";

    private AppStoreSimulator store;
    private Browser browser;

    @BeforeEach
    void open() {
        store = AppStoreSimulator.start(
                Options.builder().today(LocalDate.of(2026, 11, 23)).build());
        browser = new Browser(store.uri(), 6);
        browser.enter(store, Practice.REPLIES);
        browser.always("X-CSRF-ITC", "[asc-ui]");
    }

    @AfterEach
    void close() {
        browser.close();
        store.close();
    }

    private List<CustomerReview> truth() {
        return store.reviews().of(TIDEWATCH);
    }

    private List<CustomerReview> truthOfAllApps() {
        return store.truth().vendors().stream()
                .flatMap(vendor -> vendor.products().stream())
                .flatMap(product -> store.reviews().of(product.appleId()).stream())
                .toList();
    }

    private static List<JsonObject> data(HttpResponse<String> answer) {
        return Browser.json(answer).getJsonArray("data").getValuesAs(JsonObject.class);
    }

    private static List<String> ids(List<JsonObject> data) {
        return data.stream().map(review -> review.getString("id")).toList();
    }

    @Test
    void customersWriteInTwelveLanguagesShortAndLong() {
        List<CustomerReview> all = truth();

        assertThat(all).hasSizeGreaterThan(200);
        assertThat(all).extracting(CustomerReview::id).doesNotHaveDuplicates();
        assertThat(all).extracting(CustomerReview::number).doesNotHaveDuplicates();
        assertThat(all.stream().map(CustomerReview::territory).distinct()).hasSizeGreaterThan(12);
        assertThat(all)
                .extracting(review -> review.body().length())
                .contains(6_000)
                .allMatch(length -> length <= 6_000);
        assertThat(all).anyMatch(review -> review.title().isEmpty()).anyMatch(CustomerReview::edited);
        assertThat(all.stream().map(review -> store.reviews().response(review)))
                .anyMatch(Optional::isEmpty)
                .anyMatch(Optional::isPresent);
    }

    @Test
    void everyReviewIsToldOncePageByPageTheNewestFirst() {
        List<JsonObject> told = new ArrayList<>();
        String next = LIST + "?limit=100&sort=-createdDate&include=response";
        while (!next.isEmpty()) {
            HttpResponse<String> answer = browser.get(next);
            told.addAll(data(answer));
            next = Browser.json(answer).getJsonObject("links").getString("next", "");
            assertThat(next).matches("|" + store.uri() + ".*cursor=.*");
        }

        List<CustomerReview> truth = truth();
        assertThat(ids(told)).isEqualTo(truth.stream().map(CustomerReview::id).toList());
        for (int i = 0; i < truth.size(); i++) {
            JsonObject attributes = told.get(i).getJsonObject("attributes");
            assertThat(attributes.getInt("rating")).isEqualTo(truth.get(i).rating());
            assertThat(attributes.getString("body")).isEqualTo(truth.get(i).body());
            assertThat(attributes.getString("territory")).hasSize(3);
            assertThat(OffsetDateTime.parse(attributes.getString("createdDate")).toInstant())
                    .isEqualTo(truth.get(i).writtenAt());
        }
    }

    @Test
    void responsesComeAlongWhenTheyAreAskedFor() {
        JsonObject with = Browser.json(browser.get(LIST + "?limit=200&include=response"));
        JsonObject without = Browser.json(browser.get(LIST + "?limit=200"));

        assertThat(with.getJsonArray("included")).isNotEmpty();
        assertThat(without).doesNotContainKey("included");
    }

    @Test
    void timePassesEditsKeepTheIdAndSomeAreTakenBack() {
        List<CustomerReview> before = truthOfAllApps();

        store.clock().advance(Duration.ofDays(60));

        List<CustomerReview> after = truthOfAllApps();
        assertThat(after).filteredOn(CustomerReview::edited).anyMatch(edited -> before.stream()
                .anyMatch(review -> review.id().equals(edited.id()) && !review.edited()));
        assertThat(before)
                .anyMatch(review -> after.stream().noneMatch(still -> still.id().equals(review.id())));
        assertThat(after)
                .extracting(CustomerReview::writtenAt)
                .anyMatch(at -> at.isAfter(Instant.parse("2026-11-24T00:00:00Z")));
    }

    @Test
    void theSameIsToldAtTheOlderAddressByOtherNumbersAndWithVersions() {
        browser.always("X-CSRF-ITC", "itc");
        List<Long> numbers = new ArrayList<>();
        for (int index = 0; index < truth().size(); index += 100) {
            JsonObject data = Browser.json(browser.get(OLDER + "?sort=REVIEW_SORT_ORDER_MOST_RECENT&index=" + index))
                    .getJsonObject("data");
            assertThat(data.getInt("reviewCount")).isEqualTo(truth().size());
            for (JsonValue review : data.getJsonArray("reviews")) {
                JsonObject value = review.asJsonObject().getJsonObject("value");
                numbers.add(value.getJsonNumber("id").longValue());
                assertThat(value.getString("appVersionString")).isNotEmpty();
                assertThat(value.getString("storeFront")).hasSize(2);
            }
        }

        assertThat(numbers)
                .isEqualTo(truth().stream().map(CustomerReview::number).toList());
        assertThat(Browser.json(browser.get(OLDER.replace("ios", "osx")))
                        .getJsonObject("data")
                        .getInt("reviewCount"))
                .isZero();
    }

    @Test
    void aResponseIsPendingThenPublishedReplacedAndWithdrawn() {
        CustomerReview review = truth().getFirst();

        JsonObject first = Browser.json(respond(review.id(), "Thanks.")).getJsonObject("data");
        assertThat(first.getJsonObject("attributes").getString("state")).isEqualTo("PENDING_PUBLISH");
        store.clock().advance(Duration.ofHours(7));
        browser.session();
        browser.always("X-CSRF-ITC", "[asc-ui]");
        JsonObject later = Browser.json(browser.get("/iris/v1/customerReviews/" + review.id() + "/response"))
                .getJsonObject("data");
        assertThat(later.getJsonObject("attributes").getString("state")).isEqualTo("PUBLISHED");
        JsonObject second = Browser.json(respond(review.id(), "Thanks a lot.")).getJsonObject("data");

        assertThat(store.reviews().response(review))
                .map(DeveloperResponse::text)
                .contains("Thanks a lot.");
        assertThat(browser.send("DELETE", RESPONSES + "/" + first.getString("id"), "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(browser.send("DELETE", RESPONSES + "/" + second.getString("id"), "")
                        .statusCode())
                .isEqualTo(204);
        assertThat(store.reviews().response(review)).isEmpty();
        assertThat(browser.get("/iris/v1/customerReviews/" + review.id() + "/response")
                        .statusCode())
                .isEqualTo(404);
        assertThat(store.reviews().published(review.id())).containsExactly("Thanks.", "Thanks a lot.");
    }

    @Test
    void whoMayNotAndWhatIsNotThereIsRefused() {
        String review = truth().getFirst().id();

        assertThat(respond("99999999", "Thanks.").statusCode()).isEqualTo(404);
        assertThat(respond(review, "x".repeat(5_971)).statusCode()).isEqualTo(409);
        assertThat(browser.get(LIST.replace("67", "99")).statusCode()).isEqualTo(404);
        assertThat(browser.get(LIST + "?limit=201").statusCode()).isEqualTo(400);
        assertThat(browser.get(OLDER).statusCode()).as("header").isEqualTo(403);
        browser.always("X-CSRF-ITC", "itc");
        assertThat(respond(review, "Thanks.").statusCode()).as("header").isEqualTo(403);
        browser.always("X-CSRF-ITC", "[asc-ui]");
        store.people().put(store.people().get(Practice.REPLIES).withRoles(Set.of(Role.SALES, Role.MARKETING)));
        assertThat(browser.get(LIST).statusCode()).isEqualTo(403);
        assertThat(respond(review, "Thanks.").statusCode()).isEqualTo(403);
        assertThat(store.reviews().published(review)).isEmpty();
    }

    @Test
    void anAnswerMayBeLostAfterTheDeed() {
        String review = truth().getFirst().id();
        store.faults().add(Fault.of(FaultKind.LOST_ANSWER).times(1));

        assertThatThrownBy(() -> respond(review, "Thanks.")).hasCauseInstanceOf(IOException.class);

        assertThat(store.reviews().published(review)).containsExactly("Thanks.");
        assertThat(store.requests().count("iris.respond")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "TROUBLE_AFTERWARDS, 500, 1",
        "SLOW, 201, 1",
        "CONFLICT, 409, 0",
        "UNPROCESSABLE, 422, 0",
        "OTHER_SHAPE, 200, 0",
        "ADDRESS_GONE, 404, 0"
    })
    void otherFaultsStrikeBeforeOrAfterTheDeed(FaultKind kind, int status, int published) {
        String review = truth().getFirst().id();
        store.faults().add(Fault.of(kind).command("iris.respond").delay(Duration.ofMillis(1)));

        assertThat(respond(review, "Thanks.").statusCode()).isEqualTo(status);
        assertThat(store.reviews().published(review)).hasSize(published);
    }

    @Test
    void customersWriteEditAndDeleteFromOutside() {
        JsonObject written = control("{\"app\":\"" + TIDEWATCH + "\",\"rating\":\"2\",\"body\":\"<script>\"}");
        String id = written.getString("id");
        assertThat(data(browser.get(LIST)).getFirst().getString("id")).isEqualTo(id);

        store.clock().advance(Duration.ofMinutes(5));
        JsonObject edited = control("{\"id\":\"" + id + "\",\"rating\":\"5\",\"body\":\"Better now\"}");
        assertThat(edited.getString("id")).isEqualTo(id);
        assertThat(Instant.parse(edited.getString("writtenAt")))
                .isEqualTo(store.clock().instant());

        control("{\"id\":\"" + id + "\",\"delete\":true}");
        assertThat(ids(data(browser.get(LIST)))).doesNotContain(id);
        assertThat(Browser.json(browser.get("/control/reviews?app=" + TIDEWATCH))
                        .getJsonArray("reviews"))
                .hasSameSizeAs(truth());
    }

    private JsonObject control(String body) {
        return Browser.json(browser.post("/control/reviews", body));
    }

    private HttpResponse<String> respond(String review, String text) {
        return browser.post(RESPONSES, """
            {"data":{"type":"customerReviewResponses","attributes":{"responseBody":"%s"},
             "relationships":{"review":{"data":{"type":"customerReviews","id":"%s"}}}}}
            """.formatted(text, review));
    }
}
