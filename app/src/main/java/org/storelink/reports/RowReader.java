package org.storelink.reports;

import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Folds what the database found, class by class, into rows. */
final class RowReader {

    private static final BigInteger PER_UNIT = BigInteger.valueOf(Micros.PER_UNIT);

    private final ResultSet found;
    private final ReportRow.Shape shape;
    private final List<Contribution> contributions;
    private final int dimensions;
    private boolean hasMore;

    /** @param classes by id */
    RowReader(ResultSet found, ReportRow.Shape shape, List<SaleClass> classes) throws SQLException {
        this.found = found;
        this.shape = shape;
        this.dimensions = shape.groupBy().size();
        List<String> currencies =
                shape.currencies().stream().map(MoneyForm::code).toList();
        this.contributions = classes.stream()
                .map(saleClass -> Contribution.of(saleClass, shape.metrics(), currencies))
                .toList();
        this.hasMore = found.next();
    }

    /** The row of all, which comes first. */
    ReportRow totals() throws SQLException {
        @Nullable CurrencyFigures[] figures = noFigures();
        while (hasMore && isOfAll()) {
            add(figures);
            hasMore = found.next();
        }
        ReportRow.Shape all = new ReportRow.Shape(List.of(), shape.granularity(), shape.metrics(), shape.currencies());
        return new ReportRow(all, new long[0], figures);
    }

    /** The next group; null when there is none left. */
    @Nullable
    ReportRow next() throws SQLException {
        if (!hasMore) {
            return null;
        }
        long[] group = group();
        @Nullable CurrencyFigures[] figures = noFigures();
        do {
            add(figures);
            hasMore = found.next();
        } while (hasMore && Arrays.equals(group, group()));
        return new ReportRow(shape, group, figures);
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

    private void add(@Nullable CurrencyFigures[] figures) throws SQLException {
        Contribution contribution = contributions.get(found.getInt(dimensions + 1));
        CurrencyFigures earned = in(contribution.earnedIn(), figures);
        earned.markEarned();
        contribution.addUnits(earned, found.getLong(dimensions + 2));
        long proceeds = found.getLong(dimensions + 3);
        if (proceeds == 0 && found.wasNull()) {
            BigInteger[] parts = new BigInteger(found.getString(dimensions + 4)).divideAndRemainder(PER_UNIT);
            contribution.addProceeds(earned, parts[0].longValueExact(), parts[1].longValueExact());
        } else if (proceeds != 0) {
            contribution.addProceeds(earned, proceeds / Micros.PER_UNIT, proceeds % Micros.PER_UNIT);
        }
        long sales = found.getLong(dimensions + 5);
        if (sales == 0 && found.wasNull()) {
            BigInteger[] parts = new BigInteger(found.getString(dimensions + 6)).divideAndRemainder(PER_UNIT);
            contribution.addSales(
                    in(contribution.paidIn(), figures), parts[0].longValueExact(), parts[1].longValueExact());
        } else if (sales != 0) {
            contribution.addSales(in(contribution.paidIn(), figures), sales / Micros.PER_UNIT, sales % Micros.PER_UNIT);
        }
    }

    private CurrencyFigures in(int currency, @Nullable CurrencyFigures[] figures) {
        CurrencyFigures found = figures[currency];
        if (found == null) {
            found = new CurrencyFigures(
                    shape.currencies().get(currency), shape.metrics().size());
            figures[currency] = found;
        }
        return found;
    }

    private @Nullable CurrencyFigures[] noFigures() {
        return new @Nullable CurrencyFigures[shape.currencies().size()];
    }

    /** Every currency that a class names, in the order of the codes. */
    static List<MoneyForm> currencies(List<SaleClass> classes) {
        return classes.stream()
                .flatMap(saleClass -> List.of(saleClass.proceedsCurrency(), saleClass.salesCurrency()).stream())
                .distinct()
                .sorted()
                .map(MoneyForm::of)
                .toList();
    }
}
