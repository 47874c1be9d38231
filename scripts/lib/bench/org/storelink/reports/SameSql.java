package org.storelink.reports;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.storelink.accounts.Publishers;

/** The statement that a report would send, sent by itself on the same file, and every value of the answer read. */
public final class SameSql {

    private static final Sources NOBODY = new Sources(new Publishers(Map.of()), Set.of(), Set.of());

    private SameSql() {}

    public static long read(ReadModel model, ReportQuery query) throws SQLException {
        try (ModelSession session = model.session()) {
            session.begin();
            Contents contents = model.contents(session);
            Coverage coverage = Coverage.plan(contents.slices(), query.range(), query.grains(), NOBODY);
            ReportSql.Source source =
                    new ReportSql.Source(FactTable.SALE, Segment.of(contents.slices(), coverage.chosen()), List.of());
            ReportSql sql = new ReportSql(query, List.of(source), ReportSql.Sums.MONEY, List.of());
            try (PreparedStatement statement = session.connection().prepareStatement(sql.text())) {
                for (int at = 0; at < sql.parameters().size(); at++) {
                    statement.setObject(at + 1, sql.parameters().get(at));
                }
                try (ResultSet found = statement.executeQuery()) {
                    return readAll(found);
                }
            }
        }
    }

    private static long readAll(ResultSet found) throws SQLException {
        int columns = found.getMetaData().getColumnCount();
        long rows = 0;
        while (found.next()) {
            for (int column = 1; column <= columns; column++) {
                if (column != columns && column != columns - 2) {
                    found.getLong(column);
                }
            }
            rows++;
        }
        return rows;
    }
}
