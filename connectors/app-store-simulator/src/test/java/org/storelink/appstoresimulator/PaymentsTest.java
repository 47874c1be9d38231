package org.storelink.appstoresimulator;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.storelink.appstoresimulator.market.ProductKind.Family;
import org.storelink.appstoresimulator.payments.Earning;
import org.storelink.appstoresimulator.payments.FiscalMonth;
import org.storelink.appstoresimulator.people.Practice;

class PaymentsTest {

    private static final String VENDOR = "85410007";
    private static final String PROVIDER =
            "/WebObjects/iTunesConnect.woa/ra/paymentConsolidation/providers/121007001/sapVendorNumbers/" + VENDOR;
    private static final FiscalMonth OCTOBER = FiscalMonth.named(YearMonth.of(2026, 10));

    private AppStoreSimulator store;
    private Browser browser;

    @BeforeEach
    void open() {
        store = AppStoreSimulator.start(
                Options.builder().today(LocalDate.of(2026, 11, 23)).build());
        browser = new Browser(store.uri(), 7);
    }

    @AfterEach
    void close() {
        browser.close();
        store.close();
    }

    @ParameterizedTest
    @CsvSource({
        "2023-10, 2023-10-01, 2023-11-04",
        "2024-10, 2024-09-29, 2024-11-02",
        "2025-10, 2025-09-28, 2025-11-01",
        "2025-11, 2025-11-02, 2025-11-29",
        "2025-12, 2025-11-30, 2025-12-27",
        "2026-01, 2025-12-28, 2026-01-31",
        "2026-09, 2026-08-30, 2026-09-26",
        "2026-10, 2026-09-27, 2026-10-31",
        "2027-12, 2027-11-28, 2028-01-01",
        "2028-01, 2028-01-02, 2028-02-05",
        "2028-10, 2028-10-01, 2028-11-04",
        "2022-12, 2022-11-27, 2022-12-31",
        "2022-10, 2022-09-25, 2022-10-29"
    })
    void cutsTheYearAsAppleDoes(YearMonth name, LocalDate begin, LocalDate end) {
        FiscalMonth month = FiscalMonth.named(name);

        assertThat(month.begin()).isEqualTo(begin);
        assertThat(month.end()).isEqualTo(end);
        assertThat(month.name()).isEqualTo(name);
        assertThat(FiscalMonth.containing(begin)).isEqualTo(month);
        assertThat(FiscalMonth.containing(end)).isEqualTo(month);
    }

    @Test
    void leavesNoDayOut() {
        FiscalMonth month = new FiscalMonth(2019, 1);
        for (int i = 0; i < 240; i++) {
            assertThat(month.plus(1).begin()).isEqualTo(month.end().plusDays(1));
            month = month.plus(1);
        }
    }

    @Test
    void paysWhatTheBooksSay() {
        enter(Practice.VOICE);

        JsonObject data = month(2026, 10);

        Map<String, BigDecimal> earned = new TreeMap<>();
        for (JsonValue each :
                data.getJsonArray("reportSummaries").getJsonObject(0).getJsonArray("proceedsByRegion")) {
            JsonObject region = each.asJsonObject().getJsonObject("regionCurrency");
            earned.put(
                    region.getString("regionCode"),
                    each.asJsonObject().getJsonNumber("earned").bigDecimalValue());
        }
        assertThat(earned).hasSizeGreaterThan(8);
        assertThat(earned.toString())
                .isEqualTo(store.finance().byRegion(VENDOR, OCTOBER).entrySet().stream()
                        .collect(Collectors.toMap(
                                region -> region.getKey().name(), Map.Entry::getValue, (one, _) -> one, TreeMap::new))
                        .toString());
    }

    @Test
    void closesAMonthOnTheFridayAfterIt() {
        enter(Practice.VOICE);
        assertThat(month(2026, 11).getJsonArray("reportSummaries")).isEmpty();

        store.clock().today(LocalDate.of(2026, 12, 3));
        enter(Practice.VOICE);
        assertThat(month(2026, 11).getJsonArray("reportSummaries")).isEmpty();
        store.clock().today(LocalDate.of(2026, 12, 4));
        enter(Practice.VOICE);
        JsonObject summary = month(2026, 11).getJsonArray("reportSummaries").getJsonObject(0);
        assertThat(summary.getString("status")).isEqualTo("PENDING");
        assertThat(summary.getString("paidOrExpectingPaymentDate")).isEqualTo("2026-12-31");
    }

