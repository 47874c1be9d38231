package org.storelink.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.storelink.appstoresimulator.Options;
import org.storelink.appstoresimulator.api.IssuedKey;
import org.storelink.appstoresimulator.people.Practice;
import org.storelink.appstoresimulator.people.Role;
import org.storelink.it.ApiClient.Answer;

/** A key of the API, over REST: what is refused and why, and then a year of figures that are the store's. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ApiKeyIT {

    private static final Duration LONGEST = Duration.ofMinutes(6);

    /** Of financial reports about a year is kept. */
    private static final int DAYS_OF_FINANCE = 300;

    @AutoClose
    private final Storelink storelink = Storelink.start(
            Options.builder().accounts(1).vendors(2).rowsPerDay(12).build());

    private final KeyLink link = new KeyLink(storelink.api(), storelink.store());

    @Test
    @Order(1)
    void saysWhyAKeyIsRefusedAndRepeatsNothingOfIt() {
        IssuedKey key = link.key(Role.FINANCE);
        Answer mixedUp = link.begin(key, link.key(Role.ADMIN).p8());
        Answer withoutRole = link.begin(link.key(Role.CUSTOMER_SUPPORT));
        Answer individual = link.begin(storelink.store().apiKeys().issueIndividual(Practice.APPLE_ID));
        Answer cutOff = link.begin(key, key.p8().substring(0, key.p8().length() - 20));

        assertThat(mixedUp.status()).as(mixedUp.body()).isEqualTo(422);
        assertThat(mixedUp.body()).contains("does not accept this key");
        assertThat(withoutRole.status()).as(withoutRole.body()).isEqualTo(422);
        assertThat(withoutRole.body()).contains("role Finance");
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
        Answer linked = link.begin(link.key(Role.FINANCE));
        assertThat(linked.status()).as(linked.body()).isEqualTo(201);
        JsonObject account = linked.object();
        assertThat(account.getString("mode")).isEqualTo("api-key");
        assertThat(stateOf(account, "sales")).isEqualTo("granted");
        assertThat(stateOf(account, "finance")).isEqualTo("granted");
        assertThat(stateOf(account, "usage")).isEqualTo("absent");

        LinkedPracticeStore collected = new LinkedPracticeStore(
                        storelink, account.getJsonNumber("id").longValueExact())
                .awaitCollected(LONGEST);
        new Reconciliation(collected).checkDaysOfAYearAndYearsThatAreOver();
        LocalDate since = collected.today().minusDays(DAYS_OF_FINANCE);
        new FinanceReconciliation(collected, since).checkSettledAmounts();
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

    private static String stateOf(JsonObject account, String capability) {
        return account.getJsonObject("capabilities").getJsonObject(capability).getString("state");
    }
}
