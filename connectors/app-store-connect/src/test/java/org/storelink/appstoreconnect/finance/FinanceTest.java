package org.storelink.appstoreconnect.finance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.storelink.appstoreconnect.session.Switches;
import org.storelink.appstoreconnect.web.Browsing;
import org.storelink.appstoreconnect.web.WebAnswer;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure.Gone;
import org.storelink.connector.ConnectorFailure.PermissionMissing;
import org.storelink.connector.ConnectorFailure.Unavailable;
import org.storelink.connector.ConnectorFailure.Unreadable;
import org.storelink.connector.Fact;
import org.storelink.connector.FiscalMonth;
import org.storelink.connector.Grain;
import org.storelink.connector.Money;
import org.storelink.connector.RawPart;
import org.storelink.connector.ReportPeriod;
import org.storelink.connector.ReportSlice;
import org.storelink.connector.ResumeToken;
import org.storelink.connector.SliceResult;
import org.storelink.testkit.CollectedParts;

class FinanceTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
    private static final ReportPeriod OCTOBER = new ReportPeriod(Grain.MONTH, LocalDate.of(2026, 10, 1));
    private static final ReportSlice PAYMENTS = new ReportSlice("payments-monthly", "85012345", OCTOBER);
    private static final ReportSlice FINANCIAL = new ReportSlice("financial-monthly", "85012345", OCTOBER);
    private static final ReportPeriod SEPTEMBER_2026 = new ReportPeriod(Grain.MONTH, LocalDate.of(2026, 9, 1));
    private static final ReportSlice SEPTEMBER_PAYMENTS =
            new ReportSlice("payments-monthly", "85012345", SEPTEMBER_2026);
    private static final ReportSlice SEPTEMBER = new ReportSlice("financial-monthly", "85012345", SEPTEMBER_2026);
    private static final FiscalMonth MONTH =
            new FiscalMonth(YearMonth.of(2026, 10), LocalDate.of(2026, 9, 27), LocalDate.of(2026, 10, 31));

    private static final String DETAIL = "{\"data\":{\"contentProviderId\":4711}}";
    private static final String PAGE = """
        {"reportDate":"2026-10","reportSummaries":[
          {"amount":9000.10,"currency":"EUR","bankName":"Bank","maskedBankAccount":"**1","isPaymentExpected":false,
           "status":"PAID","proceedsByRegion":[
             {"regionCurrency":{"regionCurrencyId":"21","regionCode":"EU","regionName":"Euro-Zone"},"earned":9.80},
             {"regionCurrency":{"regionCurrencyId":"1","regionCode":"US","regionName":"Americas"},"earned":1.40}]},
          {"amount":"17.05","currency":"USD","isPaymentExpected":true,"proceedsByRegion":[
             {"regionCurrency":{"regionCurrencyId":"1","regionCode":"US"},"earned":1.40}]}]}\
        """;
    private static final String HEADER =
            "Start Date\tEnd Date\tUPC\tISRC/ISBN\tVendor Identifier\tQuantity\tPartner Share\t"
                    + "Extended Partner Share\tPartner Share Currency\tSales or Return\tApple Identifier\t"
                    + "Artist/Show/Developer/Author\tTitle\tLabel/Studio/Network/Developer/Publisher\tGrid\t"
                    + "Product Type Identifier\tISAN/Other Identifier\tCountry Of Sale\tPre-order Flag\tPromo Code\t"
                    + "Customer Price\tCustomer Currency\n";
    private static final String REPORT = HEADER
            + row("10", "0.70", "7.00", "S", "DE")
            + row("1", "0.70", "0.70", "R", "FR")
            + row("-2", "0.700001", "-1.400002", "R", "FR")
            + "Total_Rows\t3\nTotal_Amount\t4.90\nTotal_Units\t7\n";

    private final Map<String, WebAnswer> answers = new LinkedHashMap<>();
    private final Browsing desk = request -> answers.entrySet().stream()
            .filter(entry -> request.path().contains(entry.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElseGet(() -> answer(404, "<html>404</html>".getBytes(StandardCharsets.UTF_8)));
    private final FinanceDownloads downloads = new FinanceDownloads(desk, new Switches(_ -> Optional.empty()), CLOCK);
    private final FinanceParser parser = new FinanceParser();

    private static String row(String quantity, String share, String extended, String kind, String country) {
        return "09/27/2026\t10/31/2026\t\t\tlantern\t" + quantity + "\t" + share + "\t" + extended + "\tEUR\t" + kind
                + "\t6740012300\tNorthlight\tThe \"Lantern\"\t\t\tIA1\t\t" + country + "\t\t \t0.99\tEUR\n";
    }

    private static WebAnswer answer(int status, byte[] body) {
        return new WebAnswer(status, HttpHeaders.of(Map.of(), (_, _) -> true), body);
    }

    private FinanceTest answering(String part, String body) {
        answers.put(part, answer(200, body.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    private void answeringEverything() {
        answering(
                        "/reports/a/status",
                        "{\"status\":\"readyForDownload\",\"downloadUrl\":\"https://somewhere.example/wa/file?uuid=a\"}")
                .answering(
                        "/reports?year=2026&month=10&regionCurrencyIds=21&",
                        "{\"uuid\":\"a\",\"estimatedWaitingTime\":5}")
                .answering(
                        "/reports/b/status",
                        "{\"data\":{\"status\":\"readyForDownload\",\"downloadUrl\":\"/wa/file?uuid=b\"}}")
                .answering("/reports?year=2026&month=10&regionCurrencyIds=1&", "{\"data\":{\"uuid\":\"b\"}}")
                .answering("/wa/file?uuid=a", REPORT)
                .answering("/wa/file?uuid=b", REPORT)
                .answering("/sapVendorNumbers/85012345?year=2026&month=10", PAGE)
                .answering("/sapVendorNumbers", "{\"data\":[{\"sapVendorNumber\":85012345}]}")
                .answering("/ra/user/detail", DETAIL);
    }

    @Test
    void fetchesThePageOfAMonthForItsPayments() throws Exception {
        answeringEverything();
        CollectedParts parts = new CollectedParts();

        assertThat(downloads.fetch(PAYMENTS, Optional.empty(), parts)).isInstanceOf(SliceResult.Complete.class);

        assertThat(parts.all()).extracting(CollectedParts.Part::name).containsExactly("payments-2026-10.json");
        assertThat(facts(PAYMENTS, parts.raw()))
                .containsExactly(
                        new Fact.Payment(MONTH, true, new Money(new BigDecimal("9000.10"), "EUR")),
                        new Fact.Payment(MONTH, false, new Money(new BigDecimal("17.05"), "USD")));
    }

    @Test
    void fetchesTheReportOfEachRegionAndGoesOnAfterAny() throws Exception {
        answeringEverything();
        CollectedParts whole = new CollectedParts();
        CollectedParts rest = new CollectedParts();

        assertThat(downloads.fetch(FINANCIAL, Optional.empty(), whole)).isInstanceOf(SliceResult.Complete.class);
        downloads.fetch(FINANCIAL, whole.all().getFirst().resumeAfter(), rest);

        assertThat(whole.all())
                .extracting(CollectedParts.Part::name, CollectedParts.Part::resumeAfter)
                .containsExactly(
                        Tuple.tuple("financial-2026-10-EU-21.txt", Optional.of(new ResumeToken("21"))),
                        Tuple.tuple("financial-2026-10-US-1.txt", Optional.empty()));
        assertThat(rest.all()).extracting(CollectedParts.Part::name).containsExactly("financial-2026-10-US-1.txt");
    }

    /** Hours lie between two calls, and Apple may show the regions of a month in another order by then, or more of them. */
    @Test
    void goesOnWithTheRegionsThatAreLeftWhateverThePageShowsByThen() throws Exception {
        answering("/reports/c/status", "{\"status\":\"readyForDownload\",\"downloadUrl\":\"/wa/file?uuid=a\"}")
                .answering("/reports?year=2026&month=10&regionCurrencyIds=7&", "{\"uuid\":\"c\"}")
                .answeringEverything();
        CollectedParts whole = new CollectedParts();
        CollectedParts rest = new CollectedParts();
        downloads.fetch(FINANCIAL, Optional.empty(), whole);
        answering("/sapVendorNumbers/85012345?year=2026&month=10", """
            {"reportSummaries":[{"amount":9,"currency":"EUR","isPaymentExpected":false,"proceedsByRegion":[
              {"regionCurrency":{"regionCurrencyId":"1","regionCode":"US"}},
              {"regionCurrency":{"regionCurrencyId":"7","regionCode":"AU"}},
              {"regionCurrency":{"regionCurrencyId":"21","regionCode":"EU"}}]}]}\
            """);

        downloads.fetch(FINANCIAL, whole.all().getFirst().resumeAfter(), rest);

        assertThat(rest.all())
                .extracting(CollectedParts.Part::name)
                .containsExactly("financial-2026-10-AU-7.txt", "financial-2026-10-US-1.txt");
        assertThat(rest.all().getFirst().resumeAfter()).contains(new ResumeToken("21,7"));
    }

    @Test
    void aReportThatIsFetchedTwiceCountsOnce() throws Exception {
        CollectedParts.Part first = part(REPORT.replace("7.00", "6.00").replace("4.90", "3.90"));
        CollectedParts.Part again = part(REPORT);

        assertThat(facts(FINANCIAL, List.of(first, again))).isEqualTo(facts(FINANCIAL, List.of(again)));
    }

    @Test
    void readsSettledAmounts() throws Exception {
        List<Fact> facts = facts(REPORT.getBytes(StandardCharsets.UTF_8));

        assertThat(facts)
                .map(Fact.Settlement.class::cast)
                .extracting(Fact.Settlement::country, Fact.Settlement::units, Fact.Settlement::earned)
                .containsExactly(tuple("DE", 10, "7.00"), tuple("FR", -1, "-0.70"), tuple("FR", -2, "-1.400002"));
        assertThat(facts).map(Fact.Settlement.class::cast).allSatisfy(settlement -> {
            assertThat(settlement.month()).isEqualTo(MONTH);
            assertThat(settlement.region()).isEqualTo("EU");
            assertThat(settlement.product().storeId()).isEqualTo("6740012300");
            assertThat(settlement.product().name()).isEqualTo("The \"Lantern\"");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "1, -0.70, -0.70, S, 1, -0.70",
        "-1, 0.70, -0.70, S, -1, -0.70",
        "-1, -0.70, 0.70, S, -1, 0.70",
        "1, -0.70, -0.70, R, -1, -0.70",
        "1, 0.70, -0.70, R, -1, -0.70",
        "0, 0.70, 0.00, S, 0, 0.00",
        "3, 0.00, 0.01, S, 3, 0.01"
    })
    void keepsTheSignsThatArePrinted(
            String quantity, String share, String extended, String kind, long units, String earned) throws Exception {
        String report = HEADER + row(quantity, share, extended, kind, "DE") + "Total_Rows\t1\nTotal_Amount\t" + earned;

        assertThat(facts(report.getBytes(StandardCharsets.UTF_8)))
                .map(Fact.Settlement.class::cast)
                .extracting(Fact.Settlement::country, Fact.Settlement::units, Fact.Settlement::earned)
                .containsExactly(tuple("DE", units, earned));
    }

    @ParameterizedTest
    @CsvSource({"0, 0.70, 0.70, S", "0, 0.00, 0.70, R", "1, 0.70, -0.70, S", "-1, 0.70, 0.70, R"})
    void doesNotReadARowThatContradictsItself(String quantity, String share, String extended, String kind) {
        assertUnreadable((HEADER + row(quantity, share, extended, kind, "DE") + "Total_Rows\t1\n")
                .getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsPackedReports() throws Exception {
        List<Fact> plain = facts(REPORT.getBytes(StandardCharsets.UTF_8));
        byte[] gzip = packed(true, REPORT);
        byte[] zip = packed(false, REPORT);

        assertThat(facts(gzip)).isEqualTo(plain);
        assertThat(facts(zip)).isEqualTo(plain);
        assertUnreadable(Arrays.copyOf(gzip, gzip.length - 9));
        assertUnreadable(Arrays.copyOf(gzip, gzip.length / 2));
    }

    private static byte[] packed(boolean gzip, String report) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = gzip ? new GZIPOutputStream(bytes) : new ZipOutputStream(bytes)) {
            if (out instanceof ZipOutputStream zip) {
                zip.putNextEntry(new ZipEntry("report.txt"));
            }
            out.write(report.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    /** A title with a line break looks like the end of the rows, and packing tells only that nothing is cut off. */
    @Test
    void doesNotTakeRowsForTotals() throws IOException {
        String row = row("10", "0.70", "7.00", "S", "DE");

        assertUnreadable(packed(true, HEADER + row.replace("The ", "The\n") + row + row));
        assertUnreadable(packed(true, HEADER + row + "Total_Rows\t1\n" + row));
    }

    @Test
    void doesNotReadHalfAReport() {
        assertUnreadable(new byte[0]);
        assertUnreadable(REPORT.substring(0, REPORT.length() / 2).getBytes(StandardCharsets.UTF_8));
        assertUnreadable(REPORT.replace("Total_Rows\t3", "Total_Rows\t4").getBytes(StandardCharsets.UTF_8));
        assertUnreadable(
                REPORT.replace("Total_Amount\t4.90", "Total_Amount\t4.92").getBytes(StandardCharsets.UTF_8));
        assertUnreadable(
                REPORT.replace("Total_Amount\t4.90", "Total_Amount\tmuch").getBytes(StandardCharsets.UTF_8));
        assertUnreadable(HEADER.getBytes(StandardCharsets.UTF_8));
        assertUnreadable("<!DOCTYPE html><html></html>".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void holdsNoLineThatNeverEnds() {
        String endless = REPORT.replace("The \"Lantern\"", "x".repeat(1 << 20));

        assertUnreadable(endless.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void doesNotReadAReportOfAnotherMonth() {
        assertUnreadable(REPORT.replace("09/27/2026", "08/30/2026")
                .replace("10/31/2026", "09/26/2026")
                .getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aMonthWithoutMoneyIsEmptyOnceNothingIsSettledAnyMore() throws Exception {
        answering("/sapVendorNumbers/85012345?year=2026&month=9", "{\"reportSummaries\":[]}");
        answeringEverything();

        assertThat(fetched(SEPTEMBER_PAYMENTS)).isInstanceOf(SliceResult.Empty.class);
        assertThat(fetched(SEPTEMBER)).isInstanceOf(SliceResult.Empty.class);
    }

    /** Its page is empty until it is settled, too. */
    @Test
    void aMonthOfWhichNothingIsToldYetIsNotEmpty() throws Exception {
        answeringEverything();
        answering("/sapVendorNumbers/85012345?year=2026&month=10", "{\"reportSummaries\":[]}");
        SliceResult notYet = new SliceResult.NotYetAvailable(Instant.parse("2026-11-25T12:00:00Z"), true);

        assertThat(fetched(PAYMENTS)).isEqualTo(notYet);
        assertThat(fetched(FINANCIAL)).isEqualTo(notYet);
    }

    @ParameterizedTest
    @CsvSource({"2026-12-15T12:00:00Z, true", "2026-12-16T12:00:00Z, false"})
    void waitsForAMonthAsLongAsItMayBeRestated(Instant now, boolean waits) {
        assertThat(FinanceReport.mayStillCome(OCTOBER, now)).isEqualTo(waits);
    }

    @Test
    void moneyFromNoRegionIsNotTakenForNothingSettled() {
        answeringEverything();
        answering("/sapVendorNumbers/85012345?year=2026&month=10", """
            {"reportSummaries":[{"amount":9,"currency":"EUR","isPaymentExpected":false,"proceedsByRegion":[]}]}\
            """);

        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> fetched(FINANCIAL))
                .satisfies(e -> assertThat(e.failure()).isInstanceOf(Gone.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"summaries\":[]}",
                "{\"reportSummaries\":[{\"currency\":\"EUR\"}]}",
                "{\"reportSummaries\":[{\"amount\":\"much\",\"currency\":\"EUR\",\"isPaymentExpected\":true,\"proceedsByRegion\":[]}]}",
                "<html>sign in</html>"
            })
    void isUnavailableWhenTheSiteChanges(String page) {
        answeringEverything();
        answering("/sapVendorNumbers/85012345?year=2026&month=10", page);

        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> downloads.fetch(PAYMENTS, Optional.empty(), new CollectedParts()))
                .satisfies(e -> assertThat(e.failure())
                        .isInstanceOf(Gone.class)
                        .asString()
                        .contains("Financial reports are unavailable"));
    }

    @Test
    void isOnlyOutOfOrderWhenTheSiteIs() {
        answeringEverything();
        answers.put(
                "/sapVendorNumbers/85012345?year=2026&month=10",
                answer(503, "<html>503</html>".getBytes(StandardCharsets.UTF_8)));

        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> downloads.fetch(PAYMENTS, Optional.empty(), new CollectedParts()))
                .satisfies(e -> assertThat(e.failure()).isInstanceOf(Unavailable.class));
    }

    @Test
    void saysWhichRoleIsMissing() {
        answers.put("/sapVendorNumbers/85012345?year=2026&month=9", answer(403, "{}".getBytes(StandardCharsets.UTF_8)));
        answeringEverything();

        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> downloads.probe("85012345"))
                .satisfies(e -> assertThat(e.failure())
                        .isInstanceOf(PermissionMissing.class)
                        .asString()
                        .contains("role Finance"));
    }

    /** What comes of a slice of which nothing is archived. */
    private SliceResult fetched(ReportSlice slice) throws Exception {
        CollectedParts parts = new CollectedParts();
        SliceResult result = downloads.fetch(slice, Optional.empty(), parts);
        assertThat(parts.all()).isEmpty();
        return result;
    }

    private List<Fact> facts(ReportSlice slice, List<RawPart> parts) throws ConnectorException, IOException {
        List<Fact> facts = new ArrayList<>();
        parser.parse(slice, parts, facts::add);
        return facts;
    }

    private List<Fact> facts(byte[] report) throws ConnectorException, IOException {
        return facts(FINANCIAL, List.of(part(report)));
    }

    private static CollectedParts.Part part(byte[] report) {
        return new CollectedParts.Part("financial-2026-10-EU-21.txt", report, Optional.empty());
    }

    private static CollectedParts.Part part(String report) {
        return part(report.getBytes(StandardCharsets.UTF_8));
    }

    private void assertUnreadable(byte[] report) {
        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> facts(report))
                .satisfies(e -> assertThat(e.failure()).isInstanceOf(Unreadable.class));
    }

    private static Tuple tuple(String country, long units, String earned) {
        return Tuple.tuple(country, units, new Money(new BigDecimal(earned), "EUR"));
    }
}
