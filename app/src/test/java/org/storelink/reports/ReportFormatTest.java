package org.storelink.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storelink.reports.Sales.day;
import static org.storelink.reports.Sales.sale;
import static org.storelink.reports.Sales.slice;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storelink.connector.ReportPeriod;
import org.storelink.connector.SaleKind;
import org.storelink.connector.SaleTerms;
import org.storelink.platform.Actor;
import org.storelink.platform.Role;
import org.storelink.platform.testing.MutableClock;

class ReportFormatTest {

    private static final Actor VIEWER = new Actor(5, 3, Role.VIEWER, "Vera");
    private static final ReportPeriod MONDAY = day("2026-11-16");
    private static final ReportPeriod TUESDAY = day("2026-11-17");

    @TempDir
    Path home;

    private ReadModels models;
    private StoreReports reports;

    @BeforeEach
    void load() throws InterruptedException {
        models = new ReadModels(
                new ReportsConfig(home.toString(), "512MB", 2, 15), MutableClock.at("2026-11-23T03:00:00Z"));
        reports = new StoreReports(models, new FixedAccounts(), new FixedCatalog(), (_, _) -> List.of());
        try (SliceLoad load = models.of(3).begin(slice(1, MONDAY))) {
            load.add(sale(MONDAY, SaleKind.DOWNLOAD, SaleTerms.STANDARD, "CH", 2, "1.40", "EUR", "2", "CHF"), 11);
            load.add(sale(MONDAY, SaleKind.INAPP, SaleTerms.STANDARD, "JP", -1, "-120", "JPY", "-160", "JPY"), 9);
            load.commit(1);
        }
        try (SliceLoad load = models.of(3).begin(slice(2, TUESDAY))) {
            load.add(sale(TUESDAY, SaleKind.SUBSCRIPTION, SaleTerms.STANDARD, "DE", 3, "2.1", "EUR", "3", "EUR"), 9);
            load.commit(2);
        }
    }

    @AfterEach
    void close() {
        models.close();
    }

    @Test
    void nestsNothingWithoutADimension() throws IOException {
        assertThat(revenue(null, ReportFormat.JSON)).isEqualTo("""
            {"sales":{"EUR":"1.40"},"gross_sales":{"CHF":"2.00"},"iap":{},"gross_iap":{},"non_recurring_iap":{},\
            "subscriptions":{"EUR":"2.10"},"gross_subscriptions":{"EUR":"3.00"},"ads":{},"edu":{},"gross_edu":{},\
            "business":{},"gross_business":{},"returns":{"JPY":"120"},"gross_returns":{"JPY":"160"},\
            "total":{"EUR":"3.50","JPY":"-120"},"gross_total":{"CHF":"2.00","EUR":"3.00","JPY":"-160"}}
            """);
    }

    @Test
    void nestsTheSecondDimensionInTheFirst() throws IOException {
        String json = revenue("products,dates", ReportFormat.JSON);

        assertThat(json.replaceAll("\"(gross_)?[a-z_]+\":\\{[^}]*},?", "")
                        .replace(",}", "}")
                        .strip())
                .isEqualTo("""
                    {"9":{"2026-11-16":{"product_id":9,"date":"2026-11-16"},"2026-11-17":{"product_id":9,"date":"2026-11-17"}},\
                    "11":{"2026-11-16":{"product_id":11,"date":"2026-11-16"}}}\
                    """);
        assertThat(json).contains("\"total\":{\"JPY\":\"-120\"}", "\"total\":{\"EUR\":\"2.10\"}");
    }

    @Test
    void namesACountryInBothWaysThatClientsLookForIt() throws IOException {
        assertThat(revenue("countries", ReportFormat.JSON))
                .contains("{\"CH\":{", ",\"iso\":\"CH\",\"country\":\"CH\"},\"DE\":{");
    }

    @Test
    void saysThatSomeFiguresAreKnownOfNoStore() throws IOException {
        assertThat(sales(null, ReportFormat.JSON)).contains("\"uninstalls\":null", "\"pre_orders\":null");
    }

    @Test
    void writesARowForEachCurrency() throws IOException {
        assertThat(revenue("dates", ReportFormat.NDJSON).lines())
                .containsExactly(
                        row("2026-11-16", "CHF", "0.00", "2.00", "0.00", "0.00", "0.00", "0.00", "0.00", "2.00"),
                        row("2026-11-16", "EUR", "1.40", "0.00", "0.00", "0.00", "0.00", "0.00", "1.40", "0.00"),
                        row("2026-11-16", "JPY", "0", "0", "0", "0", "120", "160", "-120", "-160"),
                        row("2026-11-17", "EUR", "0.00", "0.00", "2.10", "3.00", "0.00", "0.00", "2.10", "3.00"));
    }

    @Test
    void writesTheSameRowsAsAnArray() throws IOException {
        String lines = revenue("products,countries", ReportFormat.NDJSON);

        assertThat(revenue("products,countries", ReportFormat.FLAT))
                .isEqualTo("[" + lines.strip().replace("\n", ",") + "]\n");
    }

