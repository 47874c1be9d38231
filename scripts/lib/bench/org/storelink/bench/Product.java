package org.storelink.bench;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.storelink.accounts.Accounts;
import org.storelink.accounts.LinkedAccount;
import org.storelink.accounts.Publishers;
import org.storelink.catalog.Catalog;
import org.storelink.catalog.ProductIds;
import org.storelink.catalog.TestCatalog;
import org.storelink.connector.Fact;
import org.storelink.connector.Grain;
import org.storelink.connector.RawPart;
import org.storelink.connector.ReportPeriod;
import org.storelink.connector.ReportSlice;
import org.storelink.connector.StoreConnector;
import org.storelink.connector.Subject;
import org.storelink.platform.Actor;
import org.storelink.platform.Role;
import org.storelink.platform.testing.TestDatabase;
import org.storelink.reports.ReadModel;
import org.storelink.reports.ReadModels;
import org.storelink.reports.ReportsConfig;
import org.storelink.reports.SliceKey;
import org.storelink.reports.SliceLoad;
import org.storelink.reports.StoreReports;

/** The parts of the product that numbers run through, put together by hand. */
final class Product implements AutoCloseable {

    static final long ORGANIZATION = 1;
    static final Actor VIEWER = new Actor(1, ORGANIZATION, Role.VIEWER, "Bench");

    private final StoreConnector connector;
    private final TestDatabase database = TestDatabase.open();
    private final Catalog catalog = TestCatalog.on(database, Clock.systemUTC());
    private final ReadModels readModels;
    private long sequence;

    Product(Path home, StoreConnector connector) {
        this.connector = connector;
        this.readModels = new ReadModels(new ReportsConfig(home.toString(), "512MB", 2, 60), Clock.systemUTC());
    }

    ReadModel readModel() {
        return readModels.of(ORGANIZATION);
    }

    /** Throws the facts away, as if the file had been deleted. */
    void forget() throws InterruptedException {
        readModel().reset();
        sequence = 0;
    }

    /** Where a load of a slice begins: in a commit of its own or in one of many. */
    @FunctionalInterface
    interface Begin {
        SliceLoad begin(SliceKey key) throws InterruptedException;
    }

    /** From the archived file to facts that can be asked for. */
    void load(long sliceId, LocalDate date, Path file) throws Exception {
        load(readModel()::begin, sliceId, date, file);
    }

    /** The same for facts that can be asked for once what they begin in is committed. */
    void load(Begin where, long sliceId, LocalDate date, Path file) throws Exception {
        ReportPeriod period = new ReportPeriod(Grain.DAY, date);
        ReportSlice slice = new ReportSlice("sales-daily", "85000001", period);
        try (SliceLoad load = where.begin(new SliceKey(sliceId, 1, 1, slice.stream(), period, Subject.SALES))) {
            try (ProductIds ids =
                    catalog.forAccount(ORGANIZATION, 1, connector.descriptor().store())) {
                connector.parser().parse(slice, List.of(new ArchivedFile(file)), fact -> {
                    switch (fact) {
                        case Fact.Sale sale -> load.add(sale, ids.idOf(sale.product(), date));
                        case Fact.Usage _,
                                Fact.Settlement _,
                                Fact.Payment _,
                                Fact.SubscriptionState _,
                                Fact.SubscriptionEvent _ ->
                            throw new IllegalStateException("no sale in a file of sales: " + fact);
                    }
                });
            }
            load.commit(++sequence);
        }
    }

    long nextSequence() {
        return ++sequence;
    }

    StoreReports reports() {
        return new StoreReports(
                readModels,
                new Accounts() {
                    @Override
                    public List<LinkedAccount> list(Actor actor) {
                        return List.of();
                    }

                    @Override
                    public Publishers publishers(Actor actor) {
                        return new Publishers(Map.of());
                    }
                },
                new Catalog() {
                    @Override
                    public Set<Long> unknown(Actor actor, Set<Long> ids) {
                        return Set.of();
                    }
                },
                (_, _) -> List.of());
    }

    @Override
    public void close() {
        readModels.close();
        database.close();
    }

    private record ArchivedFile(Path file) implements RawPart {

        @Override
        public String name() {
            return file.getFileName().toString();
        }

        @Override
        public java.io.InputStream open() throws java.io.IOException {
            return java.nio.file.Files.newInputStream(file);
        }
    }
}
