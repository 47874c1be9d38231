package org.storelink.ingestion;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.storelink.accounts.LinkedVendor;
import org.storelink.accounts.SyncRequested;
import org.storelink.accounts.SyncTarget;
import org.storelink.catalog.TestCatalog;
import org.storelink.connector.Capability;
import org.storelink.connector.Grain;
import org.storelink.connector.ReportPeriod;
import org.storelink.connector.ReportSlice;
import org.storelink.platform.testing.FakeEvent;
import org.storelink.platform.testing.MutableClock;
import org.storelink.platform.testing.TestDatabase;
import org.storelink.plugins.Connectors;
import org.storelink.plugins.TestConnectors;
import org.storelink.reports.ReadModel;
import org.storelink.reports.TestReadModels;

/**
 * One organization with one account at a scripted store that keeps three days, and a node that collects it. The time is Sunday, 22
 * November 2026, when the file of the 21st is usually there.
 */
final class World implements AutoCloseable {

    static final long ORGANIZATION = 1;
    static final long ACCOUNT = 10;
    static final LinkedVendor VENDOR = new LinkedVendor(100, "80000001", "One", true);
    static final String NOW = "2026-11-22T20:00:00Z";

    final FakeAccounts accounts = new FakeAccounts();
    final TestDatabase database;
    final Path home;
    final MutableClock clock = MutableClock.at(NOW);
    final ScriptedStore store;
    final FakeSessions sessions = new FakeSessions();
    final FakeEvent<SyncRequested> syncRequested = new FakeEvent<>();
    private final Faults faults;
    private Connectors connectors;
    private TestNode node;

    World(TestDatabase database, Path home) {
        this(database, home, new Faults());
    }

    /** @param faults where this node's writing may be made to fail */
    World(TestDatabase database, Path home, Faults faults) {
        this.database = database;
        this.home = home;
        this.faults = faults;
        clear(database);
        store = new ScriptedStore(List.of(Streams.daily(3)));
        connectors = TestConnectors.of(store, "1.0", clock);
        sessions.link(target(ACCOUNT, VENDOR), store);
        node = start();
    }

    static SyncTarget target(long account, LinkedVendor... vendors) {
        return new SyncTarget(
                ORGANIZATION,
                account,
                ScriptedStore.ID,
                ScriptedStore.MODE,
                List.of(vendors),
                Set.of(Capability.SALES),
                Instant.parse(NOW),
                1);
    }

    static ReportSlice day(String date) {
        return new ReportSlice("sales-daily", VENDOR.code(), new ReportPeriod(Grain.DAY, LocalDate.parse(date)));
    }

    static ScriptedStore.Line line(long units, String proceeds) {
        return new ScriptedStore.Line("APP", "DE", units, proceeds);
    }

    private static void clear(TestDatabase database) {
        database.inTransaction(() -> {
            for (String table : List.of(
                    "archived_file",
                    "slice_version",
                    "slice",
                    "account_lease",
                    "ledger_sequence",
                    "erased_account",
                    "product")) {
                database.entityManager()
                        .createNativeQuery("DELETE FROM " + table)
                        .executeUpdate();
            }
        });
    }

    private TestNode start() {
        return node(Configs.in(home), directly());
    }

    TestNode node(IngestionConfig config, Executor executor) {
        return new TestNode(
                database,
                faults.transactionsOn(database),
                faults.files(),
                config,
                sessions,
                connectors,
                TestCatalog.on(database, clock, faults::beforeCommit),
                clock,
                executor);
    }

    private static Executor directly() {
        return Runnable::run;
    }

    TestNode node() {
        return node;
    }

    Imports imports() {
        var entityManager = database.entityManager();
        var backfill = new Backfill(entityManager, faults.transactionsOn(database), syncRequested, clock);
        return new Imports(entityManager, accounts, connectors, backfill, clock);
    }

    ReadModel readModel() {
        return node.readModels.of(ORGANIZATION);
    }

    /** A person wants everything at once. */
    void hurry() {
        node.ingestion.requested(new SyncRequested(ORGANIZATION, ACCOUNT));
    }

    void beat() {
        node.ingestion.beat();
    }

    void beatAfter(Duration wait) {
        clock.advance(wait);
        beat();
    }

    /** Ends the node as a crash would and starts another on the same home and database. */
    void restart() {
        node.close();
        node = start();
        node.ingestion.beat();
    }

    void restartWithPlugin(@Nullable String version) {
        connectors = version == null ? TestConnectors.none() : TestConnectors.of(store, version, clock);
        restart();
    }

    void deleteReadModel() throws IOException {
        node.close();
        try (Stream<Path> tree = Files.walk(home.resolve("read-models"))) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    List<String> facts() {
        return TestReadModels.facts(readModel());
    }

    List<String> totals() {
        return TestReadModels.totals(readModel());
    }

    List<Path> archived() throws IOException {
        try (Stream<Path> tree = Files.walk(home.resolve("archive"))) {
            return tree.filter(Files::isRegularFile).sorted().toList();
        }
    }

    ImportRow row(String date) {
        return rows().stream()
                .filter(row -> row.startDate().equals(LocalDate.parse(date)))
                .findFirst()
                .orElseThrow();
    }

    List<ImportRow> rows() {
        List<ImportRow> rows = new ArrayList<>();
        database.entityManager()
                .createQuery("SELECT s FROM Slice s ORDER BY s.accountId, s.grain, s.periodStart", Slice.class)
                .getResultList()
                .forEach(slice -> rows.add(slice.row()));
        return rows;
    }

    @Override
    public void close() {
        node.close();
    }
}
