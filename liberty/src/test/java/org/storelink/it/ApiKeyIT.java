package org.storelink.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.storelink.appstoresimulator.Options;
import org.storelink.appstoresimulator.api.IssuedKey;
import org.storelink.appstoresimulator.market.Product;
import org.storelink.appstoresimulator.market.ProductKind;
import org.storelink.appstoresimulator.people.Practice;
import org.storelink.appstoresimulator.people.Role;
import org.storelink.appstoresimulator.reviews.CustomerReview;
import org.storelink.it.ApiClient.Answer;

/** A key of the API, over REST: what is refused and why, half a year of figures that are the store's, and what customers wrote. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ApiKeyIT {

    private static final Duration LONGEST = Duration.ofMinutes(6);

    private static final String REPLY = "Thank you; version 2.1 mends that.";

    /** Enough for settled months; how far back a key reaches is planned by what its way of linking says. */
    private static final int DAYS = 180;

    private static final int DAYS_OF_SUBSCRIPTIONS = 60;

    @AutoClose
    private final Storelink storelink = Storelink.start(
            Options.builder().accounts(1).vendors(2).rowsPerDay(12).build(),
            Map.of("STORELINK_REVIEWS_INTERVAL", "PT10S", "STORELINK_INGESTION_HISTORY", "P" + DAYS + "D"));

    private final KeyLink link = new KeyLink(storelink.api(), storelink.store());

    @Test
    @Order(1)
    void saysWhyAKeyIsRefusedAndRepeatsNothingOfIt() {
        IssuedKey key = link.key(Role.FINANCE);
        Answer mixedUp = link.begin(key, link.key(Role.ADMIN).p8());
        Answer withoutRole = link.begin(link.key(Role.DEVELOPER));
        Answer individual = link.begin(storelink.store().apiKeys().issueIndividual(Practice.SMS));
        Answer cutOff = link.begin(key, key.p8().substring(0, key.p8().length() - 20));

        assertThat(mixedUp.status()).as(mixedUp.body()).isEqualTo(422);
        assertThat(mixedUp.body()).contains("does not accept this key");
        assertThat(withoutRole.status()).as(withoutRole.body()).isEqualTo(422);
        assertThat(withoutRole.body()).contains("role Finance", "role Customer Support");
        assertThat(individual.body()).contains("individual key");
        assertThat(cutOff.body()).contains("cut off");
        for (String line : key.p8().split("\n", -1)) {
            assertThat(mixedUp.body() + withoutRole.body() + individual.body() + cutOff.body())
                    .doesNotContain(line);
        }
        assertThat(storelink.api().get("/v2/external_accounts").object()).isEmpty();
    }

    @Test
    @Order(2)
    void linksAtOnceAndCollectsWhatTheStoreSoldAndSettled() {
        Answer linked = link.begin(link.key(Role.FINANCE, Role.CUSTOMER_SUPPORT));
        assertThat(linked.status()).as(linked.body()).isEqualTo(201);
        JsonObject account = linked.object();
        assertThat(account.getString("mode")).isEqualTo("api-key");
        assertThat(stateOf(account, "sales")).isEqualTo("granted");
        assertThat(stateOf(account, "finance")).isEqualTo("granted");
        assertThat(stateOf(account, "reviews")).isEqualTo("granted");
        assertThat(stateOf(account, "replies")).isEqualTo("granted");
        assertThat(stateOf(account, "usage")).isEqualTo("absent");

        LinkedPracticeStore collected = new LinkedPracticeStore(
                        storelink, account.getJsonNumber("id").longValueExact())
                .awaitCollected(LONGEST);
        LocalDate first = collected.today().minusDays(DAYS - 1);
        new Reconciliation(collected).checkDaysSince(first);
        new FinanceReconciliation(collected, first).checkSettledAmounts();
        new SubscriptionReconciliation(collected, collected.today().minusDays(DAYS_OF_SUBSCRIPTIONS)).check();
        assertThat(storelink.store().apiTokens().faults().values())
                .as("tokens refused since the first test mixed two keys up")
                .containsExactly(2);
        assertThat(storelink
                        .api()
                        .get("/v2/external_accounts/" + collected.id() + "/imports?stream=payments-monthly")
                        .object()
                        .getJsonArray("results"))
                .as("payments are not told to a key, so nothing of them is awaited")
                .isEmpty();
    }

    @Test
    @Order(3)
    void readsWhatCustomersWroteAndSendsAReply() {
        await(() -> storelink.api().get("/v2/reviews?count=1").object().getInt("total")
                >= apps().mapToInt(app -> storelink.store().reviews().of(app).size())
                        .sum());
        CustomerReview review = apps().boxed()
                .flatMap(app -> storelink.store().reviews().of(app).stream())
                .filter(one -> storelink.store().reviews().response(one).isEmpty())
                .findFirst()
                .orElseThrow();

        String id = storelink
                .api()
                .get("/v2/reviews?count=500&author=" + URLEncoder.encode(review.nickname(), StandardCharsets.UTF_8))
                .object()
                .getJsonArray("reviews")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(one -> one.getString("original_review").equals(review.body()))
                .findFirst()
                .orElseThrow()
                .getString("id");
        Answer reply = storelink.api().post("/v2/reviews/" + id + "/response", "{\"content\":\"" + REPLY + "\"}");

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        await(() -> storelink.store().reviews().published(review.id()).equals(List.of(REPLY)));
    }

    @Test
    @Order(4)
    void theKeyOfAPersonIsAnAccountForReviewsAlone() {
        Answer linked = link.begin(storelink.store().apiKeys().issueIndividual(Practice.REPLIES));

        assertThat(linked.status()).as(linked.body()).isEqualTo(201);
        assertThat(stateOf(linked.object(), "sales")).isEqualTo("missing");
        assertThat(stateOf(linked.object(), "reviews")).isEqualTo("granted");
        assertThat(linked.object().getJsonArray("vendors")).isEmpty();
    }

    private LongStream apps() {
        return storelink.store().truth().vendors().stream()
                .flatMap(vendor -> vendor.products().stream())
                .filter(product -> product.kind().family() == ProductKind.Family.APP)
                .mapToLong(Product::appleId);
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
        }
    }

    private static String stateOf(JsonObject account, String capability) {
        return account.getJsonObject("capabilities").getJsonObject(capability).getString("state");
    }
}
