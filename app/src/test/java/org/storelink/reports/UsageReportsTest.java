package org.storelink.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.storelink.reports.Told.in;
import static org.storelink.reports.Told.ofAccount;
import static org.storelink.reports.Told.usage;
import static org.storelink.reports.Told.withheld;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storelink.connector.Fact;
import org.storelink.connector.Subject;
import org.storelink.connector.UsageCut;
import org.storelink.connector.UsageMetric;
import org.storelink.platform.Actor;
import org.storelink.platform.ProblemException;
import org.storelink.platform.Role;
import org.storelink.platform.testing.MutableClock;
import org.storelink.reports.UsageAnswer.Figure;
import org.storelink.reports.UsageAnswer.NotAdded;
import org.storelink.reports.UsageAnswer.Untold;
import org.storelink.reports.UsageAnswer.Withheld;

class UsageReportsTest {

    private static final Actor VIEWER = new Actor(5, 3, Role.VIEWER, "Vera");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final long ACCOUNT = 70;

    @TempDir
    private Path home;

    private ReadModels models;
    private ReadModel model;
    private final FixedAccounts accounts = new FixedAccounts();
    private final List<AwaitedReports.Awaited> awaited = new ArrayList<>();
    private StoreReports reports;
    private long slices;

    @BeforeEach
    void open() {
        models = new ReadModels(
                new ReportsConfig(home.toString(), "256MB", 1, 15), MutableClock.at("2026-11-23T03:00:00Z"));
        model = models.of(VIEWER.organizationId());
        reports = new StoreReports(models, accounts, new FixedCatalog(), (_, _) -> awaited);
    }

    @AfterEach
    void close() {
        models.close();
    }

    @Test
    void addsWhatHappenedOverDaysAndProducts() throws InterruptedException {
        load("2026-11-20", 1, usage("2026-11-20", UsageMetric.SESSIONS, "100"));
        load("2026-11-21", 1, usage("2026-11-21", UsageMetric.SESSIONS, "11"));
        loadOther("2026-11-21", 2, usage("2026-11-21", UsageMetric.SESSIONS, "5"));

        assertThat(total("", "sessions")).isEqualTo(figure("116"));
        assertThat(byFirst("dates", "sessions"))
                .containsExactly(Map.entry("2026-11-20", figure("100")), Map.entry("2026-11-21", figure("16")));
        assertThat(byFirst("products", "sessions"))
                .containsExactly(Map.entry("1", figure("111")), Map.entry("2", figure("5")));
    }

    @Test
    void neverAddsDevicesOverDaysButTellsTheirDailyMean() throws InterruptedException {
        load("2026-11-20", 1, usage("2026-11-20", UsageMetric.ACTIVE_DEVICES, "30"));
        load("2026-11-21", 1, usage("2026-11-21", UsageMetric.ACTIVE_DEVICES, "31"));

        assertThat(byFirst("dates", "daily_active_devices"))
                .containsExactly(Map.entry("2026-11-20", figure("30")), Map.entry("2026-11-21", figure("31")));
        assertThat(total("", "daily_active_devices")).isEqualTo(new NotAdded());
        assertThat(total("", "avg_daily_active_devices")).isEqualTo(figure("30.50"));
    }

    @Test
    void neverAddsDevicesOverProducts() throws InterruptedException {
        load("2026-11-21", 1, usage("2026-11-21", UsageMetric.ACTIVE_DEVICES, "30"));
        loadOther("2026-11-21", 2, usage("2026-11-21", UsageMetric.ACTIVE_DEVICES, "4"));

        assertThat(total("", "daily_active_devices")).isEqualTo(new NotAdded());
        assertThat(total("", "avg_daily_active_devices")).isEqualTo(new NotAdded());
        assertThat(byFirst("products", "daily_active_devices"))
                .containsExactly(Map.entry("1", figure("30")), Map.entry("2", figure("4")));
    }

