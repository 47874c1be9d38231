package org.storelink.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.storelink.reports.Sales.day;
import static org.storelink.reports.Sales.download;
import static org.storelink.reports.Sales.month;
import static org.storelink.reports.Sales.sale;
import static org.storelink.reports.Sales.slice;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storelink.connector.Fact;
import org.storelink.connector.ReportPeriod;
import org.storelink.connector.SaleKind;
import org.storelink.connector.SaleTerms;
import org.storelink.platform.Actor;
import org.storelink.platform.Problem;
import org.storelink.platform.ProblemException;
import org.storelink.platform.Role;
import org.storelink.platform.testing.MutableClock;

class SalesReportsTest {

    private static final Actor VIEWER = new Actor(5, 3, Role.VIEWER, "Vera");
    private static final ReportPeriod MONDAY = day("2026-11-16");
    private static final ReportPeriod TUESDAY = day("2026-11-17");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");

    @TempDir
    Path home;

    private final FixedAccounts accounts = new FixedAccounts();
    private ReadModels models;
    private StoreReports reports;
    private long sequence;

    @BeforeEach
    void open() {
        models = new ReadModels(
                new ReportsConfig(home.toString(), "512MB", 2, 15), MutableClock.at("2026-11-23T03:00:00Z"));
        reports = new StoreReports(models, accounts, new FixedCatalog(), (_, _) -> List.of());
    }

    @AfterEach
    void close() {
        models.close();
    }

    @Test
    void countsEachKindOfSaleWhereItBelongs() throws Exception {
        load(
                1,
                MONDAY,
                units(SaleKind.DOWNLOAD, SaleTerms.STANDARD, 100),
                units(SaleKind.DOWNLOAD, SaleTerms.PROMO, 1),
                units(SaleKind.DOWNLOAD, SaleTerms.GIFT, 2),
                units(SaleKind.DOWNLOAD, SaleTerms.EDUCATION, 3),
                units(SaleKind.DOWNLOAD, SaleTerms.BUSINESS, 4),
                units(SaleKind.DOWNLOAD, SaleTerms.STANDARD, -5),
                units(SaleKind.REDOWNLOAD, SaleTerms.STANDARD, 1_000),
                units(SaleKind.UPDATE, SaleTerms.STANDARD, 2_000),
                units(SaleKind.BUNDLE, SaleTerms.STANDARD, 7),
                units(SaleKind.INAPP, SaleTerms.STANDARD, 50),
                units(SaleKind.INAPP, SaleTerms.STANDARD, -6),
                units(SaleKind.SUBSCRIPTION, SaleTerms.STANDARD, 20),
                units(SaleKind.SUBSCRIPTION, SaleTerms.STANDARD, -8),
                units(SaleKind.RESTORE, SaleTerms.STANDARD, 9_999),
                units(SaleKind.OTHER, SaleTerms.STANDARD, 8_888));

        try (Report report = reports.of(VIEWER, ReportKind.SALES, ReportQuery.EVERYTHING)) {
            ReportRow all = report.totals();
            assertThat(all.units("app_downloads")).isEqualTo(110);
            assertThat(all.units("iap_amount")).isEqualTo(50);
            assertThat(all.units("subscription_purchases")).isEqualTo(20);
            assertThat(all.units("downloads")).isEqualTo(180);
            assertThat(all.units("app_returns")).isEqualTo(5);
            assertThat(all.units("iap_returns")).isEqualTo(6);
            assertThat(all.units("subscription_returns")).isEqualTo(8);
            assertThat(all.units("returns")).isEqualTo(19);
            assertThat(all.units("net_downloads")).isEqualTo(161);
            assertThat(all.units("re_downloads")).isEqualTo(1_000);
            assertThat(all.units("updates")).isEqualTo(2_000);
            assertThat(all.units("bundles")).isEqualTo(7);
            assertThat(all.units("promos")).isEqualTo(1);
            assertThat(all.units("gifts")).isEqualTo(2);
            assertThat(all.units("edu_downloads")).isEqualTo(3);
            assertThat(all.units("educational")).isEqualTo(3);
            assertThat(all.units("business_downloads")).isEqualTo(4);
            assertThat(all.units("standard_downloads")).isEqualTo(173);
        }
    }

