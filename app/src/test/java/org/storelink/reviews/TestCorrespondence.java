package org.storelink.reviews;

import java.time.Clock;
import java.time.Duration;
import org.storelink.catalog.Catalog;
import org.storelink.platform.Transactions;
import org.storelink.platform.testing.TestDatabase;

/** Correspondence on a {@link TestDatabase}, put together as the container would. */
public final class TestCorrespondence {

    private TestCorrespondence() {}

    public static Correspondence on(TestDatabase database, Transactions transactions, Catalog catalog, Clock clock) {
        var entityManager = database.entityManager();
        var config = new ReviewsConfig(Duration.ofMinutes(15), Duration.ofHours(24), Duration.ofMinutes(3));
        var found = new Found(entityManager, config);
        return new Correspondence(
                entityManager,
                transactions,
                new Outbox(entityManager, transactions, config, clock),
                new Reading(entityManager, transactions, catalog, found, config, clock),
                found,
                config,
                clock);
    }
}
