package org.storelink.bench;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.storelink.connector.StoreConnector;
import org.storelink.reports.SliceBatch;

/** From archived gzip to queryable facts, beside DuckDB's own reader over the same files. */
final class LoadBench {

    private static final int ROUNDS = 7;
    private static final int DAYS = 365;
    private static final int LINES = 2_740;
    private static final int MILLION = 1_000_000;
    private static final LocalDate FIRST = LocalDate.of(2025, 11, 1);
    private static final LocalDate BIG = LocalDate.of(2026, 11, 1);

    private final Path work;
    private final StoreConnector connector;

    LoadBench(Path work, StoreConnector connector) {
        this.work = work;
        this.connector = connector;
    }

    void run() throws Exception {
        Path folder = work.resolve("files");
        List<Path> days = IntStream.range(0, DAYS)
                .mapToObj(day -> SalesFiles.day(folder.resolve("days"), FIRST.plusDays(day), LINES))
                .toList();
        Path big = SalesFiles.day(folder.resolve("big"), BIG, MILLION);
        Timings ourDays = new Timings();
        Timings ourDaysTogether = new Timings();
        Timings ourBig = new Timings();
        Timings rebuild = new Timings();
        Timings theirDays = new Timings();
        Timings theirBig = new Timings();
        try (Product product = new Product(work.resolve("home"), connector);
                PlainDuckDb plain = new PlainDuckDb(work.resolve("plain-load.duckdb"))) {
            for (int round = 0; round <= ROUNDS; round++) {
                boolean warm = round > 0;
                plain.execute("DROP TABLE IF EXISTS line");
                time(warm, theirDays, () -> plain.loadSalesFiles(folder.resolve("days") + "/*.gz"));
                product.forget();
                time(warm, ourDays, () -> loadDays(product, days));
                product.forget();
                time(warm, ourDaysTogether, () -> loadDaysTogether(product, days));
                plain.execute("DROP TABLE IF EXISTS line");
                time(warm, theirBig, () -> plain.loadSalesFiles(big.toString()));
                time(warm, ourBig, () -> product.load(DAYS, BIG, big));
                time(warm, rebuild, () -> {
                    product.forget();
                    loadDaysTogether(product, days);
                    product.load(DAYS, BIG, big);
                });
            }
        }
        System.out.println();
        System.out.println("| Load, gzip to queryable facts | Storelink s | rows/s | DuckDB's reader s | rows/s | ratio |");
        System.out.println("|---|---|---|---|---|---|");
        line("365 files of 2,740 lines, a commit each", DAYS * LINES, ourDays, theirDays);
        line("365 files of 2,740 lines, many in a commit", DAYS * LINES, ourDaysTogether, theirDays);
        line("one file of 1,000,000 lines", MILLION, ourBig, theirBig);
        System.out.printf(
                "%nRebuild of the read model from these %,d archived lines: %.2f s, %,.0f rows/s%n",
                DAYS * LINES + MILLION, rebuild.median(), (DAYS * LINES + MILLION) / rebuild.median());
    }

    private static void loadDays(Product product, List<Path> days) throws Exception {
        for (int day = DAYS - 1; day >= 0; day--) {
            product.load(day, FIRST.plusDays(day), days.get(day));
        }
    }

    /** As a read model is derived anew. */
    private static void loadDaysTogether(Product product, List<Path> days) throws Exception {
        int day = DAYS - 1;
        while (day >= 0) {
            try (SliceBatch batch = product.readModel().beginBatch()) {
                while (day >= 0 && !batch.isFull()) {
                    product.load(batch::begin, day, FIRST.plusDays(day), days.get(day));
                    day--;
                }
                batch.commit();
            }
        }
    }

    private static void time(boolean counts, Timings timings, Timings.Work work) throws Exception {
        if (counts) {
            timings.time(work);
        } else {
            work.run();
        }
    }

    private static void line(String what, long rows, Timings ours, Timings theirs) {
        System.out.printf(
                "| %s | %.2f | %,.0f | %.2f | %,.0f | %.2f |%n",
                what,
                ours.median(),
                rows / ours.median(),
                theirs.median(),
                rows / theirs.median(),
                ours.median() / theirs.median());
    }
}
