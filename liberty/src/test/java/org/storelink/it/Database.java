package org.storelink.it;

import static java.util.Objects.requireNonNull;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Where a server keeps its state in this run of the tests: system property {@code storelink.test.database}. */
enum Database {
    DERBY {
        @Override
        Map<String, String> fresh() {
            return Map.of();
        }

        @Override
        List<Path> files() {
            return List.of();
        }

        @Override
        Map<String, String> rows(Map<String, String> variables) {
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

        @Override
        List<Path> files() {
            return List.of(Path.of(strings(Server.RUNNING.getPostgresDatabase(), "SHOW data_directory")
                    .getFirst()));
        }

        @Override
        Map<String, String> rows(Map<String, String> variables) {
            String url = requireNonNull(variables.get("STORELINK_DATABASE_URL"));
            DataSource database = Server.RUNNING.getDatabase("postgres", url.substring(url.lastIndexOf('/') + 1));
            return strings(database, "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public'")
                    .stream()
                    .collect(Collectors.toMap(
                            table -> table,
                            table -> String.join("\n", strings(database, "SELECT t::text FROM " + table + " t"))));
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

    /** Where the bytes lie, those of other servers' databases too, besides the homes of the servers. */
    abstract List<Path> files();

    /**
     * The rows of each table as text, binary columns in hex; none when the files show them, being never compressed.
     *
     * @param variables those that lead to the database
     */
    abstract Map<String, String> rows(Map<String, String> variables);

    private static List<String> strings(DataSource database, String query) {
        List<String> strings = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
            return strings;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

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
