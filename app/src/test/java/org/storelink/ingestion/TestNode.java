package org.storelink.ingestion;

import java.time.Clock;
import java.util.concurrent.Executor;
import org.storelink.catalog.Catalog;
import org.storelink.platform.Transactions;
import org.storelink.platform.testing.TestDatabase;
import org.storelink.plugins.Connectors;
import org.storelink.reports.ReadModels;
import org.storelink.reports.TestReadModels;
import org.storelink.reviews.TestCorrespondence;

/**
 * Everything of ingestion on one node, put together as the container would. Making it anew on the same home and database is a restart.
 */
final class TestNode implements AutoCloseable {

    final Transactions transactions;
    final ReadModels readModels;
    final Leases leases;
    final Ledger ledger;
    final Archive archive;
    final CatchUp catchUp;
    final Rederivation rederivation;
    final Erasure erasure;
    final Schedule schedule;
    final StopSignal stop;
    final Ingestion ingestion;

    TestNode(
            TestDatabase database,
            Transactions transactions,
            DurableFiles files,
            IngestionConfig config,
            FakeSessions sessions,
            Connectors connectors,
            Catalog catalog,
            Clock clock,
            Executor executor) {
        var entityManager = database.entityManager();
        var sequences = new Sequences(entityManager);
        var reading = new Reading(catalog);
        this.transactions = transactions;
        readModels = TestReadModels.in(config.home(), clock);
        archive = new Archive(files, config);
        leases = new Leases(entityManager, transactions, new Node(files, config), config, clock);
        ledger = new Ledger(entityManager, transactions, leases, sequences, clock);
        var changes = new LedgerChanges(entityManager, sequences, transactions, clock);
        catchUp = new CatchUp(changes, sequences, readModels, connectors, archive, reading);
        var loading = new Loading(readModels, archive, reading, ledger, catchUp);
        rederivation = new Rederivation(entityManager, transactions, connectors, archive, loading, ledger, config);
        erasure = new Erasure(entityManager, transactions, sequences, catalog, archive, clock);
        schedule = new Schedule(entityManager, transactions, leases, clock);
        stop = new StopSignal();
        var correspondence = TestCorrespondence.on(database, transactions, catalog, clock);
        var collector = new Collector(
                sessions,
                connectors,
                schedule,
                ledger,
                new Fetching(archive, ledger, loading, stop),
                correspondence,
                archive,
                new Standings(entityManager),
                leases,
                stop,
                config,
                clock);
        ingestion = new Ingestion(
                sessions,
                connectors,
                leases,
                schedule,
                catchUp,
                rederivation,
                erasure,
                collector,
                correspondence,
                stop,
                config,
                executor);
    }

    @Override
    public void close() {
        readModels.close();
    }
}
