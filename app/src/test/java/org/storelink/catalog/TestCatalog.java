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
        return new Catalog(database.entityManager(), new Rows(database, clock));
    }

    private static final class Rows extends ProductRows {

        private final TestDatabase database;

        Rows(TestDatabase database, Clock clock) {
            super(database.entityManager(), clock);
            this.database = database;
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
            return database.inNewTransaction(() -> super.add(organizationId, store, sighting));
        }

        @Override
        public void remember(long organizationId, List<KnownProduct> changed, List<KnownProduct> seen) {
            database.inNewTransaction(() -> {
                super.remember(organizationId, changed, seen);
                return true;
            });
        }
    }
}