    @Test
    void makesAReportWhileOneWaits() {
        enter(Practice.VOICE);
        String ids =
                month(2026, 10)
                        .getJsonArray("reportSummaries")
                        .getJsonObject(0)
                        .getJsonArray("proceedsByRegion")
                        .stream()
                        .map(each -> Integer.toString(each.asJsonObject()
                                .getJsonObject("regionCurrency")
                                .getInt("regionCurrencyId")))
                        .collect(Collectors.joining(","));

        String uuid = data(PROVIDER + "/reports?year=2026&month=10&reportTypes=APP_STORE_REPORT"
                        + "&isDetailedConsolidatedReq=true&regionCurrencyIds=" + ids)
                .getString("uuid");
        JsonObject first = data(PROVIDER + "/reports/" + uuid + "/status");
        JsonObject second = data(PROVIDER + "/reports/" + uuid + "/status");

        assertThat(first.getString("status")).isEqualTo("generating");
        assertThat(second.getString("status")).isEqualTo("readyForDownload");
        String file = browser.unpacked(
                second.getString("downloadUrl").substring(store.uri().toString().length()));
        assertThat(linesOf(file))
                .containsExactlyInAnyOrderElementsOf(truth(store.finance().earnings(VENDOR, OCTOBER)));
        assertThat(file).contains("\nTotal_Rows\t", "\nPartner Share Currency\tExtended Partner Share\n");
    }

    @Test
    void agreesWithTheSalesReportsUpToACoin() {
        List<Earning> earnings = store.finance().earnings(VENDOR, OCTOBER);
        Map<String, Long> sold = new TreeMap<>();
        store.truth().sales(VENDOR, OCTOBER.begin(), OCTOBER.end()).stream()
                .filter(sales -> List.of("1", "1F").contains(sales.key().type())
                        && sales.netProceeds().signum() != 0)
                .forEach(sales -> sold.merge(sales.key().sku(), sales.sold() - sales.refunded(), Long::sum));
        Map<String, Long> paid = new TreeMap<>();
        earnings.stream()
                .filter(earning -> earning.product().kind().family() == Family.APP)
                .forEach(earning -> paid.merge(earning.product().sku(), earning.quantity(), Long::sum));

        assertThat(paid).isEqualTo(sold).hasSize(2);
        BigDecimal dollars = store.truth().sales(VENDOR, OCTOBER.begin(), OCTOBER.end()).stream()
                .filter(sales -> sales.key().territory().equals("US"))
                .map(sales -> sales.netProceeds())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal settled = earnings.stream()
                .filter(earning -> earning.region().name().equals("US"))
                .map(Earning::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(settled)
                .isNotEqualByComparingTo(dollars)
                .isBetween(dollars.multiply(new BigDecimal("0.99")), dollars.multiply(new BigDecimal("1.01")));
    }

    @Test
    void givesTheSameFileThroughReporter() {
        try (RawClient reporter = new RawClient(store.uri())
                .with("account", "121007001")
                .with("accesstoken", store.accessTokens().issue().value())) {
            String file = RawClient.unpacked(reporter.finance("Finance.getReport, " + VENDOR + ",EU,Financial,2027,1"));

            assertThat(linesOf(file))
                    .containsExactlyInAnyOrderElementsOf(truth(store.finance().earnings(VENDOR, OCTOBER).stream()
                            .filter(earning -> earning.region().name().equals("EU"))
                            .toList()));
        }
    }

    @Test
    void showsPaymentsToFinanceOnly() {
        enter(Practice.REPLIES);

        assertThat(browser.get(PROVIDER + "?year=2026&month=10").statusCode()).isEqualTo(403);
    }

    @Test
    void tellsTheTruthToOtherProcesses() {
        JsonObject month = Browser.json(browser.get("/control/finance?vendor=" + VENDOR + "&month=2026-10"));

        assertThat(month.getString("from")).isEqualTo("2026-09-27");
        assertThat(month.getJsonArray("earnings")).hasSameSizeAs(store.finance().earnings(VENDOR, OCTOBER));
    }

    private void enter(String appleId) {
        browser.enter(store, appleId);
        browser.always("x-csrf-itc", "itc");
    }

    private JsonObject month(int year, int month) {
        return data(PROVIDER + "?year=" + year + "&month=" + month);
    }

    private JsonObject data(String path) {
        return Browser.json(browser.get(path)).getJsonObject("data");
    }

    /** SKU, country, type, quantity, share, amount and currency of each row, up to the first that begins with no date. */
    private static List<String> linesOf(String file) {
        List<String> lines = new ArrayList<>();
        for (String line : file.lines().skip(1).toList()) {
            String[] fields = line.split("\t", -1);
            if (!fields[0].matches("\\d\\d/\\d\\d/\\d{4}")) {
                break;
            }
            assertThat(fields).hasSize(22);
            lines.add(String.join("|", fields[4], fields[17], fields[15], fields[5], fields[6], fields[7], fields[8]));
        }
        return lines;
    }

    private static List<String> truth(List<Earning> earnings) {
        return earnings.stream()
                .map(earning -> String.join(
                        "|",
                        earning.product().sku(),
                        earning.territory().code(),
                        earning.type(),
                        Long.toString(earning.quantity()),
                        earning.share().toPlainString(),
                        earning.amount().toPlainString(),
                        earning.currency().name()))
                .toList();
    }
}