    @Test
    void addsMoneyOfEachKindInTheCurrencyItIsIn() throws Exception {
        load(
                1,
                MONDAY,
                sale(MONDAY, SaleKind.DOWNLOAD, SaleTerms.STANDARD, "DE", 10, "7.00", "EUR", "9.99", "EUR"),
                sale(MONDAY, SaleKind.DOWNLOAD, SaleTerms.STANDARD, "CH", 1, "0.75", "EUR", "1.00", "CHF"),
                sale(MONDAY, SaleKind.DOWNLOAD, SaleTerms.STANDARD, "DE", -1, "-0.70", "EUR", "-0.99", "EUR"),
                sale(MONDAY, SaleKind.BUNDLE, SaleTerms.STANDARD, "DE", 1, "5", "EUR", "8", "EUR"),
                sale(MONDAY, SaleKind.INAPP, SaleTerms.STANDARD, "JP", 3, "360", "JPY", "480", "JPY"),
                sale(MONDAY, SaleKind.SUBSCRIPTION, SaleTerms.STANDARD, "KW", 1, "1.2345", "KWD", "2", "KWD"),
                sale(MONDAY, SaleKind.DOWNLOAD, SaleTerms.EDUCATION, "DE", 2, "1.00", "EUR", "1.40", "EUR"),
                sale(MONDAY, SaleKind.DOWNLOAD, SaleTerms.BUSINESS, "DE", 2, "0.50", "EUR", "0.70", "EUR"));

        try (Report report = reports.of(VIEWER, ReportKind.SALES, ReportQuery.EVERYTHING)) {
            ReportRow all = report.totals();
            assertThat(all.money("revenue")).isEqualTo(amounts("EUR", "13.55", "JPY", "360", "KWD", "1.2345"));
            assertThat(all.money("app_revenue")).isEqualTo(amounts("EUR", "13.55"));
            assertThat(all.money("iap_revenue")).isEqualTo(amounts("JPY", "360"));
            assertThat(all.money("subscription_revenue")).isEqualTo(amounts("KWD", "1.2345"));
            assertThat(all.money("gross_revenue"))
                    .isEqualTo(amounts("CHF", "1.00", "EUR", "19.10", "JPY", "480", "KWD", "2.000"));
            assertThat(all.money("returns_amount")).isEqualTo(amounts("EUR", "0.70"));
            assertThat(all.money("gross_app_returns_amount")).isEqualTo(amounts("EUR", "0.99"));
            assertThat(all.money("edu_revenue")).isEqualTo(amounts("EUR", "1.00"));
            assertThat(all.money("gross_educational_revenue")).isEqualTo(amounts("EUR", "1.40"));
            assertThat(all.money("business_revenue")).isEqualTo(amounts("EUR", "0.50"));
            assertThat(all.money("standard_revenue")).isEqualTo(amounts("EUR", "12.05", "JPY", "360", "KWD", "1.2345"));
            assertThat(report.currency()).isEmpty();
        }
        try (Report report = reports.of(VIEWER, ReportKind.REVENUE, ReportQuery.EVERYTHING)) {
            ReportRow all = report.totals();
            assertThat(all.money("sales")).isEqualTo(amounts("EUR", "13.25"));
            assertThat(all.money("iap")).isEqualTo(amounts("JPY", "360"));
            assertThat(all.money("non_recurring_iap")).isEqualTo(amounts("JPY", "360"));
            assertThat(all.money("subscriptions")).isEqualTo(amounts("KWD", "1.2345"));
            assertThat(all.money("edu")).isEqualTo(amounts("EUR", "1.00"));
            assertThat(all.money("business")).isEqualTo(amounts("EUR", "0.50"));
            assertThat(all.money("ads")).isEmpty();
            assertThat(all.money("returns")).isEqualTo(amounts("EUR", "0.70"));
            assertThat(all.money("total")).isEqualTo(amounts("EUR", "13.55", "JPY", "360", "KWD", "1.2345"));
            assertThat(all.money("gross_total"))
                    .isEqualTo(amounts("CHF", "1.00", "EUR", "19.10", "JPY", "480", "KWD", "2.000"));
        }
    }

