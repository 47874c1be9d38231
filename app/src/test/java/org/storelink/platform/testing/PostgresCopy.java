package org.storelink.platform.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import org.storelink.platform.database.Migrations;

/** On one server per JVM, ended with it. */
record PostgresCopy(String name, DataSource dataSource) implements MigratedDatabase {

    private static final class Server {
        private static final String TEMPLATE = "migrated";
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.start();
                execute(server, "CREATE DATABASE " + TEMPLATE);
                Migrations.apply(server.getDatabase("postgres", TEMPLATE));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static PostgresCopy make(String name) {
        execute(Server.RUNNING, "CREATE DATABASE " + name + " TEMPLATE " + Server.TEMPLATE);
        return new PostgresCopy(name, Server.RUNNING.getDatabase("postgres", name));
    }

    /** By address: EclipseLink then keeps its connections, of which each costs a process of the server. */
    @Override
    public Map<String, Object> persistence() {
        return Map.of("jakarta.persistence.jdbc.url", Server.RUNNING.getJdbcUrl("postgres", name));
    }

    @Override
    public void close() {
        execute(Server.RUNNING, "DROP DATABASE " + name + " WITH (FORCE)");
    }

    private static void execute(EmbeddedPostgres server, String sql) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
