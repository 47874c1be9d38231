package org.storelink.platform.testing;

import java.util.UUID;
import javax.sql.DataSource;

/**
 * A new database of the make that the system property {@code storelink.test.database} names. Each is a copy of one that was migrated
 * once in this JVM: the same as one migrated by itself, in a fraction of the time.
 */
sealed interface MigratedDatabase extends AutoCloseable permits DerbyCopy, PostgresCopy {

    DataSource dataSource();

    @Override
    void close();

    static MigratedDatabase make() {
        String kind = System.getProperty("storelink.test.database", "derby");
        String name = "test_" + UUID.randomUUID().toString().replace('-', '_');
        return switch (kind) {
            case "derby" -> DerbyCopy.make(name);
            case "postgresql" -> PostgresCopy.make(name);
            default ->
                throw new IllegalArgumentException("storelink.test.database is derby or postgresql, not " + kind);
        };
    }
}
