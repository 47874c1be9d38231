package org.storelink.platform.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.derby.jdbc.EmbeddedDataSource;

/** A new database of the make that the system property {@code storelink.test.database} names. */
sealed interface EmptyDatabase extends AutoCloseable {

    String name();

    DataSource dataSource();

    /** How the entity manager factory reaches it. */
    Map<String, Object> persistence();

    @Override
    void close();

    static EmptyDatabase make() {
        String kind = System.getProperty("storelink.test.database", "derby");
        String name = "test_" + UUID.randomUUID().toString().replace('-', '_');
        return switch (kind) {
            case "derby" -> InMemoryDerby.make(name);
            case "postgresql" -> OnPostgres.make(name);
            default ->
                throw new IllegalArgumentException("storelink.test.database is derby or postgresql, not " + kind);
        };
    }

    record InMemoryDerby(String name, DataSource dataSource) implements EmptyDatabase {

        static InMemoryDerby make(String name) {
            EmbeddedDataSource dataSource = new EmbeddedDataSource();
            dataSource.setDatabaseName("memory:" + name);
            dataSource.setCreateDatabase("create");
            return new InMemoryDerby(name, dataSource);
        }

        @Override
        public Map<String, Object> persistence() {
            return Map.of("jakarta.persistence.nonJtaDataSource", dataSource);
        }

        @Override
        public void close() {
            try {
                DriverManager.getConnection("jdbc:derby:memory:" + name + ";drop=true")
                        .close();
            } catch (SQLException dropped) {
                // Derby reports a successful drop by an exception.
            }
        }
    }

    /** One server per JVM, ended with it; one database in it per test class. */
    record OnPostgres(String name, DataSource dataSource) implements EmptyDatabase {

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

        static OnPostgres make(String name) {
            execute("CREATE DATABASE " + name);
            return new OnPostgres(name, Server.RUNNING.getDatabase("postgres", name));
        }

        /** By address: EclipseLink then keeps its connections, of which each costs a process of the server. */
        @Override
        public Map<String, Object> persistence() {
            return Map.of("jakarta.persistence.jdbc.url", Server.RUNNING.getJdbcUrl("postgres", name));
        }

        @Override
        public void close() {
            execute("DROP DATABASE " + name + " WITH (FORCE)");
        }

        private static void execute(String sql) {
            try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
