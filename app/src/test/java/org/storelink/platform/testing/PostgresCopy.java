package org.storelink.platform.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.ds.PGPoolingDataSource;
import org.storelink.platform.database.Migrations;

/** On one server per JVM, ended with it. Its connections are kept, because each costs a process of the server. */
@SuppressWarnings("deprecation") // The driver advises products to take a better pool; tests need none.
record PostgresCopy(String name, PGPoolingDataSource dataSource) implements MigratedDatabase {

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
        PGPoolingDataSource pool = new PGPoolingDataSource();
        pool.setDataSourceName(name);
        pool.setURL(Server.RUNNING.getJdbcUrl("postgres", name));
        pool.setMaxConnections(50);
        return new PostgresCopy(name, pool);
    }

    @Override
    public void close() {
        dataSource.close();
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
