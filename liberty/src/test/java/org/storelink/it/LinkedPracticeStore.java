package org.storelink.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.storelink.appstoresimulator.market.Vendor;
import org.storelink.appstoresimulator.publishing.DateType;
import org.storelink.it.ApiClient.Answer;

/** The practice store's first account, linked over REST with all its vendors. */
record LinkedPracticeStore(Storelink storelink, long id) {

    /** When the practice store began to sell. */
    static final LocalDate OPENING = LocalDate.of(2019, 1, 1);

    private static final ZoneId STORE = ZoneId.of("America/Los_Angeles");
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Hours after midnight: the store publishes at 7 or 8, is asked from 8 on, and everything has come in an hour later. */
    private static final int COLLECTED_BY = 9;

    static LinkedPracticeStore link(Storelink storelink) {
        ApiClient api = storelink.api();
        JsonObject form = Json.createObjectBuilder()
                .add("nickname", "Practice")
                .add("connector", "app-store-connect")
                .add("mode", "app-password")
                .add(
                        "credentials",
                        Json.createObjectBuilder()
                                .add("apple_id", storelink.store().appleId())
                                .add("password", storelink.store().appSpecificPassword()))
                .build();
        Answer begun = api.post("/v2/external_accounts", form.toString());
        assertThat(begun.status()).as(begun.body()).isIn(201, 202);
        JsonObject step = begun.status() == 202 ? begun.object().getJsonObject("link") : begun.object();
        while (step.containsKey("challenge") && !step.getString("state").equals("linked")) {
            Answer answer = api.post("/v2/links/" + step.getString("id") + "/answer", answerTo(storelink, step));
            assertThat(answer.status()).as(answer.body()).isIn(200, 201, 202);
            step = answer.object();
        }
        JsonObject account = step.containsKey("account") ? step.getJsonObject("account") : step;
        return new LinkedPracticeStore(storelink, account.getJsonNumber("id").longValueExact());
    }

    private static String answerTo(Storelink storelink, JsonObject step) {
        JsonObject challenge = step.getJsonObject("challenge");
        if (challenge.getString("kind").equals("consent")) {
            return "{\"done\": true}";
        }
        if (challenge.getBoolean("several")) {
            JsonArrayBuilder choices = Json.createArrayBuilder();
            step.getJsonArray("options")
                    .getValuesAs(JsonObject.class)
                    .forEach(option -> choices.add(option.getString("id")));
            return Json.createObjectBuilder().add("choices", choices).build().toString();
        }
        return Json.createObjectBuilder()
                .add("choice", storelink.store().truth().accounts().getFirst().number())
                .build()
                .toString();
    }

    List<Vendor> vendors() {
        String account = storelink.store().truth().accounts().getFirst().number();
        return storelink.store().truth().vendors().stream()
                .filter(vendor -> vendor.account().equals(account))
                .toList();
    }

    /** Waits until a run has asked the store for every report. */
    LinkedPracticeStore awaitCollected() {
        return awaitCollected(PATIENCE);
    }

    LinkedPracticeStore awaitCollected(Duration patience) {
        assertThat(isCollectedWithin(patience)).as("the history is in").isTrue();
        return this;
    }

    boolean isCollectedWithin(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!isCollected()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        }
        return true;
    }

    private boolean isCollected() {
        JsonObject account = storelink.api().get("/v2/external_accounts/" + id).object();
        return !account.isNull("last_sync") && countOf("due") == 0;
    }

    /** What the sales report tells over REST. */
    Figures overRest(String query, List<Group> groups) {
        Answer answer =
                storelink.api().get("/v2/reports/sales?format=flat&group_by=" + Group.parameter(groups) + "&" + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return ReportRows.ofJson(answer.array()).figures(groups, products());
    }

    /** What the store really sold, from its files of that length. */
    Books books(LocalDate from, LocalDate to, DateType by) {
        return new Books(vendors().stream()
                .flatMap(vendor -> storelink.store().truth().sales(vendor.number(), from, to, by).stream())
                .toList());
    }

    LocalDate today() {
        return today(storelink);
    }

    /** The day it is at the store. */
    static LocalDate today(Storelink storelink) {
        return storelink.store().clock().instant().atZone(STORE).toLocalDate();
    }

    /** The last day that the store has told of and was asked for, whatever the hour. */
    LocalDate lastCollected() {
        return lastCollected(storelink);
    }

    static LocalDate lastCollected(Storelink storelink) {
        return storelink
                .store()
                .clock()
                .instant()
                .atZone(STORE)
                .minusHours(COLLECTED_BY)
                .toLocalDate()
                .minusDays(1);
    }

    /** How many rows the ledger has in a state; in all for an empty one. */
    long countOf(String state) {
        String filter = state.isEmpty() ? "" : "&state=" + state;
        return storelink
                .api()
                .get("/v2/external_accounts/" + id + "/imports?count=1" + filter)
                .object()
                .getJsonObject("metadata")
                .getJsonObject("resultset")
                .getJsonNumber("total_count")
                .longValueExact();
    }

    /** Vendor identifiers by product id. */
    Map<Long, String> products() {
        return storelink.api().get("/v2/products/mine").object().values().stream()
                .map(JsonObject.class::cast)
                .collect(Collectors.toMap(
                        product -> product.getJsonNumber("id").longValueExact(),
                        product -> product.getString("vendor_identifier")));
    }
}