    @Test
    void marksTheRowsForAllThatFollowOnRequest() throws IOException {
        List<String> rows = withTotals("countries", ReportFormat.NDJSON).lines().toList();

        assertThat(rows).hasSize(7);
        assertThat(rows.subList(0, 4)).allMatch(row -> row.startsWith("{\"country\":"));
        assertThat(rows.subList(4, 7))
                .extracting(row -> row.substring(0, 29))
                .containsExactly(
                        "{\"rollup\":[],\"currency\":\"CHF\"",
                        "{\"rollup\":[],\"currency\":\"EUR\"",
                        "{\"rollup\":[],\"currency\":\"JPY\"");
        assertThat(rows.get(5)).contains("\"total\":\"3.50\"");
        assertThat(withTotals("countries", ReportFormat.FLAT))
                .contains("},{\"rollup\":[],")
                .endsWith("}]\n");
        assertThat(withTotals(null, ReportFormat.FLAT)).isEqualTo(revenue(null, ReportFormat.FLAT));
    }

    private String withTotals(@Nullable String groupBy, ReportFormat format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Report report = reports.of(VIEWER, ReportKind.REVENUE, query(groupBy, null))) {
            format.write(report, bytes, true);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void putsUnitsInTheRowOfTheirCurrencyOfProceeds() throws IOException {
        assertThat(sales("countries", ReportFormat.CSV)
                        .lines()
                        .map(line -> String.join(
                                ",", line.split(",", -1)[0], line.split(",", -1)[1], line.split(",", -1)[2])))
                .containsExactly("country,currency,downloads", "CH,CHF,0", "CH,EUR,2", "DE,EUR,3", "JP,JPY,0");
    }

    @Test
    void writesCsvWithNumbersThatStayNumbers() throws IOException {
        String csv = revenue("dates,products", ReportFormat.CSV);

        assertThat(csv)
                .startsWith("start_date,end_date,product_id,currency,sales,gross_sales,")
                .contains("\r\n");
        assertThat(csv.lines().skip(1).findFirst()).hasValueSatisfying(line -> assertThat(line)
                .startsWith("2026-11-16,2026-11-16,9,JPY,")
                .endsWith(",120,160,-120,-160"));
    }

    @Test
    void writesEmptyAnswersThatAreWhole() throws IOException {
        assertThat(in("ZZ", "dates", ReportFormat.JSON)).isEqualTo("{}\n");
        assertThat(in("ZZ", "dates,products", ReportFormat.JSON)).isEqualTo("{}\n");
        assertThat(in("ZZ", "dates", ReportFormat.FLAT)).isEqualTo("[]\n");
        assertThat(in("ZZ", "dates", ReportFormat.NDJSON)).isEmpty();
        assertThat(in("ZZ", "dates", ReportFormat.CSV).lines()).hasSize(1);
        assertThat(in("ZZ", null, ReportFormat.JSON))
                .startsWith("{\"sales\":{},")
                .endsWith("}\n");
    }

    private static String row(
            String date,
            String currency,
            String sales,
            String grossSales,
            String subscriptions,
            String grossSubscriptions,
            String returns,
            String grossReturns,
            String total,
            String grossTotal) {
        String zero = currency.equals("JPY") ? "0" : "0.00";
        return """
            {"start_date":"%1$s","end_date":"%1$s","currency":"%2$s","sales":"%3$s","gross_sales":"%4$s","iap":"%11$s",\
            "gross_iap":"%11$s","non_recurring_iap":"%11$s","subscriptions":"%5$s","gross_subscriptions":"%6$s","ads":"%11$s",\
            "edu":"%11$s","gross_edu":"%11$s","business":"%11$s","gross_business":"%11$s","returns":"%7$s",\
            "gross_returns":"%8$s","total":"%9$s","gross_total":"%10$s"}\
            """.formatted(
                        date,
                        currency,
                        sales,
                        grossSales,
                        subscriptions,
                        grossSubscriptions,
                        returns,
                        grossReturns,
                        total,
                        grossTotal,
                        zero);
    }

    private String revenue(@Nullable String groupBy, ReportFormat format) throws IOException {
        try (Report report = reports.of(VIEWER, ReportKind.REVENUE, query(groupBy, null))) {
            return text(report, format);
        }
    }

    private String sales(@Nullable String groupBy, ReportFormat format) throws IOException {
        try (Report report = reports.of(VIEWER, ReportKind.SALES, query(groupBy, null))) {
            return text(report, format);
        }
    }

    private String in(String country, @Nullable String groupBy, ReportFormat format) throws IOException {
        try (Report report = reports.of(VIEWER, ReportKind.REVENUE, query(groupBy, country))) {
            return text(report, format);
        }
    }

    private static ReportQuery query(@Nullable String groupBy, @Nullable String country) {
        return ReportQuery.parse(
                new ReportQuery.Parameters(null, null, groupBy, null, null, country, null),
                LocalDate.parse("2026-11-23"),
                ReportKind.SALES);
    }

    private static String text(Report report, ReportFormat format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        format.write(report, bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
