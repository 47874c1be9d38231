package org.storelink.it;

import static org.assertj.core.api.Assertions.assertThat;

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

    private final TwoFactorLink link = new TwoFactorLink(storelink.api(), storelink.store());

    @Test
    @Order(1)
    void sendsARejectedPasswordOnceHoweverOftenItIsTried() {
        Answer first = link.begin(Practice.SMS, "Wrong-Password-1");
        Answer second = link.begin(Practice.SMS, "Wrong-Password-1");

        assertThat(first.status()).as(first.body()).isEqualTo(422);
        assertThat(second.status()).as(second.body()).isEqualTo(422);
        assertThat(storelink.store().signIns().count(Practice.SMS, What.WRONG_PASSWORD))
                .isEqualTo(1);
        assertThat(first.body() + second.body()).doesNotContain("Wrong-Password-1");
    }

    @Test
    @Order(2)
    void linksWithACodeAndCollectsWhatTheStoreSold() {
        JsonObject asked = link.asked(Practice.APPLE_ID);
        assertThat(asked.getString("state")).isEqualTo("challenge");
        assertThat(asked.getJsonObject("challenge").getString("kind")).isEqualTo("code");
        assertThat(asked.getJsonObject("challenge").getInt("length")).isEqualTo(6);

        JsonObject wrong =
                link.answer(asked, "{\"code\":\"" + wrongCode() + "\"}").object();
        assertThat(wrong.getString("state")).isEqualTo("challenge");
        assertThat(wrong.getJsonObject("challenge").getString("last_error")).isNotBlank();
        Answer linked = link.finish(wrong, Practice.APPLE_ID);
        assertThat(linked.status()).as(linked.body()).isEqualTo(200);

        JsonObject step = linked.object();
        long id = step.getJsonObject("account").getJsonNumber("id").longValueExact();
        assertThat(step.getJsonObject("account").getString("mode")).isEqualTo("account");
        assertThat(storelink.store().signIns().count(Practice.APPLE_ID, What.RIGHT_PASSWORD))
                .isEqualTo(1);
        LinkedPracticeStore account = new LinkedPracticeStore(storelink, id).awaitCollected(LONGEST);
        LocalDate first = account.today().minusDays(DAYS - 1);
        new Reconciliation(account).checkDaysSince(first);
        new FinanceReconciliation(account, first).check();
        new UsageReconciliation(account, first).check();
        new SubscriptionReconciliation(account, first).check();
        new ReportPages(account).check();
        new PaymentFiles(account).check();
        assertThat(storelink.store().signIns().attempts(Practice.APPLE_ID))
                .as("collecting needs no further sign-in")
                .isEqualTo(1);
    }

    private String wrongCode() {
        return link.code(Practice.APPLE_ID).equals("000000") ? "000001" : "000000";
    }
}
