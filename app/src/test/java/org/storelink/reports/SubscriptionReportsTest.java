package org.storelink.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storelink.connector.Fact;
import org.storelink.connector.Subject;
import org.storelink.connector.Subscription;
import org.storelink.connector.SubscriptionChange;
import org.storelink.connector.SubscriptionPrice;
import org.storelink.connector.SubscriptionStanding;
import org.storelink.platform.Actor;
import org.storelink.platform.ProblemException;
import org.storelink.platform.Role;
import org.storelink.platform.testing.MutableClock;
import org.storelink.reports.UsageAnswer.Figure;
import org.storelink.reports.UsageAnswer.Untold;

class SubscriptionReportsTest {

    private static final Actor VIEWER = new Actor(5, 3, Role.VIEWER, "Vera");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final long VENDOR = 7;
    private static final long OTHER_VENDOR = 8;
    private static final Subscription PLUS = new Subscription(Sales.GAME, "1", "1 Month");

    @TempDir
    private Path home;

    private ReadModels models;
    private ReadModel model;
    private final FixedAccounts accounts = new FixedAccounts();
    private StoreReports reports;
    private final Map<List<Object>, Long> slices = new HashMap<>();

    @BeforeEach
    void open() {
        models = new ReadModels(
                new ReportsConfig(home.toString(), "256MB", 1, 15), MutableClock.at("2026-11-23T03:00:00Z"));
        model = models.of(VIEWER.organizationId());
        reports = new StoreReports(models, accounts, new FixedCatalog(), (_, _) -> List.of());
        accounts.link(70, List.of(VENDOR), Optional.empty());
        accounts.link(80, List.of(OTHER_VENDOR), Optional.empty());
    }

    @AfterEach
    void close() {
        models.close();
    }

    @Test
    void ofAStateTheLastDayCounts() throws InterruptedException {
        states("2026-11-20", VENDOR, 1, 100);
        states("2026-11-21", VENDOR, 1, 90);

        assertThat(total("dates", "active_subscriptions")).isEqualTo(figure(90));
        assertThat(total("", "active_subscriptions")).isEqualTo(figure(90));
        assertThat(byFirst("dates", null, "active_subscriptions"))
                .containsExactly(Map.entry("2026-11-20", figure(100)), Map.entry("2026-11-21", figure(90)));
        assertThat(byFirst("dates", "monthly", "active_subscriptions"))
                .containsExactly(Map.entry("2026-11-01", figure(90)));
        assertThat(byFirst("products", null, "active_subscriptions")).containsExactly(Map.entry("1", figure(90)));
    }

    @Test
    void statesOfOneDayAreAddedOverProductsAndVendors() throws InterruptedException {
        states("2026-11-20", VENDOR, 1, 100);
        states("2026-11-20", OTHER_VENDOR, 2, 11);

        assertThat(total("", "all_active_subscriptions")).isEqualTo(figure(111));
        assertThat(byFirst("products", null, "all_active_subscriptions"))
                .containsExactly(Map.entry("1", figure(100)), Map.entry("2", figure(11)));
    }

    @Test
    void aStateThatLacksSomebodyIsIncomplete() throws InterruptedException {
        states("2026-11-20", VENDOR, 1, 100);
        states("2026-11-20", OTHER_VENDOR, 2, 11);
        states("2026-11-21", VENDOR, 1, 101);

        assertThat(total("", "active_subscriptions")).isEqualTo(unwhole(101));
        assertThat(byFirst("dates", null, "active_subscriptions"))
                .containsExactly(Map.entry("2026-11-20", figure(111)), Map.entry("2026-11-21", unwhole(101)));

        empty("2026-11-21", OTHER_VENDOR, Subject.SUBSCRIPTION_STATES);
        assertThat(total("", "active_subscriptions"))
                .as("known to have none left")
                .isEqualTo(figure(101));
    }

