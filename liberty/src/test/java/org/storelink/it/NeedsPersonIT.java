package org.storelink.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.storelink.appstoresimulator.AppStoreSimulator;
import org.storelink.appstoresimulator.fault.Asking;
import org.storelink.appstoresimulator.fault.Fault;
import org.storelink.appstoresimulator.fault.FaultKind;
import org.storelink.appstoresimulator.people.Person;
import org.storelink.appstoresimulator.people.Practice;
import org.storelink.appstoresimulator.people.Role;
import org.storelink.it.ApiClient.Answer;

/** What only a person can mend, from the store to the overview: an agreement that is not signed, and a code in the middle of a run. */
@ExtendWith(SharedStorelink.class)
@PracticeStore(accounts = 1, vendors = 2, rowsPerDay = 6)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NeedsPersonIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String USAGE = "analytics.time-series";
    private static final Duration PARKED_WITHIN = Duration.ofSeconds(5);
    private static final Pattern BANNER = Pattern.compile("class=\"notice (?:bad|warn)\"");
    private static final Pattern BANNERS = Pattern.compile(BANNER.pattern() + ".*?</p>", Pattern.DOTALL);

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

        enterCode(Practice.APPLE_ID);

        new LinkedPracticeStore(storelink, id).awaitCollected();
        assertThat(importsOf("usage-daily", "loaded")).isPositive();
        assertThat(account().getString("state")).isNotIn("needs_code", "agreement_to_be_signed");
        assertThat(mail())
                .as("one each, however many reports were wanted")
                .containsExactly(nickname + ": Agreement to be signed", nickname + ": Needs a code");
    }

    @Test
    @Order(4)
    void aSessionThatEndsInTheMiddleOfARunParksItsAccountAloneAndTheRunResumesAtTheSameFile() {
        erase();
        AppStoreSimulator store = storelink.store();
        store.requests().reset();
        String ada = somebody("ada", Role.SALES);
        store.faults().add(Fault.of(FaultKind.SLOW).command(USAGE).delay(Duration.ofMillis(100)));
        id = linked(ada, vendor(0));
        String nickname = account().getString("nickname");
        store.faults().add(Fault.of(FaultKind.SLOW).vendor(vendor(1)).delay(Duration.ofMillis(700)));
        long other = linkedByAppPassword(vendor(1));

        int begun = usageAsked().size();
        await(() -> usageAsked().size() > begun + 4);
        store.sessions().forgetBrowsers(ada);
        store.sessions().end(ada);
        Instant ended = Instant.now();
        JsonObject parked = awaitState("needs_code");

        List<Asking> before = usageAsked();
        int ofOther = filesAsked(vendor(1));
        assertThat(Duration.between(
                        ended, instant(parked.getString("state_since")).plusSeconds(1)))
                .as("told to the second")
                .isLessThan(PARKED_WITHIN);
        assertThat(importsOf("usage-daily", "due")).as("in the middle of a run").isPositive();
        awaitMail(nickname + ": Needs a code");
        await(() -> filesAsked(vendor(1)) > ofOther);
        new LinkedPracticeStore(storelink, other).awaitCollected();
        assertThat(api.get("/v2/external_accounts/" + other).object().getString("state"))
                .isNotEqualTo("needs_code");
        assertThat(bannersOf(id)).isEqualTo(1);
        assertThat(mail()).containsExactly(nickname + ": Needs a code");
        assertThat(usageAsked()).as("nothing is asked of the site meanwhile").isEqualTo(before);

        store.faults().clear();
        enterCode(ada);
        new LinkedPracticeStore(storelink, id).awaitCollected();

        List<Asking> after = usageAsked().subList(before.size(), usageAsked().size());
        assertThat(after.getFirst()).as("the one that was refused").isEqualTo(before.getLast());
        assertThat(after).doesNotContainAnyElementsOf(before.subList(0, before.size() - 1));
        assertThat(after).doesNotHaveDuplicates();
        assertThat(mail()).containsExactly(nickname + ": Needs a code");
        assertThat(account().getString("state")).isNotEqualTo("needs_code");
    }

    /** With a role for reviews alone, which needs no vendor. */
    @Test
    @Order(5)
    void aSignInThatTheStorePutsOffIsShownWithItsReason() {
        String cleo = somebody("cleo", Role.CUSTOMER_SUPPORT);
        id = linked(cleo, "");
        JsonObject capabilities = account().getJsonObject("capabilities");
        assertThat(capabilities.getJsonObject("sales").getString("state")).isEqualTo("missing");
        assertThat(capabilities.getJsonObject("sales").getString("reason")).contains("role Finance, or Sales");
        assertThat(capabilities.getJsonObject("reviews").getString("state")).isEqualTo("granted");
        assertThat(account().getJsonArray("vendors")).isEmpty();
        assertThat(new LinkedPracticeStore(storelink, id).countOf("")).isZero();
        awaitState("limited");

        storelink.store().people().throttle(cleo, Duration.ofHours(60));
        storelink.store().sessions().end(cleo);
        await(() -> api.post("/v2/external_accounts/" + id + "/check", "").status() == 503);

        JsonObject signIn = account().getJsonObject("sign_in");
        assertThat(signIn.getBoolean("allowed")).isFalse();
        assertThat(instant(signIn.getString("not_before")))
                .isAfter(Instant.now().plus(Duration.ofHours(23)));
        assertThat(signIn.getString("reason")).isNotBlank();
        String page = storelink.owner().get("/accounts/account?id=" + id).body();
        assertThat(page.substring(page.indexOf("id=\"next-sign-in\"")))
                .startsWith("id=\"next-sign-in\"")
                .contains("not before", signIn.getString("reason").substring(0, 20));
    }

    private void erase() {
        new LinkedPracticeStore(storelink, id).awaitCollected();
        assertThat(api.delete("/v2/external_accounts/" + id + "?data=erase").status())
                .isEqualTo(204);
    }

    /** Returns the Apple ID. */
    private String somebody(String name, Role role) {
        String appleId = name + "@storelink.example";
        AppStoreSimulator store = storelink.store();
        store.people()
                .put(Person.of(appleId, store.password())
                        .device("iPhone")
                        .accounts(List.of(store.truth().accounts().getFirst().number()))
                        .roles(role)
                        .build());
        return appleId;
    }

    private String vendor(int number) {
        return storelink.store().truth().vendors().get(number).number();
    }

    private long linked(String appleId, String vendor) {
        Answer linked = link.finish(link.asked(appleId), appleId, vendor::equals);
        assertThat(linked.status()).as(linked.body()).isEqualTo(200);
        return linked.object().getJsonObject("account").getJsonNumber("id").longValueExact();
    }

    /** Reads sales and nothing else. */
    private long linkedByAppPassword(String vendor) {
        AppStoreSimulator store = storelink.store();
        Answer begun = api.post(
                "/v2/external_accounts",
                Json.createObjectBuilder()
                        .add("connector", "app-store-connect")
                        .add("mode", "app-password")
                        .add(
                                "credentials",
                                Json.createObjectBuilder()
                                        .add("apple_id", store.appleId())
                                        .add("password", store.appSpecificPassword()))
                        .build()
                        .toString());
        assertThat(begun.status()).as(begun.body()).isEqualTo(202);
        JsonObject step = begun.object().getJsonObject("link");
        while (!step.getString("state").equals("linked")) {
            Answer next = link.answer(step, TwoFactorLink.answerTo(step, vendor::equals));
            assertThat(next.status()).as(next.body()).isEqualTo(200);
            step = next.object();
        }
        return step.getJsonObject("account").getJsonNumber("id").longValueExact();
    }

    /** Moments are told in UTC, without a zone. */
    private static Instant instant(String told) {
        return LocalDateTime.parse(told).toInstant(ZoneOffset.UTC);
    }

    /** Every question for usage so far, in order. */
    private List<Asking> usageAsked() {
        return storelink.store().requests().inOrder().stream()
                .filter(asking -> asking.command().equals(USAGE))
                .toList();
    }

    private int filesAsked(String vendor) {
        return (int) storelink.store().requests().inOrder().stream()
                .filter(asking -> asking.command().equals("Sales.getReport")
                        && asking.vendor().equals(vendor))
                .count();
    }

    private void enterCode(String appleId) {
        JsonObject question =
                api.post("/v2/external_accounts/" + id + "/relink", "").object().getJsonObject("link");
        String delivery = question.getJsonObject("challenge")
                .getJsonArray("alternatives")
                .getJsonObject(0)
                .getString("id");
        JsonObject sent =
                link.answer(question, "{\"send_to\":\"" + delivery + "\"}").object();
        Answer linked = link.finish(sent, appleId);
        assertThat(linked.status()).as(linked.body()).isEqualTo(200);
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
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

    private long bannersOf(long account) {
        String link = "account?id=" + account + "\"";
        return BANNERS.matcher(storelink.owner().get("/").body())
                .results()
                .filter(banner -> banner.group().contains(link))
                .count();
    }

    private long banners() {
        return BANNER.matcher(storelink.owner().get("/").body()).results().count();
    }
}
