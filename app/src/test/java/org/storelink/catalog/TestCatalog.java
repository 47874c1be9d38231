package org.storelink.catalog;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.storelink.connector.Store;
import org.storelink.platform.testing.TestDatabase;

/** A catalog on a {@link TestDatabase}, with the transactions that the server would give it. */
public final class TestCatalog {

    private TestCatalog() {}

    public static Catalog on(TestDatabase database, Clock clock) {
        return on(database, clock, () -> {});
    }

    /** @param beforeCommit runs at the end of each transaction that writes while slices are read; what it throws rolls that back */
    public static Catalog on(TestDatabase database, Clock clock, Runnable beforeCommit) {
        return new Catalog(database.entityManager(), new Rows(database, clock, beforeCommit)) {
            @Override
            public void forget(long organizationId, long accountId) {
                database.inTransaction(() -> super.forget(organizationId, accountId));
            }
        };
    }

    private static final class Rows extends ProductRows {

        private final TestDatabase database;
        private final Runnable beforeCommit;

        Rows(TestDatabase database, Clock clock, Runnable beforeCommit) {
            super(database.entityManager(), clock);
            this.database = database;
            this.beforeCommit = beforeCommit;
        }

        @Override
        public List<KnownProduct> all(long organizationId, Store store) {
            return database.inNewTransaction(() -> super.all(organizationId, store));
        }

        @Override
        public Optional<KnownProduct> find(long organizationId, Store store, String vendorIdentifier) {
            return database.inNewTransaction(() -> super.find(organizationId, store, vendorIdentifier));
        }

        @Override
        public KnownProduct add(long organizationId, Store store, Sighting sighting) {
            return database.inNewTransaction(() -> {
                KnownProduct added = super.add(organizationId, store, sighting);
                beforeCommit.run();
                return added;
            });
        }

        @Override
        public void remember(long organizationId, List<KnownProduct> changed, List<KnownProduct> seen) {
            database.inNewTransaction(() -> {
                super.remember(organizationId, changed, seen);
                beforeCommit.run();
                return true;
            });
        }
    }
}
