package org.storelink.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.storelink.connector.Fact;
import org.storelink.connector.Grain;
import org.storelink.connector.Money;
import org.storelink.connector.ReportPeriod;
import org.storelink.connector.SaleKind;
import org.storelink.connector.SaleTerms;
import org.storelink.connector.Subject;
import org.storelink.platform.Actor;
import org.storelink.platform.Role;
import org.storelink.platform.testing.MutableClock;

/** Two vendors' sales of three years, told by files of every grain, against sums over the same sales in plain maps. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RandomReportsTest {

    private static final Actor VIEWER = new Actor(5, 3, Role.VIEWER, "Vera");
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final LocalDate DAILY_SINCE = LocalDate.of(2025, 9, 13);
    private static final LocalDate LAST = LocalDate.of(2026, 11, 20);
    private static final List<String> COUNTRIES = List.of("AD", "CH", "DE", "JP", "KW", "US", "ZZ");
    private static final List<String> CURRENCIES = List.of("CHF", "EUR", "JPY", "KWD", "USD");

    @TempDir
    static Path home;

    private final List<Sold> sold = new ArrayList<>();
    private ReadModels models;
    private StoreReports reports;
    private long sequence;

    private record Sold(
            long vendor,
            LocalDate date,
            long product,
            String country,
            SaleKind kind,
            SaleTerms terms,
            long units,
            Money proceeds,
            Money sales) {}

    @BeforeAll
    void load() throws InterruptedException {
        models = new ReadModels(
                new ReportsConfig(home.toString(), "512MB", 2, 15), MutableClock.at("2026-11-23T03:00:00Z"));
        reports = new StoreReports(models, new FixedAccounts(), new FixedCatalog(), (_, _) -> List.of());
        Random random = new Random(20);
        for (LocalDate date = FIRST; !date.isAfter(LAST); date = date.plusDays(1)) {
            for (int sale = random.nextInt(9); sale > 0; sale--) {
                sold.add(sale(random, date));
            }
        }
        for (long vendor : new long[] {7, 8}) {
            tell(vendor, Grain.DAY, DAILY_SINCE);
            tell(vendor, Grain.WEEK, DAILY_SINCE.minusWeeks(9));
            tell(vendor, Grain.MONTH, LocalDate.of(2025, 3, 1));
            tell(vendor, Grain.YEAR, FIRST);
        }
    }

    @AfterAll
    void close() {
        models.close();
    }

    static Stream<ReportQuery> queries() {
        return Stream.of(
                        "|||||",
                        "|||||DE;JP",
                        "2026-01-07|2026-08-03||||",
                        "|||||ZZ",
                        "||products|||",
                        "||countries||3,4|",
                        "2026-01-01||dates|daily||",
                        "2026-03-05|2026-05-06|dates||1,2,3|US,DE",
                        "2025-08-01|2026-11-18|dates|weekly||",
                        "2025-03-01||dates|monthly||",
                        "2025-04-01|2026-06-30|dates,products|quarterly||",
                        "||dates,countries|yearly||",
                        "2025-03-01||products,dates|monthly||",
                        "||products,countries|||",
                        "||countries,products|||CH,KW",
                        "2025-10-01|2025-12-31|countries,dates|||",
                        "||products|yearly||")
                .map(text -> text.split("\\|", -1))
                .map(part -> ReportQuery.parse(
                        new ReportQuery.Parameters(part[0], part[1], part[2], part[3], part[4], part[5], null),
                        LAST,
                        ReportKind.SALES));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void reportsWhatWasSold(ReportQuery query) {
        Map<String, Map<String, Object>> expected = expected(query);
        Map<String, Map<String, Object>> found = new TreeMap<>();

        try (Report report = reports.of(VIEWER, ReportKind.SALES, query)) {
            List<String> order = new ArrayList<>();
            report.forEach(row -> {
                order.add(key(query, row));
                found.put(key(query, row), figures(row));
            });
            if (query.groupBy().isEmpty()) {
                found.put("", figures(report.totals()));
            } else {
                assertThat(order).doesNotHaveDuplicates().isSortedAccordingTo(RandomReportsTest::byParts);
            }
        }

        assertThat(found).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("queries")
    void writesRowsThatAddUpToTheTotals(ReportQuery query) throws IOException {
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        Map<String, BigDecimal> revenue = new TreeMap<>();
        long downloads;
        try (Report report = reports.of(VIEWER, ReportKind.SALES, query)) {
            downloads = report.totals().units("downloads");
            revenue.putAll(report.totals().money("revenue"));
            ReportFormat.CSV.write(report, csv);
        }

        List<String> lines = csv.toString(StandardCharsets.UTF_8).lines().toList();
        List<String> header = Arrays.asList(lines.getFirst().split(",", -1));
        long units = 0;
        Map<String, BigDecimal> money = new TreeMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            assertThat(cells).hasSize(header.size());
            units += Long.parseLong(cells[header.indexOf("downloads")]);
            money.merge(
                    cells[header.indexOf("currency")],
                    new BigDecimal(cells[header.indexOf("revenue")]),
                    BigDecimal::add);
        }
        money.values().removeIf(amount -> amount.signum() == 0);
        assertThat(units).isEqualTo(downloads);
        assertThat(money.keySet()).isEqualTo(revenue.keySet());
        money.forEach((currency, amount) ->
                assertThat(amount).isEqualByComparingTo(revenue.getOrDefault(currency, BigDecimal.ZERO)));
    }

    private static Map<String, Object> figures(ReportRow row) {
        Map<String, Object> figures = new TreeMap<>();
        for (String name : List.of("downloads", "net_downloads", "app_downloads", "iap_amount", "returns", "updates")) {
            if (row.units(name) != 0) {
                figures.put(name, row.units(name));
            }
        }
        for (String name :
                List.of("revenue", "gross_revenue", "app_revenue", "iap_returns_amount", "standard_revenue")) {
            row.money(name)
                    .forEach((currency, amount) -> figures.put(
                            name + " " + currency, amount.stripTrailingZeros().toPlainString()));
        }
        return figures;
    }

    private Map<String, Map<String, Object>> expected(ReportQuery query) {
        Map<String, Map<String, Object>> expected = new TreeMap<>();
        if (query.groupBy().isEmpty()) {
            expected.put("", new TreeMap<>());
        }
        for (Sold sale : sold) {
            boolean wanted = (query.products().isEmpty() || query.products().contains(sale.product()))
                    && (query.countries().isEmpty() || query.countries().contains(sale.country()))
                    && !sale.date().isBefore(query.startDate().orElse(LocalDate.MIN))
                    && !sale.date().isAfter(query.endDate().orElse(LocalDate.MAX));
            if (wanted) {
                count(expected.computeIfAbsent(key(query, sale), key -> new TreeMap<>()), sale);
            }
        }
        expected.values()
                .forEach(figures -> figures.replaceAll((name, figure) -> figure instanceof BigDecimal amount
                        ? amount.stripTrailingZeros().toPlainString()
                        : figure));
        expected.values()
                .forEach(figures -> figures.values().removeIf(figure -> figure.equals(0L) || figure.equals("0")));
        return expected;
    }

    private static void count(Map<String, Object> figures, Sold sale) {
        boolean app =
                Set.of(SaleKind.DOWNLOAD, SaleKind.BUNDLE, SaleKind.UPDATE).contains(sale.kind());
        boolean download = sale.kind() == SaleKind.DOWNLOAD || sale.kind() == SaleKind.INAPP;
        long bought = Math.max(0, sale.units());
        add(figures, "downloads", download ? bought : 0);
        add(figures, "net_downloads", download ? sale.units() : 0);
        add(figures, "app_downloads", sale.kind() == SaleKind.DOWNLOAD ? bought : 0);
        add(figures, "iap_amount", sale.kind() == SaleKind.INAPP ? bought : 0);
        add(figures, "returns", download ? Math.max(0, -sale.units()) : 0);
        add(figures, "updates", sale.kind() == SaleKind.UPDATE ? sale.units() : 0);
        add(figures, "revenue", sale.proceeds());
        add(figures, "gross_revenue", sale.sales());
        if (app) {
            add(figures, "app_revenue", sale.proceeds());
        }
        if (sale.kind() == SaleKind.INAPP && sale.units() < 0) {
            add(
                    figures,
                    "iap_returns_amount",
                    new Money(sale.proceeds().amount().negate(), sale.proceeds().currency()));
        }
        if (sale.terms() != SaleTerms.EDUCATION && sale.terms() != SaleTerms.BUSINESS) {
            add(figures, "standard_revenue", sale.proceeds());
        }
    }

    private static void add(Map<String, Object> figures, String name, long units) {
        figures.merge(name, units, (one, other) -> (Long) one + (Long) other);
    }

    private static void add(Map<String, Object> figures, String name, Money money) {
        figures.merge(name + " " + money.currency(), money.amount(), (one, other) -> ((BigDecimal) one)
                .add((BigDecimal) other));
    }

    private static String key(ReportQuery query, Sold sale) {
        return key(query, dimension -> switch (dimension) {
            case DATE -> query.rows().startOf(sale.date());
            case PRODUCT -> sale.product();
            case COUNTRY -> sale.country();
            case REGION, SOURCE, DEVICE -> throw new IllegalArgumentException(dimension.code());
        });
    }

    private static String key(ReportQuery query, ReportRow row) {
        return key(query, dimension -> switch (dimension) {
            case DATE -> row.startDate().orElseThrow();
            case PRODUCT -> row.productId().orElseThrow();
            case COUNTRY -> row.country().orElseThrow();
            case REGION, SOURCE, DEVICE -> throw new IllegalArgumentException(dimension.code());
        });
    }

    private static String key(ReportQuery query, Function<Dimension, Object> group) {
        return String.join(
                "/", query.groupBy().stream().map(group).map(String::valueOf).toList());
    }

    private static int byParts(String one, String other) {
        String[] ones = one.split("/");
        String[] others = other.split("/");
        for (int at = 0; at < ones.length; at++) {
            boolean numbers = ones[at].chars().allMatch(Character::isDigit);
            int compared = numbers
                    ? Long.compare(Long.parseLong(ones[at]), Long.parseLong(others[at]))
                    : ones[at].compareTo(others[at]);
            if (compared != 0) {
                return compared;
            }
        }
        return 0;
    }

    private static Sold sale(Random random, LocalDate date) {
        String country = COUNTRIES.get(random.nextInt(COUNTRIES.size()));
        String currency = CURRENCIES.get(random.nextInt(CURRENCIES.size()));
        SaleKind kind = List.of(SaleKind.DOWNLOAD, SaleKind.INAPP, SaleKind.BUNDLE, SaleKind.UPDATE)
                .get(random.nextInt(4));
        long units =
                random.nextInt(10) == 0 && kind != SaleKind.UPDATE ? -1 - random.nextInt(3) : 1 + random.nextInt(20);
        BigDecimal each =
                kind == SaleKind.UPDATE ? BigDecimal.ZERO : BigDecimal.valueOf(random.nextInt(5000), random.nextInt(4));
        return new Sold(
                7 + random.nextInt(2),
                date,
                1 + random.nextInt(12),
                country,
                kind,
                SaleTerms.values()[random.nextInt(SaleTerms.values().length)],
                units,
                new Money(each.multiply(BigDecimal.valueOf(units)), currency),
                new Money(each.multiply(BigDecimal.valueOf(2 * units)), random.nextInt(9) == 0 ? "CHF" : currency));
    }

    /** Loads what the files of one grain since a date say; the last, unfinished period has no file yet. */
    private void tell(long vendor, Grain grain, LocalDate since) throws InterruptedException {
        for (ReportPeriod period = ReportPeriod.holding(grain, since);
                !period.end().isAfter(LAST);
                period = period.next()) {
            SliceKey key = new SliceKey(sequence + 1, vendor * 10, vendor, "sales-" + grain, period, Subject.SALES);
            try (SliceLoad load = models.of(VIEWER.organizationId()).begin(key)) {
                for (Sold sale : sold) {
                    if (sale.vendor() == vendor
                            && !sale.date().isBefore(period.start())
                            && !sale.date().isAfter(period.end())) {
                        load.add(
                                new Fact.Sale(
                                        period,
                                        Sales.GAME,
                                        sale.kind(),
                                        sale.terms(),
                                        sale.country(),
                                        "Phone",
                                        sale.units(),
                                        sale.proceeds(),
                                        sale.sales()),
                                sale.product());
                    }
                }
                load.commit(++sequence);
            }
        }
    }
}
