package org.storelink.bench;

import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.storelink.connector.Fact;
import org.storelink.connector.Grain;
import org.storelink.connector.Money;
import org.storelink.connector.ProductType;
import org.storelink.connector.ReportPeriod;
import org.storelink.connector.SaleKind;
import org.storelink.connector.SaleTerms;
import org.storelink.connector.StoreConnector;
import org.storelink.connector.Subject;
import org.storelink.reports.Report;
import org.storelink.reports.ReportFormat;
import org.storelink.reports.ReportKind;
import org.storelink.reports.ReportQuery;
import org.storelink.reports.ReportRow;
import org.storelink.reports.SameSql;
import org.storelink.reports.SliceKey;
import org.storelink.reports.SliceLoad;
import org.storelink.reports.StoreReports;

/** Five questions over ten million facts, beside the same SQL by itself and the same question over a plain table. */
final class QueryBench {

    private static final int ROUNDS = 21;
    private static final int DAYS = 1_095;
    private static final int FACTS_A_DAY = 9_132;
    private static final int PRODUCTS = 400;
    private static final LocalDate FIRST = LocalDate.of(2023, 11, 2);
    private static final LocalDate LAST = FIRST.plusDays(DAYS - 1);
    private static final List<SaleKind> KINDS = List.of(
            SaleKind.DOWNLOAD,
            SaleKind.DOWNLOAD,
            SaleKind.DOWNLOAD,
            SaleKind.REDOWNLOAD,
            SaleKind.UPDATE,
            SaleKind.INAPP,
            SaleKind.SUBSCRIPTION);

    private final Path work;
    private final StoreConnector connector;

    private record Question(String name, ReportQuery query, String plainSql) {}

    QueryBench(Path work, StoreConnector connector) {
        this.work = work;
        this.connector = connector;
    }

    void run() throws Exception {
        Path home = work.resolve("home-of-ten-million");
        try (Product product = new Product(home, connector)) {
            product.forget();
            Timings load = new Timings();
            load.time(() -> loadTenMillion(product));
            System.out.printf(
                    "%n%,d facts in memory to queryable, %,d commits: %.1f s%n",
                    DAYS * FACTS_A_DAY, DAYS, load.median());
        }
        try (PlainDuckDb plain = new PlainDuckDb(work.resolve("plain-query.duckdb"))) {
            copy(home, plain);
            try (Product product = new Product(home, connector)) {
                ask(product, plain);
            }
        }
    }

    private void ask(Product product, PlainDuckDb plain) throws Exception {
        System.out.println();
        System.out.println(
                "| Query over 10 million facts, ms | rows | report median | p95 | report as JSON median | p95 | same"
                    + " SQL alone median | p95 | ratio | ratio with JSON | plain table, same question median | p95 |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|---|---|");
        for (Question question : questions()) {
            Timings rows = new Timings();
            Timings json = new Timings();
            Timings same = new Timings();
            Timings natural = new Timings();
            long[] count = {0};
            for (int round = 0; round <= ROUNDS; round++) {
                Timings discarded = new Timings();
                (round == 0 ? discarded : same).time(() -> SameSql.read(product.readModel(), question.query()));
                (round == 0 ? discarded : rows).time(() -> count[0] = readRows(product.reports(), question.query()));
                (round == 0 ? discarded : json).time(() -> writeJson(product.reports(), question.query()));
                (round == 0 ? discarded : natural).time(() -> plain.read(question.plainSql()));
            }
            System.out.printf(
                    "| %s | %,d | %.0f | %.0f | %.0f | %.0f | %.0f | %.0f | %.2f | %.2f | %.0f | %.0f |%n",
                    question.name(),
                    count[0],
                    rows.median() * 1e3,
                    rows.p95() * 1e3,
                    json.median() * 1e3,
                    json.p95() * 1e3,
                    same.median() * 1e3,
                    same.p95() * 1e3,
                    rows.median() / same.median(),
                    json.median() / same.median(),
                    natural.median() * 1e3,
                    natural.p95() * 1e3);
        }
    }

    private static long readRows(StoreReports reports, ReportQuery query) {
        long[] rows = {0};
        List<ReportRow> best = new ArrayList<>();
        try (Report report = reports.of(Product.VIEWER, ReportKind.SALES, query)) {
            report.forEach(row -> {
                rows[0]++;
                if (!query.countries().isEmpty()) {
                    best.add(row);
                }
            });
        }
        best.sort(Comparator.comparingLong((ReportRow row) -> row.units("downloads"))
                .reversed());
        return best.isEmpty()
                ? rows[0]
                : best.subList(0, Math.min(20, best.size())).size();
    }

