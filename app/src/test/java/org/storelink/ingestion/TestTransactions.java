package org.storelink.ingestion;

import java.util.function.Supplier;
import org.storelink.platform.Transactions;
import org.storelink.platform.testing.TestDatabase;

/** Transactions on a test database, which a test may make fail. */
class TestTransactions extends Transactions {

    private final TestDatabase database;

    TestTransactions(TestDatabase database) {
        this.database = database;
    }

    @Override
    public <T> T in(Supplier<T> work) {
        return database.inTransaction(work);
    }

    @Override
    public void in(Runnable work) {
        in(() -> {
            work.run();
            return true;
        });
    }
}
