package org.storelink.reports;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.storelink.connector.Grain;
import org.storelink.connector.ReportPeriod;
import org.storelink.connector.Subject;

/** One transaction on a read model: sees the state it began with, however long it takes. For one thread at a time. */
final class ModelSession implements AutoCloseable {

    private static final List<String> EVERYTHING = List.of(
            "sale",
            "usage",
            "settlement",
            "payment",
            "subscription_state",
            "subscription_event",
            "slice",
            "class",
            "name");

    private final DuckDBConnection connection;
    private final Runnable afterClose;
    private final Map<String, DuckDBAppender> appenders = new HashMap<>();

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
                        "SELECT slice, account, vendor, stream, grain, start, facts, subject, first, last FROM slice"
                                + " ORDER BY slice")) {
            while (rows.next()) {
                ReportPeriod period =
                        new ReportPeriod(Grain.values()[rows.getInt(5)], rows.getObject(6, LocalDate.class));
                SliceKey key = new SliceKey(
                        rows.getLong(1),
                        rows.getLong(2),
                        rows.getLong(3),
                        rows.getString(4),
                        period,
                        Subject.valueOf(rows.getString(8)));
                slices.add(new StoredSlice(key, rows.getLong(7), fiscalDays(rows)));
            }
        }
        return slices;
    }

    private static Optional<DateRange> fiscalDays(ResultSet slice) throws SQLException {
        LocalDate first = slice.getObject(9, LocalDate.class);
        return first == null
                ? Optional.empty()
                : Optional.of(new DateRange(first, slice.getObject(10, LocalDate.class)));
    }

    /** Who tells of subscriptions of each product: makers of slices, by product. */
    Map<Long, Set<Long>> subscriptionMakers() throws SQLException {
        Map<Long, Set<Long>> makers = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT product, vendor FROM " + FactTable.SUBSCRIPTION_STATE.table()
                                + " UNION SELECT product, vendor FROM " + FactTable.SUBSCRIPTION_EVENT.table())) {
            while (rows.next()) {
                makers.computeIfAbsent(rows.getLong(1), _ -> new HashSet<>()).add(rows.getLong(2));
            }
        }
        return makers;
    }

    /** In the order of their ids, which count from 0. */
    List<FactClass> classes() throws SQLException {
        return texts("SELECT text FROM class ORDER BY id").stream()
                .map(FactClass::of)
                .toList();
    }

    /** Names of devices and sources, in the order of their ids, which count from 0. */
    List<String> names() throws SQLException {
        return texts("SELECT text FROM name ORDER BY id");
    }

    private List<String> texts(String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    /** Runs a statement with its parameters. */
    void execute(String sql, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int at = 0; at < parameters.length; at++) {
                statement.setObject(at + 1, parameters[at]);
            }
            statement.execute();
        }
    }

    /**
     * For new rows of a table, which statements see after {@link #flush} only. The same for all slices of a transaction: handing rows over
     * takes as long for few as for many.
     */
    DuckDBAppender appender(String table) throws SQLException {
        DuckDBAppender known = appenders.get(table);
        if (known != null) {
            return known;
        }
        DuckDBAppender appender = connection.createAppender(table);
        // Connectors parse on threads of their own, one after the other; this class promises no more than that.
        var _ = appender.unsafeBreakThreadConfinement();
        appenders.put(table, appender);
        return appender;
    }

    void flush() throws SQLException {
        for (DuckDBAppender appender : appenders.values()) {
            appender.flush();
        }
    }

    void commit() throws SQLException {
        flush();
        connection.commit();
    }

    void rollBack() throws SQLException {
        closeAppenders();
        connection.rollback();
    }

    /** While the transaction is open: what an appender still holds it writes, outside of one for good. */
    private void closeAppenders() {
        for (DuckDBAppender appender : appenders.values()) {
            try {
                appender.close();
            } catch (SQLException e) {
                // What it still held is of no use; the transaction ends anyway.
            }
        }
        appenders.clear();
    }

    /** Reads every value there is. Blocks carry checksums, so this finds whichever is damaged. */
    boolean isDamaged() {
        try (Statement statement = connection.createStatement()) {
            for (String table : EVERYTHING) {
                statement
                        .executeQuery("SELECT bit_xor(hash(everything)) FROM " + table + " AS everything")
                        .close();
            }
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
            closeAppenders();
            connection.close();
        } catch (SQLException e) {
            throw new ReadModelException("A read model's connection does not close.", e);
        } finally {
            afterClose.run();
        }
    }
}