    @Test
    void splitsThatAddUpToTheirTotals() throws Exception {
        long units = 1;
        List<Fact.Sale> sales = new ArrayList<>();
        for (SaleKind kind : SaleKind.values()) {
            for (SaleTerms terms : SaleTerms.values()) {
                for (int sign : new int[] {1, -1}) {
                    units += 13;
                    String money = Long.toString(sign * units);
                    sales.add(sale(MONDAY, kind, terms, "DE", sign * units, money, "EUR", money, "USD"));
                }
            }
        }
        load(1, MONDAY, sales.toArray(Fact.Sale[]::new));

        try (Report report = reports.of(VIEWER, ReportKind.SALES, ReportQuery.EVERYTHING)) {
            ReportRow all = report.totals();
            assertThat(sum(all, "standard_downloads", "edu_downloads", "business_downloads"))
                    .isEqualTo(all.units("downloads"));
            assertThat(sum("EUR", all, "app_revenue", "iap_revenue", "subscription_revenue"))
                    .isEqualByComparingTo(all.money("revenue").get("EUR"));
            assertThat(sum("EUR", all, "standard_revenue", "edu_revenue", "business_revenue"))
                    .isEqualByComparingTo(all.money("revenue").get("EUR"));
            assertThat(sum("EUR", all, "app_returns_amount", "iap_returns_amount", "subscription_returns_amount"))
                    .isEqualByComparingTo(all.money("returns_amount").get("EUR"));
        }
        try (Report report = reports.of(VIEWER, ReportKind.REVENUE, ReportQuery.EVERYTHING)) {
            ReportRow all = report.totals();
            assertThat(sum("EUR", all, "sales", "iap", "subscriptions", "edu"))
                    .isEqualByComparingTo(sum("EUR", all, "total", "returns"));
            assertThat(sum("USD", all, "gross_sales", "gross_iap", "gross_subscriptions", "gross_edu"))
                    .isEqualByComparingTo(sum("USD", all, "gross_total", "gross_returns"));
        }
    }

    private static long sum(ReportRow row, String... metrics) {
        return Stream.of(metrics).mapToLong(row::units).sum();
    }

    private static BigDecimal sum(String currency, ReportRow row, String... metrics) {
        return Stream.of(metrics)
                .map(metric -> row.money(metric).getOrDefault(currency, BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void staysExactBeyondSixtyFourBits() throws Exception {
        String most = "99999999999999.999999";
        load(1, MONDAY, download(MONDAY, "DE", 1, most, "EUR"), download(MONDAY, "FR", 1, most, "EUR"));

        try (Report report = reports.of(VIEWER, ReportKind.SALES, ReportQuery.EVERYTHING)) {
            assertThat(report.totals().money("revenue")).isEqualTo(amounts("EUR", "199999999999999.999998"));
        }
        try (Report report = reports.of(VIEWER, ReportKind.SALES, by(Dimension.COUNTRY))) {
            List<Map<String, BigDecimal>> found = new ArrayList<>();
            report.forEach(row -> found.add(row.money("gross_revenue")));
            assertThat(found).containsExactly(amounts("EUR", most), amounts("EUR", most));
        }
    }

    @Test
    void namesTheCurrencyWhenThereIsJustOne() throws Exception {
        load(1, MONDAY, download(MONDAY, "DE", 10, "7.00", "EUR"), download(MONDAY, "JP", 0, "0", "JPY"));

        try (Report report = reports.of(VIEWER, ReportKind.SALES, in("DE"))) {
            assertThat(report.currency()).contains("EUR");
        }
    }

    @Test
    void ordersRowsByTheFirstDimensionThenTheSecond() throws Exception {
        load(1, TUESDAY, download(TUESDAY, "FR", 1, "1", "EUR"), download(TUESDAY, "DE", 2, "1", "EUR"));
        load(2, MONDAY, download(MONDAY, "ZZ", 3, "1", "EUR"), download(MONDAY, "AD", 4, "1", "EUR"));

        assertThat(rows(by(Dimension.DATE, Dimension.COUNTRY)))
                .containsExactly("2026-11-16 AD 4", "2026-11-16 ZZ 3", "2026-11-17 DE 2", "2026-11-17 FR 1");
        assertThat(rows(by(Dimension.COUNTRY, Dimension.DATE)))
                .containsExactly("2026-11-16 AD 4", "2026-11-17 DE 2", "2026-11-17 FR 1", "2026-11-16 ZZ 3");
    }

    @Test
    void seesNothingOfAnotherOrganization() throws Exception {
        load(1, MONDAY, download(MONDAY, "DE", 10, "7.00", "EUR"));

        try (Report report =
                reports.of(new Actor(9, 4, Role.OWNER, "Olga"), ReportKind.SALES, ReportQuery.EVERYTHING)) {
            assertThat(report.totals().units("downloads")).isZero();
        }
    }

    @Test
    void refusesProductsThatAreNotThere() {
        ReportQuery query = ReportQuery.parse(
                new ReportQuery.Parameters(null, null, null, null, "5,2000", null, null), TODAY, ReportKind.SALES);

        assertThatThrownBy(() -> reports.of(VIEWER, ReportKind.SALES, query))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.problem()).isEqualTo(Problem.NO_PRODUCTS);
                    assertThat(problem.errors())
                            .containsExactly(new ProblemException.FieldError(
                                    "products", "names what is no product of yours: 2000."));
                });
    }