    @Test
    void ofALevelTheLastDayCounts() throws InterruptedException {
        load("2026-11-20", 1, usage("2026-11-20", UsageMetric.ACTIVE_DEVICES_30_DAYS, "900"));
        load("2026-11-21", 1, usage("2026-11-21", UsageMetric.ACTIVE_DEVICES_30_DAYS, "905"));

        assertThat(total("", "monthly_active_devices")).isEqualTo(figure("905"));

        load("2026-11-22", 1, withheld("2026-11-22", UsageMetric.ACTIVE_DEVICES_30_DAYS, Told.WHOLE));

        assertThat(total("", "monthly_active_devices")).isEqualTo(new Withheld());
    }

    /** Places that nobody knows are one country here, and may be several at the store. */
    @Test
    void tellsNeitherALevelNorAMeanOfTwoPartsThatAreTakenForOne() throws InterruptedException {
        List<Fact.Usage> facts = new ArrayList<>();
        for (UsageMetric metric : List.of(UsageMetric.ACTIVE_DEVICES_30_DAYS, UsageMetric.ACTIVE_DEVICES)) {
            facts.add(usage("2026-11-21", metric, in("ZZ"), "30"));
            facts.add(usage("2026-11-21", metric, in("ZZ"), "5"));
            facts.add(usage("2026-11-21", metric, in("DE"), "7"));
        }
        load("2026-11-21", 1, facts.toArray(Fact.Usage[]::new));

        assertThat(byFirst("countries", "monthly_active_devices"))
                .containsExactly(Map.entry("DE", figure("7")), Map.entry("ZZ", new NotAdded()));
        assertThat(byFirst("countries", "avg_daily_active_devices"))
                .containsExactly(Map.entry("DE", figure("7.00")), Map.entry("ZZ", new NotAdded()));
    }

    @Test
    void tellsNoLevelWhereItsLastDayIsPartlyWithheld() throws InterruptedException {
        load(
                "2026-11-21",
                1,
                usage("2026-11-21", UsageMetric.ACTIVE_DEVICES_30_DAYS, in("ZZ"), "30"),
                withheld("2026-11-21", UsageMetric.ACTIVE_DEVICES_30_DAYS, in("ZZ")));

        assertThat(byFirst("countries", "monthly_active_devices")).containsExactly(Map.entry("ZZ", new NotAdded()));
    }

    @Test
    void aRateStandsForItsOwnDay() throws InterruptedException {
        load("2026-11-20", 1, usage("2026-11-20", UsageMetric.CONVERSION_RATE, "3.25"));
        load("2026-11-21", 1, usage("2026-11-21", UsageMetric.CONVERSION_RATE, "4"));

        assertThat(byFirst("dates", "conversion_rate"))
                .containsExactly(Map.entry("2026-11-20", figure("3.25")), Map.entry("2026-11-21", figure("4")));
        assertThat(total("", "conversion_rate")).isEqualTo(new NotAdded());
    }

    @Test
    void whatIsWithheldIsNoZeroAndMakesSumsIncomplete() throws InterruptedException {
        load(
                "2026-11-20",
                1,
                withheld("2026-11-20", UsageMetric.CRASHES, Told.WHOLE),
                usage("2026-11-20", UsageMetric.DELETIONS, "0"));
        load(
                "2026-11-21",
                1,
                usage("2026-11-21", UsageMetric.CRASHES, "7"),
                usage("2026-11-21", UsageMetric.DELETIONS, "0"));

        assertThat(byFirst("dates", "crashes"))
                .containsExactly(Map.entry("2026-11-20", new Withheld()), Map.entry("2026-11-21", figure("7")));
        assertThat(total("", "crashes")).isEqualTo(new Figure(new BigDecimal("7"), true));
        assertThat(total("", "deletions")).isEqualTo(figure("0"));
        assertThat(total("", "installs")).isEqualTo(new Untold());
    }

