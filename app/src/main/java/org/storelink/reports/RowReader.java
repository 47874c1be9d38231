package org.storelink.reports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Folds what the database found, class by class, into rows. */
final class RowReader<F extends RowFigures> {

    private final ResultSet found;
    private final ReportRow.Shape shape;
    private final Folding<F> folding;
    private final int dimensions;
    private boolean hasMore;

    /** Adds the facts of one class to the figures of a row. */
    interface Folding<F extends RowFigures> {

        /**
         * @param date of the row, where rows are periods
         * @param product of the row, where rows are products
         */
        F none(Optional<LocalDate> date, Optional<Long> product);

        /** @param dimensions how many columns stand before that of the class */
        void add(F figures, ResultSet found, int dimensions) throws SQLException;
    }

    RowReader(ResultSet found, ReportRow.Shape shape, Folding<F> folding) throws SQLException {
        this.found = found;
        this.shape = shape;
        this.folding = folding;
        this.dimensions = shape.groupBy().size();
        this.hasMore = found.next();
    }

    /** The row of all, which comes first. */
    ReportRow totals() throws SQLException {
        F figures = folding.none(Optional.empty(), Optional.empty());
        while (hasMore && isOfAll()) {
            folding.add(figures, found, dimensions);
            hasMore = found.next();
        }
        return new ReportRow(shape.ofAll(), new long[0], figures);
    }

    /** The next group; null when there is none left. */
    @Nullable
    ReportRow next() throws SQLException {
        if (!hasMore) {
            return null;
        }
        long[] group = group();
        F figures = folding.none(
                number(group, Dimension.DATE).map(LocalDate::ofEpochDay), number(group, Dimension.PRODUCT));
        do {
            folding.add(figures, found, dimensions);
            hasMore = found.next();
        } while (hasMore && Arrays.equals(group, group()));
        return new ReportRow(shape, group, figures);
    }

    private Optional<Long> number(long[] group, Dimension dimension) {
        int at = shape.groupBy().indexOf(dimension);
        return at < 0 ? Optional.empty() : Optional.of(group[at]);
    }

    private boolean isOfAll() throws SQLException {
        if (dimensions == 0) {
            return true;
        }
        found.getLong(1);
        return found.wasNull();
    }

    private long[] group() throws SQLException {
        long[] group = new long[dimensions];
        for (int at = 0; at < dimensions; at++) {
            group[at] = found.getLong(at + 1);
        }
        return group;
    }
}
