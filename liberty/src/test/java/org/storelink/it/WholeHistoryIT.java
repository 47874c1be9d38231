package org.storelink.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.storelink.appstoresimulator.Options;
import org.storelink.appstoresimulator.publishing.DateType;
import org.storelink.appstoresimulator.truth.TrueSales;
import org.storelink.it.ApiClient.Answer;
import org.storelink.it.Figures.Group;

/** Links the practice store, collects all there is and holds every figure of the API against the store's own books. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WholeHistoryIT {

    private static final ZoneId STORE = ZoneId.of("America/Los_Angeles");
    private static final LocalDate OPENING = LocalDate.of(2019, 1, 1);

    @AutoClose
    private final Storelink storelink =
            Storelink.start(Options.builder().rowsPerDay(40).build());

    private LinkedPracticeStore account;
    private LocalDate today;

    @BeforeAll
    void collectEverything() {
        today = storelink.store().clock().instant().atZone(STORE).toLocalDate();
        account = LinkedPracticeStore.link(storelink).awaitCollected();
    }

    @ParameterizedTest
    @CsvSource({
        "DATE, PRODUCT, dates",
        "PRODUCT, COUNTRY, products",
        "COUNTRY, DATE, countries",
    })
    void everyDayOfAYearIsExact(Group outer, Group inner, String first) {
        LocalDate from = today.minusDays(364);
        List<Group> groups = List.of(outer, inner);
        String second =
                switch (inner) {
                    case DATE -> "dates";
                    case PRODUCT -> "products";
                    case COUNTRY -> "countries";
                };

        Figures reported =
                reported("group_by=" + first + "," + second + "&start_date=" + from + "&end_date=" + today, groups);

        assertThat(reported.differencesFrom(Figures.ofBooks(books(from, DateType.DAILY), groups)))
                .isEmpty();
        assertThat(reported.byGroupAndMetric().size()).isGreaterThan(5_000);
    }

    @Test
    void everyYearIsExactAlsoWhereTheStoreHasNoDaysLeft() {
        List<Group> groups = List.of(Group.DATE, Group.PRODUCT);
        Figures reported = reported(
                "group_by=dates,products&granularity=yearly&start_date=" + OPENING + "&end_date=" + today, groups);

        assertThat(reported.differencesFrom(Figures.ofBooks(books(OPENING, DateType.YEARLY), groups)))
                .isEmpty();
    }

    @Test
    void theSumOfAllTimeIsExact() {
        Figures reported = reported("group_by=countries", List.of(Group.COUNTRY));

        assertThat(reported.differencesFrom(Figures.ofBooks(books(OPENING, DateType.YEARLY), List.of(Group.COUNTRY))))
                .isEmpty();
    }

    @Test
    void everyPeriodHasAWord() {
        long all = account.countOf("");
        long known = List.of("not_due", "waiting", "loaded", "empty", "restated", "late", "missing", "blocked").stream()
                .mapToLong(account::countOf)
                .sum();

        assertThat(known).isEqualTo(all).isGreaterThan(1_000);
    }

    private Figures reported(String query, List<Group> groups) {
        Answer answer = storelink.api().get("/v2/reports/sales?format=flat&" + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return Figures.ofAnswer(answer.array().getValuesAs(JsonObject.class), groups, account.products());
    }

    private List<TrueSales> books(LocalDate from, DateType by) {
        return account.vendors().stream()
                .flatMap(vendor -> storelink.store().truth().sales(vendor.number(), from, today, by).stream())
                .toList();
    }
}