    @Test
    void partsAreReadOnlyWhenAskedFor() throws InterruptedException {
        load(
                "2026-11-21",
                1,
                usage("2026-11-21", UsageMetric.IMPRESSIONS, "100"),
                usage("2026-11-21", UsageMetric.IMPRESSIONS, in("DE"), "60"),
                usage("2026-11-21", UsageMetric.IMPRESSIONS, in("FR"), "30"),
                withheld("2026-11-21", UsageMetric.IMPRESSIONS, in("LU")),
                usage("2026-11-21", UsageMetric.IMPRESSIONS, new UsageCut.Source("Search"), "81"),
                usage("2026-11-21", UsageMetric.IMPRESSIONS, new UsageCut.Device("Phone"), "99"));

        assertThat(total("", "impressions")).isEqualTo(figure("100"));
        assertThat(byFirst("countries", "impressions"))
                .containsExactly(
                        Map.entry("DE", figure("60")), Map.entry("FR", figure("30")), Map.entry("LU", new Withheld()));
        assertThat(total("countries", "impressions")).isEqualTo(new Figure(new BigDecimal("90"), true));
        assertThat(byFirst("sources", "impressions")).containsExactly(Map.entry("Search", figure("81")));
        assertThat(byFirst("devices", "impressions")).containsExactly(Map.entry("Phone", figure("99")));
        try (Report report = reports.of(VIEWER, ReportKind.USAGE, query("products", "FR"))) {
            assertThat(report.totals().usage("impressions")).isEqualTo(figure("30"));
        }
    }