    private static void writeJson(StoreReports reports, ReportQuery query) throws Exception {
        try (Report report = reports.of(Product.VIEWER, ReportKind.SALES, query)) {
            ReportFormat.JSON.write(report, OutputStream.nullOutputStream());
        }
    }

    private static List<Question> questions() {
        return List.of(
                new Question("by day, 3 years", query(null, null, "dates", null, null), plain("date", "true")),
                new Question(
                        "by product and month",
                        query(null, null, "products,dates", "monthly", null),
                        plain("product, date_trunc('month', date)", "true")),
                new Question("by country", query(null, null, "countries", null, null), plain("country", "true")),
                new Question(
                        "by day and product, 90 days",
                        query(LAST.minusDays(89).toString(), LAST.toString(), "dates,products", null, null),
                        plain(
                                "date, product",
                                "date BETWEEN DATE '" + LAST.minusDays(89) + "' AND DATE '" + LAST + "'")),
                new Question(
                        "20 best products of one country, a year",
                        query(LAST.minusDays(364).toString(), LAST.toString(), "products", null, "DE"),
                        plain(
                                "product",
                                "country = 'DE' AND date BETWEEN DATE '" + LAST.minusDays(364) + "' AND DATE '" + LAST
                                        + "'")));
    }

    private static ReportQuery query(String from, String to, String groupBy, String granularity, String countries) {
        return ReportQuery.parse(
                new ReportQuery.Parameters(from, to, groupBy, granularity, null, countries, null),
                LAST,
                ReportKind.SALES);
    }

    private static String plain(String groups, String where) {
        return "SELECT " + groups
                + ", kind, terms, units < 0, proceeds_currency, sales_currency, sum(units), sum(proceeds), sum(sales)"
                + " FROM sale WHERE " + where + " GROUP BY ALL ORDER BY ALL";
    }

    private static void loadTenMillion(Product product) throws Exception {
        Random random = new Random(1);
        for (int day = 0; day < DAYS; day++) {
            ReportPeriod period = new ReportPeriod(Grain.DAY, FIRST.plusDays(day));
            try (SliceLoad load =
                    product.readModel().begin(new SliceKey(day, 1, 1, "sales-daily", period, Subject.SALES))) {
                for (int fact = 0; fact < FACTS_A_DAY; fact++) {
                    int id = 1 + (int) (PRODUCTS * Math.pow(random.nextDouble(), 2));
                    load.add(sale(period, id, random), id);
                }
                load.commit(product.nextSequence());
            }
        }
    }

    private static Fact.Sale sale(ReportPeriod period, int id, Random random) {
        Market market = Market.ALL.get((int) (Market.ALL.size() * Math.pow(random.nextDouble(), 1.5)));
        SaleKind kind = KINDS.get(id % KINDS.size());
        boolean paid =
                kind == SaleKind.INAPP || kind == SaleKind.SUBSCRIPTION || kind == SaleKind.DOWNLOAD && id % 5 == 0;
        long units = paid && random.nextInt(60) == 0 ? -1 : 1 + (int) (40 * Math.pow(random.nextDouble(), 4));
        long cents = paid ? 99 + 100L * (id % 9) : 0;
        return new Fact.Sale(
                period,
                new org.storelink.connector.Product(
                        Integer.toString(id), "", "", ProductType.APP, "", "", Optional.empty()),
                kind,
                random.nextInt(200) == 0 ? SaleTerms.PROMO : SaleTerms.STANDARD,
                market.country(),
                "Phone",
                units,
                new Money(BigDecimal.valueOf(units * (cents * 70 / 100), market.minorDigits()), market.currency()),
                new Money(BigDecimal.valueOf(units * cents, market.minorDigits()), market.currency()));
    }

    /** The same facts in a table as anybody would lay it out. */
    private static void copy(Path home, PlainDuckDb plain) throws Exception {
        Path file = home.resolve("read-models").resolve(Product.ORGANIZATION + ".duckdb");
        plain.execute("ATTACH '" + file + "' AS ours (READ_ONLY)");
        plain.execute("""
            CREATE TABLE sale AS
            SELECT date, product, chr(65 + country // 26) || chr(65 + country % 26) AS country, split_part(text, ' ', 2) AS kind,
                   split_part(text, ' ', 3) AS terms, units,
                   (proceeds / 1000000)::DECIMAL(20, 6) AS proceeds, split_part(text, ' ', 5) AS proceeds_currency,
                   (sales / 1000000)::DECIMAL(20, 6) AS sales, split_part(text, ' ', 6) AS sales_currency
            FROM ours.sale JOIN ours.class ON class.id = sale.class
            """);
        plain.execute("DETACH ours");
        plain.execute("CHECKPOINT");
    }
}