    @Test
    void eachWayOfStandingCountsWhereItBelongs() throws InterruptedException {
        List<Fact> facts = new ArrayList<>();
        long count = 1;
        for (SubscriptionStanding standing : SubscriptionStanding.values()) {
            facts.add(state("2026-11-20", standing, count));
            count *= 2;
        }
        load("2026-11-20", VENDOR, Subject.SUBSCRIPTION_STATES, 1, facts);

        assertThat(total("", "active_subscriptions")).isEqualTo(figure(1));
        assertThat(total("", "active_free_trials")).isEqualTo(figure(0b10_0100_1001_0L));
        assertThat(total("", "active_discounted_subscriptions")).isEqualTo(figure(0b1_1011_0110_1100L));
        assertThat(total("", "paying_subscriptions")).isEqualTo(figure(0b1_1011_0110_1101L));
        assertThat(total("", "all_active_subscriptions")).isEqualTo(figure(0b1_1111_1111_1111L));
        assertThat(total("", "grace_period")).isEqualTo(figure(1 << 13));
        assertThat(total("", "active_grace")).isEqualTo(figure(1 << 14));
        assertThat(total("", "marketing_opt_ins")).isEqualTo(figure(1 << 15));
    }

    @Test
    void eventsAreAddedOverDays() throws InterruptedException {
        events("2026-11-19", event("2026-11-19", SubscriptionChange.RENEWED, SubscriptionPrice.FULL, 4));
        events(
                "2026-11-20",
                event("2026-11-20", SubscriptionChange.RENEWED, SubscriptionPrice.FULL, 3),
                event("2026-11-20", SubscriptionChange.OFFER_STARTED, SubscriptionPrice.FREE, 2),
                event("2026-11-20", SubscriptionChange.OFFER_STARTED, SubscriptionPrice.REDUCED, 1),
                event("2026-11-20", SubscriptionChange.SUBSCRIBED, SubscriptionPrice.FULL, 5),
                event("2026-11-20", SubscriptionChange.OTHER, SubscriptionPrice.FULL, 9));

        assertThat(total("", "renewals")).isEqualTo(figure(7));
        assertThat(byFirst("dates", "monthly", "renewals")).containsExactly(Map.entry("2026-11-01", figure(7)));
        assertThat(total("", "new_trials")).isEqualTo(figure(2));
        assertThat(total("", "activations")).isEqualTo(figure(8));
        assertThat(total("", "other_events")).isEqualTo(figure(9));
        assertThat(total("", "cancellations")).isEqualTo(figure(0));
    }

    @Test
    void whatNoFileTellsIsNoZero() throws InterruptedException {
        states("2026-11-20", VENDOR, 1, 100);
        events("2026-11-21", event("2026-11-21", SubscriptionChange.CANCELLED, SubscriptionPrice.FULL, 1));

        assertThat(byFirst("dates", null, "active_subscriptions"))
                .containsExactly(Map.entry("2026-11-20", figure(100)), Map.entry("2026-11-21", new Untold()));
        assertThat(byFirst("dates", null, "cancellations"))
                .containsExactly(Map.entry("2026-11-20", new Untold()), Map.entry("2026-11-21", figure(1)));
        assertThat(total("dates", "active_subscriptions")).isEqualTo(figure(100));
        assertThat(total("", "mrr")).isEqualTo(new Untold());
    }

    @Test
    void whoSellsNoSubscriptionsIsNotMissed() throws InterruptedException {
        empty("2026-11-19", OTHER_VENDOR, Subject.SUBSCRIPTION_STATES);
        states("2026-11-19", VENDOR, 1, 99);
        states("2026-11-21", VENDOR, 1, 101);
        empty("2026-11-19", OTHER_VENDOR, Subject.SUBSCRIPTION_EVENTS);
        events("2026-11-19");
        events("2026-11-20", event("2026-11-20", SubscriptionChange.RENEWED, SubscriptionPrice.FULL, 3));
        events("2026-11-21", event("2026-11-21", SubscriptionChange.RENEWED, SubscriptionPrice.FULL, 4));

        assertThat(total("", "active_subscriptions")).isEqualTo(figure(101));
        assertThat(total("", "renewals")).isEqualTo(figure(7));
        assertThat(isPartial()).as("the 20th of who sells some is missing").isTrue();
        states("2026-11-20", VENDOR, 1, 100);
        assertThat(isPartial()).isFalse();
    }

