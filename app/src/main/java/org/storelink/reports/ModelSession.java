package org.storelink.reports;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBConnection;
import org.storelink.connector.Grain;
import org.storelink.connector.ReportPeriod;
import org.storelink.connector.SaleKind;
import org.storelink.connector.SaleTerms;

/** One transaction on a read model: sees the state it began with, however long it takes. For one thread at a time. */
final class ModelSession implements AutoCloseable {

    private final DuckDBConnection connection;
    private final Runnable afterClose;

    ModelSession(DuckDBConnection connection, Runnable afterClose) {
        this.connection = connection;
        this.afterClose = afterClose;
    }

    DuckDBConnection connection() {
        return connection;
    }

    /** Begins a transaction now: the driver begins one with the first statement only, and an appender is none. */
    void begin() throws SQLException {
        connection.setAutoCommit(false);
        long _ = applied();
    }

    long applied() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet model = statement.executeQuery("SELECT applied FROM model")) {
            model.next();
            return model.getLong(1);
        }
    }

    List<StoredSlice> slices() throws SQLException {
        List<StoredSlice> slices = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT slice, account, vendor, stream, grain, start, facts FROM slice ORDER BY slice")) {
            while (rows.next()) {
                ReportPeriod period =
                        new ReportPeriod(Grain.values()[rows.getInt(5)], rows.getObject(6, LocalDate.class));
                SliceKey key =
                        new SliceKey(rows.getLong(1), rows.getLong(2), rows.getLong(3), rows.getString(4), period);
                slices.add(new StoredSlice(key, rows.getLong(7)));
            }
        }
        return slices;
    }

    /** In the order of their ids, which count from 0. */
    List<SaleClass> classes() throws SQLException {
        List<SaleClass> classes = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT kind, terms, refunded, proceeds_currency, sales_currency FROM class ORDER BY id")) {
            while (rows.next()) {
                classes.add(new SaleClass(
                        SaleKind.valueOf(rows.getString(1)),
                        SaleTerms.valueOf(rows.getString(2)),
                        rows.getBoolean(3),
                        rows.getString(4),
                        rows.getString(5)));
            }
        }
        return classes;
    }

    /** In the order of their ids, which count from 0. */
    List<String> devices() throws SQLException {
        List<String> devices = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT name FROM device ORDER BY id")) {
            while (rows.next()) {
                devices.add(rows.getString(1));
            }
        }
        return devices;
    }

    /** Runs a statement with its parameters. */
    void execute(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int at = 0; at < parameters.length; at++) {
                statement.setObject(at + 1, parameters[at]);
            }
            statement.execute();
        }
    }

    /** Reads every value there is. Blocks carry checksums, so this finds whichever is damaged. */
    boolean isDamaged() {
        try (Statement statement = connection.createStatement()) {
            statement.executeQuery("""
                SELECT bit_xor(hash(date, grain, vendor, slice, product, class, country, device, units, proceeds, sales)),
                       (SELECT bit_xor(hash(slice, account, vendor, stream, grain, start, facts)) FROM slice),
                       (SELECT bit_xor(hash(id, kind, terms, refunded, proceeds_currency, sales_currency)) FROM class),
                       (SELECT bit_xor(hash(id, name)) FROM device)
                FROM sale
                """).close();
            return false;
        } catch (SQLException e) {
            return !isOutOfMemory(e);
        }
    }

    /** DuckDB's driver tells the kind of an error by its first words only. */
    private static boolean isOutOfMemory(SQLException e) {
        return e.getMessage() != null && e.getMessage().contains("Out of Memory Error");
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new ReadModelException("A read model's connection does not close.", e);
        } finally {
            afterClose.run();
        }
    }
}
