package org.storelink.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.TransactionRequiredException;
import java.sql.Connection;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.storelink.platform.testing.DatabaseTest;
import org.storelink.platform.testing.TestDatabase;

@DatabaseTest
class MigrationsTest {

    @AutoClose
    static final TestDatabase database = TestDatabase.open();

    @Test
    void changeNothingWhenTheyRunAgain() {
        long before = migrationsRun();

        Migrations.apply(database.dataSource());

        assertThat(migrationsRun()).isEqualTo(before);
    }

    @Test
    void knowTheDatabaseTheyRunOn() throws Exception {
        try (Connection connection = database.dataSource().getConnection()) {
            String asked = System.getProperty("storelink.test.database", "derby");

            assertThat(DatabaseKind.of(connection).folder()).isEqualTo(asked);
        }
    }

    @Test
    void changesOutsideOfATransactionAreRefused() {
        assertThatThrownBy(() -> database.entityManager().flush()).isInstanceOf(TransactionRequiredException.class);
    }

    private static long migrationsRun() {
        return ((Number) database.entityManager()
                        .createNativeQuery("SELECT COUNT(*) FROM \"flyway_schema_history\"")
                        .getSingleResult())
                .longValue();
    }
}