    @Test
    void aProductGoesByTheDaysOfWhoSellsIt() throws InterruptedException {
        states("2026-11-20", VENDOR, 1, 100);
        states("2026-11-20", OTHER_VENDOR, 2, 11);
        states("2026-11-21", VENDOR, 1, 101);

        assertThat(totalOf("1")).isEqualTo(figure(101));
        assertThat(totalOf("2")).isEqualTo(figure(11));
        assertThat(totalOf("1,2")).isEqualTo(unwhole(101));
        assertThat(byFirst("products", null, "active_subscriptions"))
                .containsExactly(Map.entry("1", figure(101)), Map.entry("2", figure(11)));
        assertThat(total("products", "active_subscriptions"))
                .as("of one day, whatever its rows are of")
                .isEqualTo(unwhole(101));
        assertThat(total("dates,products", "active_subscriptions")).isEqualTo(unwhole(101));
    }

    /** An app, say, or a subscription that only another account gives. */
    @Test
    void aProductThatNobodyToldOfIsNoZero() throws InterruptedException {
        states("2026-11-20", VENDOR, 1, 100);
        events("2026-11-20", event("2026-11-20", SubscriptionChange.RENEWED, SubscriptionPrice.FULL, 4));

        assertThat(totalOf("9")).isEqualTo(new Untold());
        assertThat(totalOf("1,9")).isEqualTo(figure(100));
        ReportQuery query = ReportQuery.parse(
                new ReportQuery.Parameters(null, null, "", null, "9", null, null), TODAY, ReportKind.SUBSCRIPTIONS);
        try (Report report = reports.of(VIEWER, ReportKind.SUBSCRIPTIONS, query)) {
            assertThat(report.totals().usage("renewals")).isEqualTo(new Untold());
        }
    }

    @Test
    void aProductIsNotZeroOnADayItsVendorDoesNotTellOf() throws InterruptedException {
        states("2026-11-20", VENDOR, 1, 100);
        states("2026-11-20", OTHER_VENDOR, 2, 11);
        states("2026-11-21", VENDOR, 1, 101);
        load(
                "2026-11-21",
                OTHER_VENDOR,
                Subject.SUBSCRIPTION_EVENTS,
                2,
                List.of(event("2026-11-21", SubscriptionChange.CANCELLED, SubscriptionPrice.FULL, 1)));

        Map<String, UsageAnswer> found = new TreeMap<>();
        try (Report report =
                reports.of(VIEWER, ReportKind.SUBSCRIPTIONS, query("dates,products", null, "2026-11-21"))) {
            report.forEach(
                    row -> found.put(row.productId().orElseThrow().toString(), row.usage("active_subscriptions")));
        }
        assertThat(found).containsExactly(Map.entry("1", figure(101)), Map.entry("2", new Untold()));
        assertThat(byFirst("products", null, "cancellations"))
                .containsExactly(Map.entry("1", new Untold()), Map.entry("2", figure(1)));
    }

    @Test
    void vendorsThatShareAProductGoByOneDay() throws InterruptedException {
        states("2026-11-20", VENDOR, 1, 100);
        states("2026-11-20", OTHER_VENDOR, 1, 11);
        states("2026-11-21", VENDOR, 1, 101);

        assertThat(byFirst("products", null, "active_subscriptions")).containsExactly(Map.entry("1", unwhole(101)));
    }

    @Test
    void whatIsLackingDoesNotDependOnTheFirstDayAsked() throws InterruptedException {
        states("2026-11-20", OTHER_VENDOR, 2, 500);
        states("2026-11-21", VENDOR, 1, 101);

        try (Report report = reports.of(VIEWER, ReportKind.SUBSCRIPTIONS, query("", null, "2026-11-21"))) {
            assertThat(report.totals().usage("active_subscriptions")).isEqualTo(unwhole(101));
        }
    }

