package org.storelink.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.storelink.appstoresimulator.publishing.DateType;

/** Holds all that the API tells of a linked account against the practice store's books. */
final class Reconciliation {

    private static final int LEDGER_PAGE = 500;
    private static final Set<String> OPEN = Set.of("due", "blocked");

    private final LinkedPracticeStore account;

    Reconciliation(LinkedPracticeStore account) {
        this.account = account;
    }

    /** Fails with the first difference. */
    void check() {
        noPeriodTwiceAndNoneOpen();
        LocalDate aYearAgo = account.today().minusDays(364);
        for (Group inner : List.of(Group.PRODUCT, Group.COUNTRY)) {
            everyFigureIsTheStores("daily", aYearAgo, DateType.DAILY, inner);
            everyFigureIsTheStores("yearly", LinkedPracticeStore.OPENING, DateType.YEARLY, inner);
        }
    }

    /** The same for the days of a year, and for years that are over. */
    void checkDaysOfAYearAndYearsThatAreOver() {
        checkDaysSince(account.today().minusDays(364));
        LocalDate newYearsEve = account.today().withDayOfYear(1).minusDays(1);
        for (Group inner : List.of(Group.PRODUCT, Group.COUNTRY)) {
            everyFigureIsTheStores("yearly", LinkedPracticeStore.OPENING, newYearsEve, DateType.YEARLY, inner);
        }
    }

    /** The same for the days from one on, where no more was to be collected. */
    void checkDaysSince(LocalDate first) {
        noPeriodTwiceAndNoneOpen();
        for (Group inner : List.of(Group.PRODUCT, Group.COUNTRY)) {
            everyFigureIsTheStores("daily", first, DateType.DAILY, inner);
        }
    }

    private void noPeriodTwiceAndNoneOpen() {
        Set<String> seen = new HashSet<>();
        for (JsonObject row : ledger()) {
            String period = row.getString("stream") + " " + row.getString("vendor") + " " + row.getString("period");
            assertThat(seen.add(period))
                    .as("%s stands once in the ledger", period)
                    .isTrue();
            assertThat(row.getString("state")).as(row.toString()).isNotIn(OPEN);
        }
    }

    private void everyFigureIsTheStores(String granularity, LocalDate from, DateType by, Group inner) {
        everyFigureIsTheStores(granularity, from, account.lastCollected(), by, inner);
    }

    private void everyFigureIsTheStores(String granularity, LocalDate from, LocalDate to, DateType by, Group inner) {
        List<Group> groups = List.of(Group.DATE, inner);
        Figures reported =
                account.overRest("granularity=" + granularity + "&start_date=" + from + "&end_date=" + to, groups);

        assertThat(reported.differencesFrom(account.books(from, to, by).sales(groups)))
                .isEmpty();
        assertThat(reported.size()).isGreaterThan(100);
    }

    private List<JsonObject> ledger() {
        List<JsonObject> rows = new ArrayList<>();
        int pages = 1;
        for (int page = 1; page <= pages; page++) {
            JsonObject answer = account.storelink()
                    .api()
                    .get("/v2/external_accounts/" + account.id() + "/imports?count=" + LEDGER_PAGE + "&page=" + page)
                    .object();
            pages = answer.getJsonObject("metadata").getJsonObject("resultset").getInt("total_pages");
            answer.getJsonArray("results").stream().map(JsonValue::asJsonObject).forEach(rows::add);
        }
        return rows;
    }
}
