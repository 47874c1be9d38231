package org.storelink.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.storelink.appstoresimulator.fault.Fault;
import org.storelink.appstoresimulator.fault.FaultKind;
import org.storelink.appstoresimulator.people.Practice;
import org.storelink.it.ApiClient.Answer;

/** What only a person can mend, from the store to the overview: an agreement that is not signed, and a code in the middle of a run. */
@ExtendWith(SharedStorelink.class)
@PracticeStore(accounts = 1, vendors = 2, rowsPerDay = 6)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NeedsPersonIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern BANNER = Pattern.compile("class=\"notice (?:bad|warn)\"");

    private final Storelink storelink;
    private final ApiClient api;
    private final TwoFactorLink link;
    private long id;

    NeedsPersonIT(Storelink storelink) {
        this.storelink = storelink;
        this.api = storelink.api();
        this.link = new TwoFactorLink(api, storelink.store());
    }

    @Test
    @Order(1)
    void linkingSaysWhoMustSignWhere() {
        storelink.store().faults().add(Fault.of(FaultKind.AGREEMENT_UNSIGNED));

        Answer refused = link.finish(link.asked(Practice.APPLE_ID), Practice.APPLE_ID);

        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        assertThat(refused.body()).contains("Account Holder", "App Store Connect, Business");
        storelink.store().faults().clear();
    }

    @Test
    @Order(2)
    void aRunSaysSoAndCollectsEverythingOnceItIsSigned() {
        storelink.store().faults().add(Fault.of(FaultKind.AGREEMENT_UNSIGNED).command("analytics.settings"));
        Answer linked = link.finish(link.asked(Practice.APPLE_ID), Practice.APPLE_ID);
        assertThat(linked.status()).as(linked.body()).isEqualTo(200);
        id = linked.object().getJsonObject("account").getJsonNumber("id").longValueExact();

        JsonObject account = awaitState("agreement_to_be_signed");
        assertThat(account.getString("state_detail")).contains("Account Holder", "App Store Connect, Business");
        assertThat(importsOf("usage-daily", "loaded")).isZero();
        assertThat(banners()).isEqualTo(1);
        String nickname = account.getString("nickname");
        awaitMail(nickname + ": Agreement to be signed");

        storelink.store().faults().clear();
        sync();
        new LinkedPracticeStore(storelink, id).awaitCollected();
        assertThat(importsOf("usage-daily", "loaded")).isPositive();
        assertThat(account().getString("state")).isNotEqualTo("agreement_to_be_signed");
    }

    @Test
    @Order(3)
    void aCodeThatIsWantedInTheMiddleOfARunIsOneBannerAndTheRunGoesOnBehindIt() {
        storelink.store().sessions().end(Practice.APPLE_ID);
        storelink.store().sessions().forgetBrowsers(Practice.APPLE_ID);
        int signIns = storelink.store().signIns().attempts(Practice.APPLE_ID);

        sync();

        String nickname = awaitState("needs_code").getString("nickname");
        assertThat(banners()).isEqualTo(1);
        awaitMail(nickname + ": Needs a code");
        assertThat(storelink.store().signIns().attempts(Practice.APPLE_ID)).isEqualTo(signIns + 1);

        JsonObject question =
                api.post("/v2/external_accounts/" + id + "/relink", "").object().getJsonObject("link");
        String delivery = question.getJsonObject("challenge")
                .getJsonArray("alternatives")
                .getJsonObject(0)
                .getString("id");
        JsonObject sent =
                link.answer(question, "{\"send_to\":\"" + delivery + "\"}").object();
        Answer linked = link.finish(sent, Practice.APPLE_ID);
        assertThat(linked.status()).as(linked.body()).isEqualTo(200);

        new LinkedPracticeStore(storelink, id).awaitCollected();
        assertThat(importsOf("usage-daily", "loaded")).isPositive();
        assertThat(account().getString("state")).isNotIn("needs_code", "agreement_to_be_signed");
        assertThat(mail())
                .as("one each, however many reports were wanted")
                .containsExactly(nickname + ": Agreement to be signed", nickname + ": Needs a code");
    }

    private List<String> mail() {
        return MailServer.subjects(Storelink.OWNER, storelink.url("/accounts/account?id=" + id));
    }

    private void awaitMail(String subject) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!mail().contains(subject)) {
            assertThat(System.nanoTime()).as("%s", mail()).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    private JsonObject account() {
        return api.get("/v2/external_accounts/" + id).object();
    }

    private JsonObject awaitState(String state) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        JsonObject account = account();
        while (!account.getString("state").equals(state)) {
            assertThat(System.nanoTime()).as("%s", account).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            account = account();
        }
        return account;
    }

    /** Also where there is nothing to be collected: then it is a conflict. */
    private void sync() {
        api.post("/v2/external_accounts/" + id + "/sync", "");
    }

    private long importsOf(String stream, String state) {
        return api.get("/v2/external_accounts/" + id + "/imports?count=1&stream=" + stream + "&state=" + state)
                .object()
                .getJsonObject("metadata")
                .getJsonObject("resultset")
                .getJsonNumber("total_count")
                .longValueExact();
    }

    private long banners() {
        return BANNER.matcher(storelink.owner().get("/").body()).results().count();
    }
}
