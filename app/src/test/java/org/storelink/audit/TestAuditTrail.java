package org.storelink.audit;

import java.time.Clock;
import org.storelink.platform.testing.TestDatabase;

/** An audit trail on a {@link TestDatabase}, with the transactions that the server would give it. */
public final class TestAuditTrail {

    private TestAuditTrail() {}

    /** @return a trail whose writing methods are to be called in {@link TestDatabase#inTransaction} */
    public static AuditTrail on(TestDatabase database, Clock clock) {
        return new AuditTrail(database.entityManager(), new Heads(database), clock);
    }

    private static final class Heads extends ChainHeads {

        private final TestDatabase database;

        Heads(TestDatabase database) {
            super(database.entityManager());
            this.database = database;
        }

        @Override
        void begin(long organizationId) {
            database.inNewTransaction(() -> {
                super.begin(organizationId);
                return true;
            });
        }
    }
}
