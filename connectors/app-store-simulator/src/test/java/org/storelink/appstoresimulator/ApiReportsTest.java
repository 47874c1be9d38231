package org.storelink.appstoresimulator;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.storelink.appstoresimulator.api.IssuedKey;
import org.storelink.appstoresimulator.fault.Fault;
import org.storelink.appstoresimulator.fault.FaultKind;
import org.storelink.appstoresimulator.payments.FiscalMonth;
import org.storelink.appstoresimulator.people.Role;
import org.storelink.appstoresimulator.publishing.DateType;
import org.storelink.appstoresimulator.publishing.Publication;
import org.storelink.appstoresimulator.truth.TrueSales;

/** What the API answers with: files that tell the truth, and every refusal in Apple's form. */
class ApiReportsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final String ACCOUNT = "121007001";
    private static final String VENDOR = "85410007";

    private AppStoreSimulator store;
    private KeyedClient client;
    private IssuedKey key;

    @BeforeEach
    void open() {
        store = AppStoreSimulator.start(
                Options.builder().today(TODAY).quirks(false).rowsPerDay(20).build());
        client = new KeyedClient(store);
        key = store.apiKeys().issue(ACCOUNT, Role.FINANCE);
    }

    @AfterEach
    void close() {
        client.close();
        store.close();
    }

    @ParameterizedTest
    @CsvSource({"DAILY, 2026-11-20", "WEEKLY, 2026-11-15", "MONTHLY, 2026-10", "YEARLY, 2025"})
    void aFileOfSalesTellsTheTruth(DateType frequency, String date) {
        HttpResponse<byte[]> answer = sales(Map.of("filter[frequency]", frequency.name(), "filter[reportDate]", date));
        long units = NaiveReport.rows(KeyedClient.unpacked(answer)).stream()
                .mapToLong(row -> Long.parseLong(NaiveReport.value(row, "Units")))
                .sum();

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/a-gzip");
        assertThat(answer.headers().firstValue("filename")).isEmpty();
        LocalDate day = LocalDate.parse((date + "-01-01").substring(0, 10));
        LocalDate begin =
                switch (frequency) {
                    case DAILY -> day;
                    case WEEKLY -> day.minusDays(6);
                    case MONTHLY -> YearMonth.parse(date).atDay(1);
                    case YEARLY -> LocalDate.of(2025, 1, 1);
                };
        LocalDate end =
                switch (frequency) {
                    case DAILY, WEEKLY -> day;
                    case MONTHLY -> YearMonth.parse(date).atEndOfMonth();
                    case YEARLY -> LocalDate.of(2025, 12, 31);
                };
        assertThat(units)
                .isEqualTo(store.truth().sales(VENDOR, begin, end).stream()
                        .mapToLong(sold -> sold.sold() - sold.refunded())
                        .sum());
        assertThat(store.truth().sales(VENDOR, begin, end))
                .extracting(TrueSales::sold)
                .isNotEmpty();
    }

    @Test
    void withoutADateTheNewestDayIsMeant() {
        String text = KeyedClient.unpacked(sales(Map.of("filter[frequency]", "DAILY")));

        assertThat(NaiveReport.value(NaiveReport.rows(text).getFirst(), "Begin Date"))
                .isEqualTo("11/22/2026");
    }

    @Test
    void theThreeAbsencesAreToldApartByTheirWords() {
        LocalDate quiet = TODAY.minusDays(300)
                .datesUntil(TODAY)
                .filter(day -> store.truth().publication(VENDOR, DateType.DAILY, day) == Publication.NO_SALES)
                .findFirst()
                .orElseThrow();

        assertThat(refusalOn(quiet.toString())).isEqualTo("404 NOT_FOUND There were no sales for the date specified.");
        assertThat(refusalOn("2026-11-23")).startsWith("404 NOT_FOUND Report is not available yet.");
        assertThat(refusalOn("2025-01-10")).isEqualTo("410 GONE Report is no longer available.");
    }

    private String refusalOn(String date) {
        HttpResponse<byte[]> answer = sales(Map.of("filter[frequency]", "DAILY", "filter[reportDate]", date));
        JsonObject error = KeyedClient.error(answer);
        return answer.statusCode() + " " + error.getString("code") + " " + error.getString("detail");
    }

    @ParameterizedTest
    @CsvSource({
        "filter[reportType], SALEZ, PARAMETER_ERROR.INVALID",
        "filter[reportType], , PARAMETER_ERROR.REQUIRED",
        "filter[reportSubType], DETAILED, PARAMETER_ERROR.INVALID",
        "filter[frequency], HOURLY, PARAMETER_ERROR.INVALID",
        "filter[vendorNumber], 99999999, PARAMETER_ERROR.INVALID",
        "filter[vendorNumber], , PARAMETER_ERROR.REQUIRED",
        "filter[reportDate], 20261120, PARAMETER_ERROR.INVALID",
        "filter[version], 9_9, PARAMETER_ERROR.INVALID",
        "filter[colour], red, PARAMETER_ERROR.ILLEGAL"
    })
    void aWrongParameterIsNamed(String parameter, String value, String code) {
        HttpResponse<byte[]> answer = sales(Map.of(parameter, value == null ? "" : value));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(KeyedClient.error(answer).getString("code")).isEqualTo(code);
        assertThat(KeyedClient.error(answer).getJsonObject("source").getString("parameter"))
                .isEqualTo(parameter);
    }

    @Test
    void aRaisedVersionIsNamedInTheRefusalOfTheOldOne() {
        store.reportVersions().raise("SALES", "1_1");

        HttpResponse<byte[]> old = sales(Map.of("filter[version]", "1_0"));

        assertThat(KeyedClient.error(old).getString("detail")).contains("The latest version for this report is 1_1.");
        assertThat(sales(Map.of("filter[version]", "1_1")).statusCode()).isEqualTo(200);
    }

    @Test
    void onlyWhoTakesPackedFilesGetsOne() {
        HttpResponse<byte[]> answer =
                client.get("Bearer " + client.token(key), "application/json", "/v1/salesReports", usual(Map.of()));

        assertThat(answer.statusCode()).isEqualTo(406);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
    }

    @Test
    void otherReportsOfSalesAreKnownAndEmpty() {
        assertThat(KeyedClient.error(sales(Map.of("filter[reportType]", "PRE_ORDER")))
                        .getString("detail"))
                .startsWith("There were no sales");
    }

    @ParameterizedTest
    @EnumSource(names = {"ADMIN", "FINANCE", "SALES", "CUSTOMER_SUPPORT", "APP_MANAGER", "DEVELOPER", "MARKETING"})
    void rolesDecideWhatAKeyOpens(Role role) {
        IssuedKey other = store.apiKeys().issue(ACCOUNT, role);
        boolean readsSales = List.of(Role.ADMIN, Role.FINANCE, Role.SALES).contains(role);
        boolean readsFinance = List.of(Role.ADMIN, Role.FINANCE).contains(role);

        assertThat(client.get(other, "/v1/salesReports", usual(Map.of())).statusCode())
                .isEqualTo(readsSales ? 200 : 403);
        assertThat(client.get(other, "/v1/financeReports", finance("ZZ", "2026-10"))
                        .statusCode())
                .isEqualTo(readsFinance ? 200 : 403);
        assertThat(client.get(other, "/v1/users", Map.of()).statusCode())
                .isEqualTo(List.of(Role.ADMIN, Role.APP_MANAGER).contains(role) ? 200 : 403);
        assertThat(client.get(other, "/v1/apps", Map.of()).statusCode()).isEqualTo(200);
    }

    @Test
    void anotherTeamsVendorIsNoVendor() {
        IssuedKey other = store.apiKeys().issue("121007002", Role.ADMIN);

        assertThat(client.get(other, "/v1/salesReports", usual(Map.of())).statusCode())
                .isEqualTo(400);
    }

    @Test
    void anAgreementThatWaitsClosesEverything() {
        store.agreements().ask(ACCOUNT, "Sign the Paid Apps Agreement.");

        HttpResponse<byte[]> apps = client.get(key, "/v1/apps", Map.of());

        assertThat(apps.statusCode()).isEqualTo(403);
        assertThat(KeyedClient.error(apps).getString("code"))
                .isEqualTo("FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED");
        store.agreements().sign(ACCOUNT);
        assertThat(client.get(key, "/v1/apps", Map.of()).statusCode()).isEqualTo(200);
    }

    @Test
    void aKeyHasItsHourAndNoMore() {
        try (AppStoreSimulator strict = AppStoreSimulator.start(
                        Options.builder().today(TODAY).hourlyRequests(3).build());
                KeyedClient hasty = new KeyedClient(strict)) {
            IssuedKey one = strict.apiKeys().issue(ACCOUNT, Role.SALES);
            for (int left = 2; left >= 0; left--) {
                assertThat(hasty.get(one, "/v1/apps", Map.of()).headers().firstValue("X-Rate-Limit"))
                        .hasValue("user-hour-lim:3;user-hour-rem:" + left + ";");
            }

            HttpResponse<byte[]> fourth = hasty.get(one, "/v1/apps", Map.of());
            assertThat(fourth.statusCode()).isEqualTo(429);
            assertThat(KeyedClient.error(fourth).getString("code")).isEqualTo("RATE_LIMIT_EXCEEDED");
            assertThat(hasty.get(strict.apiKeys().issue(ACCOUNT, Role.SALES), "/v1/apps", Map.of())
                            .statusCode())
                    .as("every key has its own")
                    .isEqualTo(200);
            strict.clock().advance(Duration.ofHours(1));
            assertThat(hasty.get(one, "/v1/apps", Map.of()).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void financialReportsTellTheBooks() {
        FiscalMonth october = FiscalMonth.named(YearMonth.of(2026, 10));
        Map<String, BigDecimal> alone = new HashMap<>();
        store.finance().byRegion(VENDOR, october).forEach((region, amount) -> {
            String text =
                    KeyedClient.unpacked(client.get(key, "/v1/financeReports", finance(region.name(), "2026-10")));
            alone.put(region.name(), total(text));
            assertThat(total(text)).isEqualByComparingTo(amount);
        });
        String together = KeyedClient.unpacked(client.get(key, "/v1/financeReports", finance("ZZ", "2026-10")));

        assertThat(alone).hasSizeGreaterThan(8);
        assertThat(total(together))
                .isEqualByComparingTo(alone.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static BigDecimal total(String report) {
        return report.lines()
                .filter(line -> line.startsWith("Total_Amount\t"))
                .map(line -> new BigDecimal(line.substring(line.indexOf('\t') + 1)))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"ZZ, 2026-11, 404", "HR, 2026-10, 404", "ZZ, 2025-10, 404", "XX, 2026-10, 400", "ZZ, 2026-13, 400"})
    void aMonthThatIsNotThereIsRefused(String region, String month, int status) {
        assertThat(client.get(key, "/v1/financeReports", finance(region, month)).statusCode())
                .isEqualTo(status);
    }

    @Test
    void faultsSpoilFinancialReportsToo() {
        store.faults()
                .add(Fault.of(FaultKind.MISSING_COLUMN).command("api.finance").dateType("JP"));
        store.faults().add(Fault.of(FaultKind.OTHER_DATE).command("api.finance").dateType("EU"));

        assertThat(KeyedClient.unpacked(client.get(key, "/v1/financeReports", finance("JP", "2026-10"))))
                .doesNotContain("Quantity")
                .contains("Total_Rows");
        assertThat(KeyedClient.unpacked(client.get(key, "/v1/financeReports", finance("EU", "2026-10"))))
                .contains("08/30/2026\t09/26/2026");
        assertThat(KeyedClient.unpacked(client.get(key, "/v1/financeReports", finance("US", "2026-10"))))
                .contains("Quantity");
    }

    @Test
    void faultsStrikeByReport() {
        store.faults().add(Fault.of(FaultKind.NO_SALES).command("api.sales").dateType("Weekly"));
        store.faults()
                .add(Fault.of(FaultKind.TRUNCATED_GZIP).command("api.sales").date("2026-11-20"));

        assertThat(sales(Map.of("filter[frequency]", "WEEKLY", "filter[reportDate]", "2026-11-15"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(sales(Map.of("filter[reportDate]", "2026-11-19")).body().length)
                .isGreaterThan(sales(Map.of("filter[reportDate]", "2026-11-20")).body().length * 4 / 5);
        assertThat(store.requests().count("api.sales")).isEqualTo(3);
    }

    private HttpResponse<byte[]> sales(Map<String, String> parameters) {
        return client.get(key, "/v1/salesReports", usual(parameters));
    }

    private static Map<String, String> usual(Map<String, String> others) {
        Map<String, String> parameters = new HashMap<>(Map.of(
                "filter[vendorNumber]", VENDOR,
                "filter[reportType]", "SALES",
                "filter[reportSubType]", "SUMMARY",
                "filter[frequency]", "DAILY",
                "filter[version]", "1_0"));
        parameters.putAll(others);
        return parameters;
    }

    private static Map<String, String> finance(String region, String month) {
        return Map.of(
                "filter[vendorNumber]", VENDOR,
                "filter[reportType]", "FINANCIAL",
                "filter[regionCode]", region,
                "filter[reportDate]", month);
    }
}