    @Test
    void eventsOfADayThatSomebodyDoesNotTellOfAreIncomplete() throws InterruptedException {
        events("2026-11-20", event("2026-11-20", SubscriptionChange.RENEWED, SubscriptionPrice.FULL, 3));
        events("2026-11-21", event("2026-11-21", SubscriptionChange.RENEWED, SubscriptionPrice.FULL, 4));
        load(
                "2026-11-20",
                OTHER_VENDOR,
                Subject.SUBSCRIPTION_EVENTS,
                2,
                List.of(event("2026-11-20", SubscriptionChange.RENEWED, SubscriptionPrice.FULL, 10)));

        assertThat(total("", "renewals")).isEqualTo(unwhole(17));
        assertThat(total("", "cancellations")).isEqualTo(unwhole(0));
        assertThat(byFirst("dates", null, "renewals"))
                .containsExactly(Map.entry("2026-11-20", figure(13)), Map.entry("2026-11-21", unwhole(4)));
        assertThat(byFirst("products", null, "renewals"))
                .containsExactly(Map.entry("1", figure(7)), Map.entry("2", figure(10)));
        empty("2026-11-21", OTHER_VENDOR, Subject.SUBSCRIPTION_EVENTS);
        assertThat(total("", "renewals")).isEqualTo(figure(17));
    }

    @Test
    void eventsOfADayInBetweenThatIsMissingAreIncomplete() throws InterruptedException {
        events("2026-11-18", event("2026-11-18", SubscriptionChange.RENEWED, SubscriptionPrice.FULL, 3));
        events("2026-11-20", event("2026-11-20", SubscriptionChange.RENEWED, SubscriptionPrice.FULL, 4));

        assertThat(total("dates", "renewals")).isEqualTo(unwhole(7));
        assertThat(byFirst("dates", "monthly", "renewals")).containsExactly(Map.entry("2026-11-01", unwhole(7)));
        assertThat(byFirst("dates", null, "renewals"))
                .containsExactly(Map.entry("2026-11-18", figure(3)), Map.entry("2026-11-20", figure(4)));
    }

    @Test
    void aRestatedDayReplacesTheOneBefore() throws InterruptedException {
        states("2026-11-20", VENDOR, 1, 100);
        states("2026-11-20", VENDOR, 1, 99);

        assertThat(total("", "active_subscriptions")).isEqualTo(figure(99));
    }

    @Test
    void oneOfASpanThatHasNoneIsUnknown() throws InterruptedException {
        states("2026-11-20", VENDOR, 1, 100);

        try (Report report = reports.of(VIEWER, ReportKind.SUBSCRIPTIONS, query("", null, "2026-11-21"))) {
            assertThat(report.totals().usage("active_subscriptions")).isEqualTo(new Untold());
        }
    }

    @Test
    void isWrittenAsRowsWithoutCurrency() throws Exception {
        states("2026-11-20", VENDOR, 1, 100);

        assertThat(written(ReportFormat.FLAT))
                .startsWith(
                        "[{\"start_date\":\"2026-11-20\",\"end_date\":\"2026-11-20\",\"all_active_subscriptions\":100,")
                .contains("\"new_subscriptions\":null", "\"gross_mrr\":null", "\"incomplete\":[]");
        assertThat(written(ReportFormat.CSV)).startsWith("start_date,end_date,all_active_subscriptions,");
        assertThat(written(ReportFormat.JSON)).contains("\"2026-11-20\":{\"all_active_subscriptions\":100,");
    }

    @Test
    void sourcesAreNotTold() {
        assertThatThrownBy(() -> query("sources", null, null)).isInstanceOf(ProblemException.class);
    }

    /** Whatever is loaded in whatever order, each period shows its last day, and all of it the last of all. */
    @Test
    void randomStatesAreNeverAddedOverDays() throws InterruptedException {
        Random random = new Random(20261123);
        TreeMap<LocalDate, Long> known = new TreeMap<>();
        for (int i = 0; i < 120; i++) {
            LocalDate day = LocalDate.of(2026, 8, 1).plusDays(random.nextInt(100));
            long count = 1 + random.nextInt(1000);
            known.put(day, count);
            states(day.toString(), VENDOR, 1, count);
        }
        for (Granularity granularity : Granularity.values()) {
            Map<String, UsageAnswer> expected = new TreeMap<>();
            known.forEach((day, count) -> expected.put(granularity.startOf(day).toString(), figure(count)));

            assertThat(byFirst("dates", granularity.code(), "active_subscriptions"))
                    .as("%s", granularity)
                    .isEqualTo(expected);
        }
        assertThat(total("", "active_subscriptions"))
                .isEqualTo(figure(known.lastEntry().getValue()));
    }