    @Test
    void refusesAccountsThatAreNotThere() {
        accounts.link(7, Optional.empty());
        ReportQuery query = ReportQuery.parse(
                new ReportQuery.Parameters(null, null, null, null, null, null, "71"), TODAY, ReportKind.SALES);

        assertThatThrownBy(() -> reports.of(VIEWER, ReportKind.SALES, query))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.errors())
                        .containsExactly(new ProblemException.FieldError(
                                "accounts", "names an account that is not linked; allowed: 70.")));
    }

    @Test
    void readsOnlyTheAccountsAskedFor() throws Exception {
        accounts.link(7, Optional.empty());
        accounts.link(8, Optional.empty());
        load(1, MONDAY, download(MONDAY, "DE", 10, "7.00", "EUR"));
        load(2, TUESDAY, download(TUESDAY, "DE", 20, "7.00", "EUR"));
        load(slice(3, 8, MONDAY), download(MONDAY, "DE", 400, "7.00", "EUR"));

        ReportQuery query = ReportQuery.parse(
                new ReportQuery.Parameters(null, null, null, null, null, null, "70"), TODAY, ReportKind.SALES);

        try (Report report = reports.of(VIEWER, ReportKind.SALES, query)) {
            assertThat(report.totals().units("downloads")).isEqualTo(30);
        }
    }

    @Test
    void countsAPublisherOnceThatWasLinkedThroughAnotherAccountBefore() throws Exception {
        accounts.link(8, Optional.of(LocalDate.parse("2026-11-17")));
        accounts.samePublisher(7, 8);
        load(1, day("2026-11-15"), download(day("2026-11-15"), "DE", 1, "1", "EUR"));
        load(2, MONDAY, download(MONDAY, "DE", 10, "1", "EUR"));
        load(slice(3, 8, MONDAY), download(MONDAY, "DE", 12, "1", "EUR"));
        load(slice(4, 8, TUESDAY), download(TUESDAY, "DE", 100, "1", "EUR"));

        assertThat(rows(by(Dimension.DATE))).containsExactly("2026-11-15 1", "2026-11-16 12", "2026-11-17 100");
        try (Report report = reports.of(VIEWER, ReportKind.SALES, ReportQuery.EVERYTHING)) {
            assertThat(report.totals().units("downloads")).isEqualTo(113);
            assertThat(report.partial()).isFalse();
        }
    }

    @Test
    void countsAPublisherOnceThatWentToAnotherAccountAndBack() throws Exception {
        accounts.link(7, Optional.of(LocalDate.parse("2026-11-17")));
        accounts.samePublisher(7, 8);
        load(1, MONDAY, download(MONDAY, "DE", 10, "1", "EUR"));
        load(slice(2, 8, MONDAY), download(MONDAY, "DE", 12, "1", "EUR"));
        load(slice(3, 8, TUESDAY), download(TUESDAY, "DE", 100, "1", "EUR"));
        load(1, MONDAY, download(MONDAY, "DE", 13, "1", "EUR"));

        assertThat(rows(by(Dimension.DATE))).containsExactly("2026-11-16 13", "2026-11-17 100");
    }

    @Test
    void isPartialWhileAnAccountIsBehindAnother() throws Exception {
        accounts.link(7, Optional.of(LocalDate.parse("2026-11-17")));
        accounts.link(8, Optional.of(LocalDate.parse("2026-11-16")));
        load(1, MONDAY, download(MONDAY, "DE", 1, "1", "EUR"));
        load(2, TUESDAY, download(TUESDAY, "DE", 1, "1", "EUR"));
        load(slice(3, 8, MONDAY), download(MONDAY, "DE", 1, "1", "EUR"));

        try (Report report = reports.of(VIEWER, ReportKind.SALES, ReportQuery.EVERYTHING)) {
            assertThat(report.partial()).isTrue();
            assertThat(report.completeThrough()).contains(LocalDate.parse("2026-11-16"));
        }
        try (Report report = reports.of(VIEWER, ReportKind.SALES, until("2026-11-16"))) {
            assertThat(report.partial()).isFalse();
        }
        model().empty(slice(4, 8, TUESDAY), ++sequence);
        try (Report report = reports.of(VIEWER, ReportKind.SALES, ReportQuery.EVERYTHING)) {
            assertThat(report.partial()).isFalse();
        }
    }

    @Test
    void isPartialWhileHistoryIsOnItsWay() throws Exception {
        accounts.link(7, Optional.empty());
        load(2, TUESDAY, download(TUESDAY, "DE", 1, "1", "EUR"));
        load(1, MONDAY, download(MONDAY, "DE", 1, "1", "EUR"));

        assertThat(isPartial("2026-10-19", null)).isTrue();
        assertThat(isPartial(null, null)).isTrue();
        assertThat(isPartial("2026-11-16", null)).isFalse();
    }

    @Test
    void isPartialWhileNothingIsKnownOfAnAccountYet() throws Exception {
        accounts.link(7, Optional.of(LocalDate.parse("2026-11-17")));
        accounts.link(8, Optional.empty());
        load(1, MONDAY, download(MONDAY, "DE", 1, "1", "EUR"));
        load(2, TUESDAY, download(TUESDAY, "DE", 1, "1", "EUR"));

        assertThat(isPartial("2026-11-16", "2026-11-17")).isTrue();
        assertThat(isPartial("2026-11-20", "2026-11-21")).isFalse();
    }

    private boolean isPartial(@Nullable String start, @Nullable String end) {
        ReportQuery query = ReportQuery.parse(
                new ReportQuery.Parameters(start, end, null, null, null, null, null), TODAY, ReportKind.SALES);
        try (Report report = reports.of(VIEWER, ReportKind.SALES, query)) {
            return report.partial();
        }
    }

    @Test
    void isPartialWhereFilesCannotBeReadAndTakesAMonthThatCan() throws Exception {
        accounts.link(7, Optional.of(LocalDate.parse("2026-11-17")));
        for (int day = 1; day <= 31; day++) {
            ReportPeriod period = day("2026-10-%02d".formatted(day));
            load(day, period, download(period, "DE", 1, "1", "EUR"));
        }
        load(100, month("2026-10-01"), download(month("2026-10-01"), "DE", 31, "1", "EUR"));
        unreadable(31, day("2026-10-31"));

        assertThat(isPartial("2026-10-01", "2026-10-30")).isFalse();
        assertThat(isPartial("2026-10-02", "2026-10-31")).isTrue();
        assertThat(isPartial("2026-10-01", "2026-10-31")).isFalse();
        try (Report report = reports.of(VIEWER, ReportKind.SALES, ReportQuery.EVERYTHING)) {
            assertThat(report.totals().units("downloads")).isEqualTo(31);
        }
    }

    private void unreadable(long id, ReportPeriod period) throws InterruptedException {
        try (SliceLoad load = model().begin(slice(id, period))) {
            load.commitUnreadable(++sequence);
        }
    }

    @Test
    void isPartialWhileTheLedgerKnowsMore() throws Exception {
        load(1, MONDAY, download(MONDAY, "DE", 1, "1", "EUR"));
        model().expect(sequence + 1);

        try (Report report = reports.of(VIEWER, ReportKind.SALES, ReportQuery.EVERYTHING)) {
            assertThat(report.partial()).isTrue();
        }
    }

    @Test
    void isNotCompleteThroughAnyDayWhileAnAccountHasNone() {
        accounts.link(7, Optional.of(LocalDate.parse("2026-11-17")));
        accounts.link(8, Optional.empty());

        try (Report report = reports.of(VIEWER, ReportKind.SALES, ReportQuery.EVERYTHING)) {
            assertThat(report.completeThrough()).isEmpty();
        }
    }

    @Test
    void hasTheSameTagUntilQueryOrFactsChange() throws Exception {
        load(1, MONDAY, download(MONDAY, "DE", 1, "1", "EUR"));
        String before = etag(ReportQuery.EVERYTHING);

        assertThat(etag(ReportQuery.EVERYTHING)).isEqualTo(before);
        assertThat(etag(by(Dimension.DATE))).isNotEqualTo(before);
        load(2, TUESDAY, download(TUESDAY, "DE", 1, "1", "EUR"));
        assertThat(etag(ReportQuery.EVERYTHING)).isNotEqualTo(before);
    }

    @Test
    void keepsShowingTheStateItBeganWith() throws Exception {
        load(1, MONDAY, download(MONDAY, "DE", 1, "1", "EUR"));

        try (Report report = reports.of(VIEWER, ReportKind.SALES, ReportQuery.EVERYTHING)) {
            load(1, MONDAY, download(MONDAY, "DE", 100, "1", "EUR"));

            assertThat(report.totals().units("downloads")).isEqualTo(1);
        }
    }

    @Test
    void groupsByWholePeriodsAndRoundsTheRangeOutward() throws Exception {
        load(1, day("2026-09-30"), download(day("2026-09-30"), "DE", 1, "1", "EUR"));
        load(2, day("2026-10-01"), download(day("2026-10-01"), "DE", 20, "1", "EUR"));
        load(3, day("2026-10-31"), download(day("2026-10-31"), "DE", 300, "1", "EUR"));
        load(4, day("2026-11-01"), download(day("2026-11-01"), "DE", 4000, "1", "EUR"));

        ReportQuery months = ReportQuery.parse(
                new ReportQuery.Parameters("2026-10-15", "2026-10-20", "dates", "monthly", null, null, null),
                TODAY,
                ReportKind.SALES);
        ReportQuery quarters = ReportQuery.parse(
                new ReportQuery.Parameters(null, null, "dates", "quarterly", null, null, null),
                TODAY,
                ReportKind.SALES);

        assertThat(rows(months)).containsExactly("2026-10-01 320");
        assertThat(rows(quarters)).containsExactly("2026-07-01 1", "2026-10-01 4320");
        try (Report report = reports.of(VIEWER, ReportKind.SALES, months)) {
            report.forEach(row -> assertThat(row.endDate()).contains(LocalDate.parse("2026-10-31")));
        }
    }

    private static Fact.Sale units(SaleKind kind, SaleTerms terms, long units) {
        return sale(MONDAY, kind, terms, "DE", units, "0", "EUR", "0", "EUR");
    }

    private static Map<String, BigDecimal> amounts(String... currenciesAndAmounts) {
        Map<String, BigDecimal> amounts = new java.util.TreeMap<>();
        for (int at = 0; at < currenciesAndAmounts.length; at += 2) {
            amounts.put(currenciesAndAmounts[at], new BigDecimal(currenciesAndAmounts[at + 1]));
        }
        return amounts;
    }

    private static ReportQuery by(Dimension... dimensions) {
        return new ReportQuery(
                Optional.empty(),
                Optional.empty(),
                List.of(dimensions),
                Optional.empty(),
                java.util.Set.of(),
                java.util.Set.of(),
                java.util.Set.of());
    }

    private static ReportQuery in(String country) {
        return ReportQuery.parse(
                new ReportQuery.Parameters(null, null, null, null, null, country, null), TODAY, ReportKind.SALES);
    }

    private static ReportQuery until(String date) {
        return ReportQuery.parse(
                new ReportQuery.Parameters(null, date, null, null, null, null, null), TODAY, ReportKind.SALES);
    }

    private List<String> rows(ReportQuery query) {
        List<String> rows = new ArrayList<>();
        try (Report report = reports.of(VIEWER, ReportKind.SALES, query)) {
            report.forEach(row -> rows.add((row.startDate()
                                    .map(date -> date + " ")
                                    .orElse("")
                            + row.country().map(country -> country + " ").orElse(""))
                    + row.units("downloads")));
        }
        return rows;
    }

    private String etag(ReportQuery query) {
        try (Report report = reports.of(VIEWER, ReportKind.SALES, query)) {
            return report.etag();
        }
    }

    private ReadModel model() {
        return models.of(VIEWER.organizationId());
    }

    private void load(long id, ReportPeriod period, Fact.Sale... sales) throws InterruptedException {
        load(slice(id, period), sales);
    }

    private void load(SliceKey key, Fact.Sale... sales) throws InterruptedException {
        try (SliceLoad load = model().begin(key)) {
            for (Fact.Sale sale : sales) {
                load.add(sale, 1);
            }
            load.commit(++sequence);
        }
    }
}
