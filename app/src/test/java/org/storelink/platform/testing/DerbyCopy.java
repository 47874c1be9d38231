package org.storelink.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.storelink.platform.database.Migrations;

/** In memory. */
record DerbyCopy(String name, DataSource dataSource) implements MigratedDatabase {

    /** A backup in a folder, which is the only thing that Derby copies from. */
    private static final class Template {
        private static final String NAME = "template";
        static final Path BACKUP = make();

        private static Path make() {
            EmbeddedDataSource empty = inMemory(NAME);
            empty.setCreateDatabase("create");
            Migrations.apply(empty);
            try (Connection connection = empty.getConnection();
                    CallableStatement backup = connection.prepareCall("CALL SYSCS_UTIL.SYSCS_BACKUP_DATABASE(?)")) {
                Path folder = Files.createTempDirectory("storelink-derby");
                Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> delete(folder)));
                backup.setString(1, folder.toString());
                backup.execute();
                return folder.resolve(NAME);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void delete(Path folder) {
            try (Stream<Path> tree = Files.walk(folder)) {
                List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
                for (Path each : deepestFirst) {
                    Files.delete(each);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static DerbyCopy make(String name) {
        try {
            DriverManager.getConnection("jdbc:derby:memory:" + name + ";createFrom=" + Template.BACKUP)
                    .close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new DerbyCopy(name, inMemory(name));
    }

    private static EmbeddedDataSource inMemory(String name) {
        EmbeddedDataSource dataSource = new EmbeddedDataSource();
        dataSource.setDatabaseName("memory:" + name);
        return dataSource;
    }

    /** Returns at once: Derby sleeps for half a second before it says that a database is gone. */
    @Override
    public void close() {
        Thread.ofVirtual().start(this::drop);
    }

    private void drop() {
        try {
            DriverManager.getConnection("jdbc:derby:memory:" + name + ";drop=true")
                    .close();
        } catch (SQLException dropped) {
            // Derby reports a successful drop by an exception.
        }
    }
}
