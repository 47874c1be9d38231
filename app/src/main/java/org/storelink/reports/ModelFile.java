package org.storelink.reports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.Nullable;

/**
 * The file of one read model while it is open. Opening never fails for what the file holds: one that cannot be read, was cut short or is of
 * another format is thrown away, because it is derived, and begun anew.
 */
final class ModelFile implements AutoCloseable {

    /** Grows whenever the tables change their shape or their meaning. */
    private static final int FORMAT = 4;

    /** DuckDB puts three headers of this size before its blocks. */
    private static final long HEADERS = 3 * 4096L;

    private static final Logger LOG = System.getLogger(ModelFile.class.getName());

    private final Path file;
    private final ModelLock lock;
    private final DuckDBConnection root;

    private ModelFile(Path file, ModelLock lock, DuckDBConnection root) {
        this.file = file;
        this.lock = lock;
        this.root = root;
    }

    /** @throws ReadModelException when another process has it open, or the folder cannot be written */
    static ModelFile open(Path file, ReportsConfig config) {
        ModelLock lock = ModelLock.take(file);
        try {
            DuckDBConnection root = lock.isFileWhole() ? openUsable(file, config) : null;
            lock.noteOpen();
            return new ModelFile(file, lock, root == null ? begin(file, config) : root);
        } catch (IOException | SQLException | RuntimeException e) {
            lock.close();
            throw e instanceof SQLException failure
                    ? new ReadModelException("The read model " + file + " cannot be made.", failure)
                    : e instanceof IOException failure ? new UncheckedIOException(failure) : (RuntimeException) e;
        }
    }

    /** Throws the file away, which must not be open. */
    static void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.deleteIfExists(file.resolveSibling(file.getFileName() + ".wal"));
    }

    /** A connection of its own to the open file; the caller closes it. */
    DuckDBConnection connect() throws SQLException {
        return root.duplicate();
    }

    @Override
    public void close() {
        try {
            root.close();
            lock.noteClosed(file);
        } catch (SQLException | IOException e) {
            LOG.log(Level.WARNING, "A read model did not close cleanly; it is checked when it is opened again.", e);
        } finally {
            lock.close();
        }
    }

    private static @Nullable DuckDBConnection openUsable(Path file, ReportsConfig config) throws IOException {
        if (!Files.exists(file)) {
            return null;
        }
        DuckDBConnection connection = null;
        try {
            connection = connect(file, config);
            if (isWhole(connection, file) && isOfThisFormat(connection)) {
                return connection;
            }
            LOG.log(
                    Level.WARNING,
                    "The read model {0} was cut short or is of another format; it is derived again.",
                    file);
        } catch (SQLException e) {
            LOG.log(Level.WARNING, "The read model " + file + " cannot be read; it is derived again.", e);
        }
        closeQuietly(connection);
        return null;
    }

    private static DuckDBConnection begin(Path file, ReportsConfig config) throws IOException, SQLException {
        delete(file);
        DuckDBConnection connection = connect(file, config);
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                BEGIN;
                CREATE TABLE model (format INTEGER NOT NULL, applied BIGINT NOT NULL);
                INSERT INTO model VALUES (%d, 0);
                CREATE TABLE slice (
                    slice BIGINT NOT NULL, account BIGINT NOT NULL, vendor BIGINT NOT NULL, stream VARCHAR NOT NULL,
                    grain UTINYINT NOT NULL, start DATE NOT NULL, facts BIGINT NOT NULL, subject VARCHAR NOT NULL,
                    first DATE, last DATE);
                CREATE TABLE class (id USMALLINT NOT NULL, text VARCHAR NOT NULL);
                CREATE TABLE name (id INTEGER NOT NULL, text VARCHAR NOT NULL);
                CREATE TABLE sale (
                    date DATE NOT NULL, grain UTINYINT NOT NULL, vendor BIGINT NOT NULL, slice BIGINT NOT NULL,
                    product BIGINT NOT NULL, class USMALLINT NOT NULL, country USMALLINT NOT NULL, device INTEGER NOT NULL,
                    units BIGINT NOT NULL, proceeds BIGINT NOT NULL, sales BIGINT NOT NULL);
                CREATE TABLE usage (
                    date DATE NOT NULL, grain UTINYINT NOT NULL, vendor BIGINT NOT NULL, slice BIGINT NOT NULL,
                    product BIGINT NOT NULL, class USMALLINT NOT NULL, cut UTINYINT NOT NULL, part INTEGER NOT NULL,
                    value BIGINT NOT NULL);
                CREATE TABLE settlement (
                    date DATE NOT NULL, grain UTINYINT NOT NULL, vendor BIGINT NOT NULL, slice BIGINT NOT NULL,
                    product BIGINT NOT NULL, class USMALLINT NOT NULL, country USMALLINT NOT NULL,
                    region USMALLINT NOT NULL, units BIGINT NOT NULL, earned BIGINT NOT NULL);
                CREATE TABLE payment (
                    date DATE NOT NULL, grain UTINYINT NOT NULL, vendor BIGINT NOT NULL, slice BIGINT NOT NULL,
                    class USMALLINT NOT NULL, amount BIGINT NOT NULL);
                CREATE TABLE subscription_state (
                    date DATE NOT NULL, grain UTINYINT NOT NULL, vendor BIGINT NOT NULL, slice BIGINT NOT NULL,
                    product BIGINT NOT NULL, class USMALLINT NOT NULL, country USMALLINT NOT NULL, device INTEGER NOT NULL,
                    count BIGINT NOT NULL);
                CREATE TABLE subscription_event (
                    date DATE NOT NULL, grain UTINYINT NOT NULL, vendor BIGINT NOT NULL, slice BIGINT NOT NULL,
                    product BIGINT NOT NULL, class USMALLINT NOT NULL, country USMALLINT NOT NULL, device INTEGER NOT NULL,
                    count BIGINT NOT NULL);
                COMMIT;
                """.formatted(FORMAT));
            return connection;
        } catch (SQLException e) {
            closeQuietly(connection);
            throw e;
        }
    }

    private static DuckDBConnection connect(Path file, ReportsConfig config) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("memory_limit", config.memoryLimit());
        properties.setProperty("threads", Integer.toString(config.threads()));
        // Commits of hundreds of small files would wait for the disk; ModelLock tells when that may have cost
        // something.
        properties.setProperty("fsync_mode", "NONE");
        return (DuckDBConnection) new DuckDBDriver().connect("jdbc:duckdb:" + file.toAbsolutePath(), properties);
    }

    /** DuckDB opens a file that lost its end and fails only when it comes to the missing blocks. */
    private static boolean isWhole(DuckDBConnection connection, Path file) throws SQLException, IOException {
        try (Statement statement = connection.createStatement();
                ResultSet size = statement.executeQuery(
                        "SELECT block_size * total_blocks FROM pragma_database_size() WHERE database_name ="
                                + " current_database()")) {
            return size.next() && Files.size(file) >= HEADERS + size.getLong(1);
        }
    }

    private static boolean isOfThisFormat(DuckDBConnection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet model = statement.executeQuery("SELECT format FROM model")) {
            return model.next() && model.getInt(1) == FORMAT;
        }
    }

    private static void closeQuietly(@Nullable AutoCloseable resource) {
        if (resource != null) {
            try {
                resource.close();
            } catch (Exception e) {
                LOG.log(Level.DEBUG, "Closing failed.", e);
            }
        }
    }
}
