package org.storelink.reports;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Real read models for tests of other components, and a look into them that shares no code with the reports. */
public final class TestReadModels {

    private static final String EVERYTHING = """
        SELECT date, grain, vendor, slice, product, country, units, proceeds FROM sale ORDER BY ALL\
        """;

    private TestReadModels() {}

    public static ReadModels in(Path home, Clock clock) {
        return new ReadModels(new ReportsConfig(home.toString(), "256MB", 1, 15), clock);
    }

    /** Loses what it has, as if somebody had met a damaged block. */
    public static void damage(ReadModel model) {
        try (ModelSession session = model.session()) {
            session.execute("DROP TABLE class");
            model.failed("A test has damaged it.", new SQLException("no such table"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every fact as a line of text, in an order of its own. */
    public static List<String> facts(ReadModel model) {
        List<String> facts = new ArrayList<>();
        try (ModelSession session = model.session();
                Statement statement = session.connection().createStatement();
                ResultSet rows = statement.executeQuery(EVERYTHING)) {
            while (rows.next()) {
                List<String> values = new ArrayList<>();
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    values.add(rows.getString(column));
                }
                facts.add(String.join(" ", values));
            }
            return facts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** First days of the slices that have files which nobody could read. */
    public static List<String> unreadable(ReadModel model) {
        try (ModelSession session = model.session()) {
            return session.slices().stream()
                    .filter(slice -> !slice.isReadable())
                    .map(slice -> slice.period().start().toString())
                    .sorted()
                    .toList();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Units and millionths of proceeds of a day, vendor by vendor id. */
    public static List<String> totals(ReadModel model) {
        List<String> totals = new ArrayList<>();
        try (ModelSession session = model.session();
                Statement statement = session.connection().createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT date, grain, vendor, sum(units), sum(proceeds) FROM sale"
                                + " GROUP BY ALL ORDER BY ALL")) {
            while (rows.next()) {
                totals.add(rows.getString(1) + " " + rows.getInt(2) + " " + rows.getLong(3) + " " + rows.getLong(4)
                        + " " + rows.getLong(5));
            }
            return totals;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
