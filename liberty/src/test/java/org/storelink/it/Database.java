package org.storelink.it;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;

/** Where a server keeps its state in this run of the tests: system property {@code storelink.test.database}. */
enum Database {
    DERBY {
        @Override
        Map<String, String> fresh() {
            return Map.of();
        }
    },
    POSTGRESQL {
        @Override
        Map<String, String> fresh() {
            String name = "test_" + UUID.randomUUID().toString().replace('-', '_');
            try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return Map.of(
                    "STORELINK_DATABASE_URL", "jdbc:postgresql://localhost:" + Server.RUNNING.getPort() + "/" + name,
                    "STORELINK_DATABASE_USER", "postgres",
                    "STORELINK_DATABASE_PASSWORD", "postgres");
        }
    };

    static Database ofThisRun() {
        return switch (System.getProperty("storelink.test.database", "derby")) {
            case "derby" -> DERBY;
            case "postgresql" -> POSTGRESQL;
            default -> throw new IllegalArgumentException("storelink.test.database is derby or postgresql");
        };
    }

    /** Environment variables that lead a server to an empty database. */
    abstract Map<String, String> fresh();

    /** One for the whole run, ended with it. */
    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
