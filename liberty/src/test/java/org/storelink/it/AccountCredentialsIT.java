package org.storelink.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.storelink.appstoresimulator.Options;
import org.storelink.appstoresimulator.people.Practice;
import org.storelink.appstoresimulator.people.SignInLog.What;
import org.storelink.it.ApiClient.Answer;

/** Account credentials with a second factor, over REST: from the password to figures, and what a rejected password does not do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AccountCredentialsIT {

    /** A day of usage takes some fifty questions, so not all that the store has is collected. */
    private static final int DAYS = 60;

    private static final Duration LONGEST = Duration.ofMinutes(5);

    @AutoClose
    private final Storelink storelink = Storelink.start(
            Options.builder().accounts(1).vendors(2).rowsPerDay(12).build(),
            Map.of("STORELINK_INGESTION_HISTORY", "P" + DAYS + "D"));

    private final ApiClient api = storelink.api();

    @Test
    @Order(1)
    void sendsARejectedPasswordOnceHoweverOftenItIsTried() {
        Answer first = link(Practice.SMS, "Wrong-Password-1");
        Answer second = link(Practice.SMS, "Wrong-Password-1");

        assertThat(first.status()).as(first.body()).isEqualTo(422);
        assertThat(second.status()).as(second.body()).isEqualTo(422);
        assertThat(storelink.store().signIns().count(Practice.SMS, What.WRONG_PASSWORD))
                .isEqualTo(1);
        assertThat(first.body() + second.body()).doesNotContain("Wrong-Password-1");
    }

    @Test
    @Order(2)
    void linksWithACodeAndCollectsWhatTheStoreSold() {
        Answer begun = link(Practice.APPLE_ID, storelink.store().password());
        assertThat(begun.status()).as(begun.body()).isEqualTo(202);
        JsonObject asked = begun.object().getJsonObject("link");
        assertThat(asked.getString("state")).isEqualTo("challenge");
        assertThat(asked.getJsonObject("challenge").getString("kind")).isEqualTo("code");
        assertThat(asked.getJsonObject("challenge").getInt("length")).isEqualTo(6);

        JsonObject wrong = answered(asked, "{\"code\":\"" + wrongCode() + "\"}");
        assertThat(wrong.getString("state")).isEqualTo("challenge");
        assertThat(wrong.getJsonObject("challenge").getString("last_error")).isNotBlank();
        JsonObject step = answered(wrong, "{\"code\":\"" + code() + "\"}");
        while (!step.getString("state").equals("linked")) {
            step = answered(step, answerTo(step));
        }

        long id = step.getJsonObject("account").getJsonNumber("id").longValueExact();
        assertThat(step.getJsonObject("account").getString("mode")).isEqualTo("account");
        assertThat(storelink.store().signIns().count(Practice.APPLE_ID, What.RIGHT_PASSWORD))
                .isEqualTo(1);
        LinkedPracticeStore account = new LinkedPracticeStore(storelink, id).awaitCollected(LONGEST);
        LocalDate first = account.today().minusDays(DAYS - 1);
        new Reconciliation(account).checkDaysSince(first);
        new FinanceReconciliation(account, first).check();
        new UsageReconciliation(account, first).check();
        new ReportPages(account).check();
        new PaymentFiles(account).check();
        assertThat(storelink.store().signIns().attempts(Practice.APPLE_ID))
                .as("collecting needs no further sign-in")
                .isEqualTo(1);
    }

    private Answer link(String appleId, String password) {
        return api.post(
                "/v2/external_accounts",
                Json.createObjectBuilder()
                        .add("connector", "app-store-connect")
                        .add("mode", "account")
                        .add(
                                "credentials",
                                Json.createObjectBuilder()
                                        .add("apple_id", appleId)
                                        .add("password", password))
                        .build()
                        .toString());
    }

    private JsonObject answered(JsonObject step, String answer) {
        Answer next = api.post("/v2/links/" + step.getString("id") + "/answer", answer);
        assertThat(next.status()).as(next.body()).isEqualTo(200);
        return next.object();
    }

    private String code() {
        return storelink.store().codes().newest(Practice.APPLE_ID).orElseThrow();
    }

    private String wrongCode() {
        return code().equals("000000") ? "000001" : "000000";
    }

    private static String answerTo(JsonObject step) {
        JsonObject challenge = step.getJsonObject("challenge");
        if (challenge.getString("kind").equals("consent")) {
            return "{\"done\":true}";
        }
        JsonArrayBuilder choices = Json.createArrayBuilder();
        step.getJsonArray("options")
                .getValuesAs(JsonObject.class)
                .forEach(option -> choices.add(option.getString("id")));
        return Json.createObjectBuilder().add("choices", choices).build().toString();
    }
}