    private void states(String day, long vendor, long product, long count) throws InterruptedException {
        load(
                day,
                vendor,
                Subject.SUBSCRIPTION_STATES,
                product,
                List.of(state(day, SubscriptionStanding.STANDARD_PRICE, count)));
    }

    private static Fact state(String day, SubscriptionStanding standing, long count) {
        return new Fact.SubscriptionState(Sales.day(day), PLUS, standing, "DE", "iPhone", count);
    }

    private void events(String day, Fact... facts) throws InterruptedException {
        load(day, VENDOR, Subject.SUBSCRIPTION_EVENTS, 1, List.of(facts));
    }

    private static Fact event(String day, SubscriptionChange change, SubscriptionPrice price, long quantity) {
        return new Fact.SubscriptionEvent(Sales.day(day), PLUS, change, change.name(), price, "DE", "iPhone", quantity);
    }

    private void empty(String day, long vendor, Subject subject) throws InterruptedException {
        model.empty(key(day, vendor, subject), model.appliedSequence() + 1);
    }

    private void load(String day, long vendor, Subject subject, long product, List<Fact> facts)
            throws InterruptedException {
        Told.load(model, key(day, vendor, subject), product, facts);
    }

    /** The same for the same day. */
    private SliceKey key(String day, long vendor, Subject subject) {
        long slice = slices.computeIfAbsent(List.of(day, vendor, subject), _ -> slices.size() + 1L);
        return new SliceKey(slice, vendor * 10, vendor, subject.name(), Sales.day(day), subject);
    }

    private static Figure figure(long number) {
        return new Figure(BigDecimal.valueOf(number), false);
    }

    private static Figure unwhole(long number) {
        return new Figure(BigDecimal.valueOf(number), true);
    }

    private static ReportQuery query(String groupBy, @Nullable String granularity, @Nullable String from) {
        return ReportQuery.parse(
                new ReportQuery.Parameters(from, null, groupBy, granularity, null, null, null),
                TODAY,
                ReportKind.SUBSCRIPTIONS);
    }

    private UsageAnswer totalOf(String products) {
        ReportQuery query = ReportQuery.parse(
                new ReportQuery.Parameters(null, null, "", null, products, null, null),
                TODAY,
                ReportKind.SUBSCRIPTIONS);
        try (Report report = reports.of(VIEWER, ReportKind.SUBSCRIPTIONS, query)) {
            return report.totals().usage("active_subscriptions");
        }
    }

    private boolean isPartial() {
        try (Report report = reports.of(VIEWER, ReportKind.SUBSCRIPTIONS, query("", null, null))) {
            return report.partial();
        }
    }

    private UsageAnswer total(String groupBy, String metric) {
        try (Report report = reports.of(VIEWER, ReportKind.SUBSCRIPTIONS, query(groupBy, null, null))) {
            return report.totals().usage(metric);
        }
    }

    private Map<String, UsageAnswer> byFirst(String groupBy, @Nullable String granularity, String metric) {
        Map<String, UsageAnswer> found = new TreeMap<>();
        try (Report report = reports.of(VIEWER, ReportKind.SUBSCRIPTIONS, query(groupBy, granularity, null))) {
            report.forEach(row -> found.put(
                    row.date()
                            .map(LocalDate::toString)
                            .orElseGet(() -> row.productId().orElseThrow().toString()),
                    row.usage(metric)));
        }
        return found;
    }

    private String written(ReportFormat format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Report report = reports.of(VIEWER, ReportKind.SUBSCRIPTIONS, query("dates", null, null))) {
            format.write(report, bytes);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