    @Test
    void tellsWhyTwoLinesCannotBeCutAtOnce() {
        assertThatThrownBy(() -> reports.of(VIEWER, ReportKind.USAGE, query("countries,sources", null)))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.errors())
                        .singleElement()
                        .satisfies(error -> assertThat(error.message()).contains("not by two of them at once")));
    }

    @Test
    void countsAnAccountOnceHoweverManyOfItsVendorsAreCollected() throws InterruptedException {
        accounts.link(ACCOUNT, List.of(7L, 8L, 9L), Optional.empty());
        accounts.link(80, List.of(11L), Optional.empty());
        load("2026-11-21", 1, usage("2026-11-21", UsageMetric.SESSIONS, "100"));
        Told.load(
                model,
                ofAccount(99, 80, Sales.day("2026-11-21")),
                2,
                List.of(usage("2026-11-21", UsageMetric.SESSIONS, "5")));

        assertThat(total("", "sessions")).isEqualTo(figure("105"));
        var ofOne = ReportQuery.parse(
                new ReportQuery.Parameters(null, null, null, null, null, null, "80"), TODAY, ReportKind.USAGE);
        try (Report report = reports.of(VIEWER, ReportKind.USAGE, ofOne)) {
            assertThat(report.totals().usage("sessions")).isEqualTo(figure("5"));
            assertThat(report.completeThrough()).contains(LocalDate.of(2026, 11, 21));
        }
    }

    @Test
    void countsAPublisherOnceThatTwoAccountsSee() throws InterruptedException {
        accounts.link(ACCOUNT, List.of(7L), Optional.empty());
        accounts.link(ACCOUNT + 1, List.of(8L), Optional.empty());
        accounts.samePublisher(-ACCOUNT, -(ACCOUNT + 1));
        load("2026-11-20", 1, usage("2026-11-20", UsageMetric.SESSIONS, "3"));
        load("2026-11-21", 1, usage("2026-11-21", UsageMetric.SESSIONS, "100"));
        loadOther("2026-11-21", 1, usage("2026-11-21", UsageMetric.SESSIONS, "100"));

        assertThat(total("", "sessions")).isEqualTo(figure("103"));
        try (Report report = reports.of(VIEWER, ReportKind.USAGE, ReportQuery.EVERYTHING)) {
            assertThat(report.partial()).isFalse();
        }
    }

    @Test
    void tellsOfEachAppThatAnyAccountOfAPublisherSeesByOneOfThem() throws InterruptedException {
        accounts.link(ACCOUNT, List.of(7L), Optional.empty());
        accounts.link(ACCOUNT + 1, List.of(8L), Optional.empty());
        accounts.link(ACCOUNT + 2, List.of(9L), Optional.empty());
        accounts.samePublisher(-ACCOUNT, -(ACCOUNT + 1));
        accounts.samePublisher(-ACCOUNT, -(ACCOUNT + 2));
        loadSeen(ACCOUNT, Map.of(1L, "100", 2L, "40", 3L, "7"));
        loadSeen(ACCOUNT + 1, Map.of(2L, "40", 4L, "5"));
        loadSeen(ACCOUNT + 2, Map.of(2L, "40", 4L, "5"));

        assertThat(byFirst("products", "daily_active_devices"))
                .containsExactly(
                        Map.entry("1", figure("100")),
                        Map.entry("2", figure("40")),
                        Map.entry("3", figure("7")),
                        Map.entry("4", figure("5")));
        var ofOne = ReportQuery.parse(
                new ReportQuery.Parameters(null, null, null, null, null, null, "71"), TODAY, ReportKind.USAGE);
        try (Report report = reports.of(VIEWER, ReportKind.USAGE, ofOne)) {
            assertThat(report.totals().usage("sessions")).isEqualTo(figure("45"));
        }
        assertThat(total("", "sessions")).isEqualTo(figure("152"));
    }

    @Test
    void countsAnotherPublishersUsageOfTheSameAppToo() throws InterruptedException {
        accounts.samePublisher(-ACCOUNT, -(ACCOUNT + 1));
        loadSeen(ACCOUNT, Map.of(1L, "100"));
        loadSeen(ACCOUNT + 1, Map.of(1L, "100"));
        loadSeen(80, Map.of(1L, "3"));

        assertThat(total("", "sessions")).isEqualTo(figure("103"));
    }

    @Test
    void isNotWholeWhileItsHistoryIsStillComingInNewestFirst() throws InterruptedException {
        accounts.link(ACCOUNT, List.of(7L), Optional.empty());
        await(ACCOUNT, "2025-11-23");
        load("2026-11-22", 1, usage("2026-11-22", UsageMetric.SESSIONS, "1"));
        load("2026-11-21", 1, usage("2026-11-21", UsageMetric.SESSIONS, "1"));

        try (Report report = reports.of(VIEWER, ReportKind.USAGE, between("2026-10-24", "2026-11-22"))) {
            assertThat(report.partial()).isTrue();
            assertThat(report.completeThrough()).isEmpty();
        }
        try (Report report = reports.of(VIEWER, ReportKind.USAGE, between("2026-11-21", "2026-11-22"))) {
            assertThat(report.partial()).isFalse();
        }

        awaited.clear();
        try (Report report = reports.of(VIEWER, ReportKind.USAGE, between("2026-10-24", "2026-11-22"))) {
            assertThat(report.partial()).isFalse();
            assertThat(report.completeThrough()).contains(LocalDate.of(2026, 11, 22));
        }
    }

    @Test
    void aNewDayThatIsAwaitedTakesNothingFromThoseBefore() throws InterruptedException {
        accounts.link(ACCOUNT, List.of(7L), Optional.empty());
        load("2026-11-21", 1, usage("2026-11-21", UsageMetric.SESSIONS, "1"));
        await(ACCOUNT, "2026-11-22");

        try (Report report = reports.of(VIEWER, ReportKind.USAGE, between("2026-10-24", "2026-11-22"))) {
            assertThat(report.partial()).isFalse();
            assertThat(report.completeThrough()).contains(LocalDate.of(2026, 11, 21));
        }
    }

    @Test
    void lacksAnAccountThatHasNeverTold() throws InterruptedException {
        accounts.link(ACCOUNT, List.of(7L), Optional.empty());
        accounts.link(80, List.of(8L), Optional.empty());
        load("2026-11-21", 1, usage("2026-11-21", UsageMetric.SESSIONS, "1"));

        try (Report report = reports.of(VIEWER, ReportKind.USAGE, between("2026-10-24", "2026-11-22"))) {
            assertThat(report.partial()).isTrue();
            assertThat(report.completeThrough()).isEmpty();
        }

        await(80, "2025-11-23");
        try (Report report = reports.of(VIEWER, ReportKind.USAGE, between("2026-10-24", "2026-11-22"))) {
            assertThat(report.partial()).isTrue();
            assertThat(report.completeThrough()).isEmpty();
        }
    }

    @Test
    void isNotWholeBeforeAnybodyHasTold() {
        accounts.link(ACCOUNT, List.of(7L), Optional.empty());
        await(ACCOUNT, "2026-11-01");

        try (Report report = reports.of(VIEWER, ReportKind.USAGE, between("2026-11-01", "2026-11-22"))) {
            assertThat(report.partial()).isTrue();
        }
        try (Report report = reports.of(VIEWER, ReportKind.USAGE, between("2026-10-01", "2026-10-31"))) {
            assertThat(report.partial()).isFalse();
        }
    }

    @Test
    void aDayThatIsMissingEndsWhatIsComplete() throws InterruptedException {
        accounts.link(ACCOUNT, List.of(7L), Optional.empty());
        for (String day : List.of("2026-11-18", "2026-11-19", "2026-11-21")) {
            load(day, 1, usage(day, UsageMetric.SESSIONS, "1"));
        }

        try (Report report = reports.of(VIEWER, ReportKind.USAGE, ReportQuery.EVERYTHING)) {
            assertThat(report.completeThrough()).contains(LocalDate.of(2026, 11, 19));
            assertThat(report.partial()).isTrue();
        }
    }

    @Test
    void writesWhatIsWithheldIncompleteAndNotAddedInEveryFormat() throws InterruptedException, IOException {
        load(
                "2026-11-20",
                1,
                withheld("2026-11-20", UsageMetric.CRASHES, Told.WHOLE),
                usage("2026-11-20", UsageMetric.ACTIVE_DEVICES, "30"),
                usage("2026-11-20", UsageMetric.CONVERSION_RATE, "3.25"));
        load(
                "2026-11-21",
                1,
                usage("2026-11-21", UsageMetric.CRASHES, "7"),
                usage("2026-11-21", UsageMetric.ACTIVE_DEVICES, "31"));

        assertThat(written(ReportFormat.JSON, ""))
                .contains("\"crashes\":7,", "\"daily_active_devices\":null,", "\"avg_daily_active_devices\":\"30.50\"")
                .contains("\"withheld\":[],\"incomplete\":[\"crashes\"],\"not_added\":[\"daily_active_devices\"]")
                .contains("\"active_users\":null");
        assertThat(written(ReportFormat.JSON, "dates"))
                .contains("\"2026-11-20\":{", "\"crashes\":null", "\"withheld\":[\"crashes\"]")
                .contains("\"conversion_rate\":\"3.25\"", "\"date\":\"2026-11-20\"");
        assertThat(written(ReportFormat.NDJSON, "dates").lines())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("{\"start_date\":\"2026-11-20\",\"end_date\":\"2026-11-20\",\"impressions\":null,")
                .endsWith("\"withheld\":[\"crashes\"],\"incomplete\":[],\"not_added\":[]}");
        List<String> csv = written(ReportFormat.CSV, "dates").lines().toList();
        assertThat(csv.getFirst())
                .startsWith("start_date,end_date,impressions,")
                .endsWith(",withheld,incomplete,not_added");
        List<String> names = List.of(csv.getFirst().split(",", -1));
        assertThat(csv.get(1).split(",", -1)[names.indexOf("crashes")]).isEqualTo("withheld");
        assertThat(csv.get(2).split(",", -1)[names.indexOf("crashes")]).isEqualTo("7");
        assertThat(csv.get(1).split(",", -1)).hasSameSizeAs(names);
    }

    @Test
    void namesOfStoresAreSafeInEveryFormat() throws InterruptedException, IOException {
        load("2026-11-21", 1, usage("2026-11-21", UsageMetric.SESSIONS, new UsageCut.Source("=1+1 \"ä\", \\"), "7"));

        assertThat(written(ReportFormat.CSV, "sources")).contains("\"'=1+1 \"\"ä\"\", \\\",");
        assertThat(written(ReportFormat.FLAT, "sources")).contains("{\"source\":\"=1+1 \\\"ä\\\", \\\\\",");
    }

    @Test
    void aSliceTakesNoFactsOfAnotherSubject() throws InterruptedException {
        try (SliceLoad load = model.begin(ofAccount(1, ACCOUNT, Sales.day("2026-11-21")))) {
            Fact sale = Sales.download(Sales.day("2026-11-21"), "DE", 1, "1", "EUR");

            assertThatThrownBy(() -> load.add(sale, 1)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void forgetsAnAccountsUsage() throws InterruptedException {
        load("2026-11-21", 1, usage("2026-11-21", UsageMetric.SESSIONS, "100"));

        model.forget(ACCOUNT, model.appliedSequence(), model.appliedSequence() + 1);

        assertThat(total("", "sessions")).isEqualTo(new Untold());
    }

    private void await(long account, String since) {
        awaited.add(new AwaitedReports.Awaited(account, 0, Subject.USAGE, LocalDate.parse(since)));
    }

    private static ReportQuery between(String from, String to) {
        return ReportQuery.parse(
                new ReportQuery.Parameters(from, to, null, null, null, null, null), TODAY, ReportKind.USAGE);
    }

    private void load(String day, long product, Fact.Usage... facts) throws InterruptedException {
        Told.load(model, ofAccount(++slices, ACCOUNT, Sales.day(day)), product, List.of(facts));
    }

    private void loadOther(String day, long product, Fact.Usage... facts) throws InterruptedException {
        Told.load(model, ofAccount(++slices, ACCOUNT + 1, Sales.day(day)), product, List.of(facts));
    }

    /** A day of an account that sees these apps, each of them with as many sessions as devices. */
    private void loadSeen(long account, Map<Long, String> apps) throws InterruptedException {
        String day = "2026-11-21";
        try (SliceLoad load = model.begin(ofAccount(++slices, account, Sales.day(day)))) {
            apps.forEach((product, number) -> {
                load.add(usage(day, UsageMetric.SESSIONS, number), product);
                load.add(usage(day, UsageMetric.ACTIVE_DEVICES, number), product);
            });
            load.commit(model.appliedSequence() + 1);
        }
    }

    private static Figure figure(String number) {
        return new Figure(new BigDecimal(number), false);
    }

    private static ReportQuery query(String groupBy, @Nullable String countries) {
        return ReportQuery.parse(
                new ReportQuery.Parameters(null, null, groupBy, null, null, countries, null), TODAY, ReportKind.USAGE);
    }

    private UsageAnswer total(String groupBy, String metric) {
        try (Report report = reports.of(VIEWER, ReportKind.USAGE, query(groupBy, null))) {
            return report.totals().usage(metric);
        }
    }

    private Map<String, UsageAnswer> byFirst(String groupBy, String metric) {
        Map<String, UsageAnswer> found = new TreeMap<>();
        try (Report report = reports.of(VIEWER, ReportKind.USAGE, query(groupBy, null))) {
            Dimension dimension = report.groupBy().getFirst();
            report.forEach(row -> found.put(name(row, dimension), row.usage(metric)));
        }
        return found;
    }

    private static String name(ReportRow row, Dimension dimension) {
        return switch (dimension) {
            case DATE -> row.date().orElseThrow().toString();
            case PRODUCT -> row.productId().orElseThrow().toString();
            case COUNTRY -> row.country().orElseThrow();
            case REGION -> row.region().orElseThrow();
            case SOURCE, DEVICE -> row.name(dimension).orElseThrow();
        };
    }

    private String written(ReportFormat format, String groupBy) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Report report = reports.of(VIEWER, ReportKind.USAGE, query(groupBy, null))) {
            format.write(report, bytes);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
