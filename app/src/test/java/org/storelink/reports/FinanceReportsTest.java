package org.storelink.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.storelink.reports.Told.NOVEMBER;
import static org.storelink.reports.Told.OCTOBER;
import static org.storelink.reports.Told.ofVendor;
import static org.storelink.reports.Told.payment;
import static org.storelink.reports.Told.settled;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.storelink.connector.Fact;
import org.storelink.connector.FiscalMonth;
import org.storelink.connector.Subject;
import org.storelink.platform.Actor;
import org.storelink.platform.ProblemException;
import org.storelink.platform.Role;
import org.storelink.platform.testing.MutableClock;

class FinanceReportsTest {

    private static final Actor VIEWER = new Actor(5, 3, Role.VIEWER, "Vera");
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 20);

    @TempDir
    private Path home;

    private ReadModels models;
    private ReadModel model;
    private final FixedAccounts accounts = new FixedAccounts();
    private StoreReports reports;
    private long slices;

    @BeforeEach
    void open() throws InterruptedException {
        models = new ReadModels(
                new ReportsConfig(home.toString(), "256MB", 1, 15), MutableClock.at("2026-12-20T03:00:00Z"));
        model = models.of(VIEWER.organizationId());
        reports = new StoreReports(models, accounts, new FixedCatalog(), (_, _) -> List.of());
        accounts.link(7, Optional.of(LocalDate.of(2026, 12, 18)));
        load(
                7,
                OCTOBER,
                Subject.SETTLEMENTS,
                settled(OCTOBER, "EU", "DE", 10, "7.000001", "EUR"),
                settled(OCTOBER, "EU", "FR", 5, "3.5", "EUR"),
                settled(OCTOBER, "EU", "FR", -1, "-0.7", "EUR"),
                settled(OCTOBER, "US", "US", 3, "12345678901234.99", "USD"),
                settled(OCTOBER, "WW", "EG", 2, "1.40", "USD"));
        load(
                7,
                NOVEMBER,
                Subject.SETTLEMENTS,
                settled(NOVEMBER, "EU", "DE", 1, "0.70", "EUR"),
                settled(NOVEMBER, "JP", "JP", 4, "400", "JPY"));
        load(
                7,
                OCTOBER,
                Subject.PAYMENTS,
                payment(OCTOBER, true, "9000.12", "EUR"),
                payment(OCTOBER, false, "17.05", "USD"));
    }

    @AfterEach
    void close() {
        models.close();
    }

    @Test
    void tellsWhatWasSettledByFiscalMonthRegionAndCurrencyExactly() throws IOException {
        assertThat(written(ReportKind.FINANCE, ReportFormat.CSV, "dates,regions")
                        .lines())
                .containsExactly(
                        "fiscal_month,start_date,end_date,region,currency,units,refunded_units,settled,refunds",
                        "2026-10,2026-09-27,2026-10-31,EU,EUR,15,1,9.800001,0.70",
                        "2026-10,2026-09-27,2026-10-31,US,USD,3,0,12345678901234.99,0.00",
                        "2026-10,2026-09-27,2026-10-31,WW,USD,2,0,1.40,0.00",
                        "2026-11,2026-11-01,2026-11-28,EU,EUR,1,0,0.70,0.00",
                        "2026-11,2026-11-01,2026-11-28,JP,JPY,4,0,400,0");
    }

    @Test
    void neverAddsCurrencies() {
        try (Report report = reports.of(VIEWER, ReportKind.FINANCE, ReportQuery.EVERYTHING)) {
            assertThat(report.totals().money("settled"))
                    .containsExactly(
                            Map.entry("EUR", new BigDecimal("10.500001")),
                            Map.entry("JPY", new BigDecimal("400")),
                            Map.entry("USD", new BigDecimal("12345678901236.39")));
            assertThat(report.currency()).isEmpty();
        }
    }

    @Test
    void namesFiscalMonthsInNestedAnswers() throws IOException {
        assertThat(written(ReportKind.FINANCE, ReportFormat.JSON, "dates"))
                .contains("\"2026-10-01\":{")
                .contains("\"date\":\"2026-10-01\",\"start_date\":\"2026-09-27\",\"end_date\":\"2026-10-31\","
                        + "\"fiscal_month\":\"2026-10\"}");
    }

    /** Fiscal October begins in September and is chosen by October alone. */
    @ParameterizedTest
    @CsvSource({"2026-10-05, 2026-10-06, 9.800001", "2026-11-01, 2026-11-30, 0.70", "2026-09-27, 2026-09-30, "})
    void choosesFiscalMonthsByTheirNames(String from, String to, BigDecimal euros) {
        var query = ReportQuery.parse(
                new ReportQuery.Parameters(from, to, null, null, null, null, null), TODAY, ReportKind.FINANCE);

        try (Report report = reports.of(VIEWER, ReportKind.FINANCE, query)) {
            assertThat(report.totals().money("settled").get("EUR")).isEqualTo(euros);
        }
    }

    @Test
    void narrowsToProductsAndCountries() {
        var query = ReportQuery.parse(
                new ReportQuery.Parameters(null, null, "products,countries", null, "1", "FR;EG", null),
                TODAY,
                ReportKind.FINANCE);

        try (Report report = reports.of(VIEWER, ReportKind.FINANCE, query)) {
            assertThat(report.totals().money("settled"))
                    .containsExactly(
                            Map.entry("EUR", new BigDecimal("2.80")), Map.entry("USD", new BigDecimal("1.40")));
        }
    }

    @Test
    void showsPaymentsBesideWhatWasSettled() throws IOException {
        assertThat(written(ReportKind.PAYMENTS, ReportFormat.CSV, "dates").lines())
                .containsExactly(
                        "fiscal_month,start_date,end_date,currency,revenue,paid,expected,converted_revenue,"
                                + "financial_revenue,estimated_revenue",
                        "2026-10,2026-09-27,2026-10-31,EUR,9000.12,9000.12,0.00,,9.800001,",
                        "2026-10,2026-09-27,2026-10-31,USD,17.05,0.00,17.05,,12345678901236.39,",
                        "2026-11,2026-11-01,2026-11-28,EUR,0.00,0.00,0.00,,0.70,",
                        "2026-11,2026-11-01,2026-11-28,JPY,0,0,0,,400,");
    }

    @Test
    void saysNoDaysOfAMonthThatTwoStoresEndDifferently() throws IOException, InterruptedException {
        var calendarMonth = new FiscalMonth(OCTOBER.name(), LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 31));
        accounts.link(8, Optional.of(LocalDate.of(2026, 12, 18)));
        load(8, calendarMonth, Subject.SETTLEMENTS, settled(calendarMonth, "EU", "DE", 1, "1.00", "EUR"));

        assertThat(written(ReportKind.FINANCE, ReportFormat.CSV, "dates").lines())
                .contains("2026-10,,,EUR,16,1,10.800001,0.70", "2026-11,2026-11-01,2026-11-28,EUR,1,0,0.70,0.00");
        assertThat(written(ReportKind.FINANCE, ReportFormat.JSON, "dates"))
                .contains("\"start_date\":null,\"end_date\":null,\"fiscal_month\":\"2026-10\"");
        var ofOne = ReportQuery.parse(
                new ReportQuery.Parameters(null, null, "dates", null, null, null, "70"), TODAY, ReportKind.FINANCE);
        try (Report report = reports.of(VIEWER, ReportKind.FINANCE, ofOne)) {
            report.forEach(row -> assertThat(row.startDate()).isPresent());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "FINANCE, dates, weekly, , granularity",
        "FINANCE, , yearly, , granularity",
        "PAYMENTS, dates, , DE, countries"
    })
    void saysWhatItCannotTell(ReportKind kind, String groupBy, String granularity, String countries, String field) {
        var query = ReportQuery.parse(
                new ReportQuery.Parameters(null, null, groupBy, granularity, null, countries, null), TODAY, kind);

        assertThatThrownBy(() -> reports.of(VIEWER, kind, query))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.errors())
                        .extracting(ProblemException.FieldError::field)
                        .containsExactly(field));
    }

    @Test
    void isCompleteThroughTheLastSettledMonth() {
        try (Report report = reports.of(VIEWER, ReportKind.FINANCE, ReportQuery.EVERYTHING)) {
            assertThat(report.completeThrough()).contains(LocalDate.of(2026, 11, 28));
        }
    }

    @Test
    void aMonthOfTwoLengthsIsRefused() throws InterruptedException {
        var longer =
                new FiscalMonth(OCTOBER.name(), OCTOBER.start(), OCTOBER.end().plusDays(7));
        try (SliceLoad load = model.begin(ofVendor(99, 8, OCTOBER, Subject.PAYMENTS))) {
            load.add(payment(OCTOBER, true, "1", "EUR"), SliceLoad.NO_PRODUCT);

            assertThatThrownBy(() -> load.add(payment(longer, true, "1", "EUR"), SliceLoad.NO_PRODUCT))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private void load(long vendor, FiscalMonth month, Subject subject, Fact... facts) throws InterruptedException {
        Told.load(model, ofVendor(++slices, vendor, month, subject), 1, List.of(facts));
    }

    private String written(ReportKind kind, ReportFormat format, String groupBy) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        var query =
                ReportQuery.parse(new ReportQuery.Parameters(null, null, groupBy, null, null, null, null), TODAY, kind);
        try (Report report = reports.of(VIEWER, kind, query)) {
            format.write(report, bytes);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
