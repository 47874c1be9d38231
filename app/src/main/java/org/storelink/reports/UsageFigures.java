package org.storelink.reports;

import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.storelink.connector.UsageMetric;

/** Measurements of one row. What is withheld, incomplete or cannot be added is said beside them, metric by metric. */
final class UsageFigures extends MeasuredFigures {

    static final List<String> NOTES = List.of(WITHHELD, INCOMPLETE, NOT_ADDED);

    private final Map<UsageMetric, UsageTally> tallies = new EnumMap<>(UsageMetric.class);

    UsageFigures(Metrics metrics) {
        super(metrics, NOTES);
    }

    /** Folds facts of usage into rows. */
    record Folding(Metrics metrics, List<FactClass> classes) implements RowReader.Folding<UsageFigures> {

        @Override
        public UsageFigures none(Optional<LocalDate> date, Optional<Long> product) {
            return new UsageFigures(metrics);
        }

        @Override
        public void add(UsageFigures figures, ResultSet found, int dimensions) throws SQLException {
            if (classes.get(found.getInt(dimensions + 1)) instanceof FactClass.Measured measured) {
                long product = found.getLong(dimensions + 6);
                long part = found.getLong(dimensions + 8);
                figures.tallies
                        .computeIfAbsent(measured.metric(), metric -> new UsageTally(metric.counting()))
                        .hold(
                                measured.withheld(),
                                new UsageTally.Held(
                                        new BigInteger(found.getString(dimensions + 2)),
                                        found.getLong(dimensions + 3),
                                        found.getLong(dimensions + 10),
                                        found.getLong(dimensions + 4),
                                        found.getLong(dimensions + 5),
                                        product,
                                        part,
                                        product == found.getLong(dimensions + 7)
                                                && part == found.getLong(dimensions + 9)));
            }
        }
    }

    @Override
    UsageAnswer answer(int position, Metric metric) {
        return switch (metric.measure()) {
            case MEASURED -> tally(metric).map(UsageTally::figure).orElse(new UsageAnswer.Untold());
            case DAILY_MEAN -> tally(metric).map(UsageTally::dailyMean).orElse(new UsageAnswer.Untold());
            case UNITS, PROCEEDS, SALES, LEVEL, EVENTS, UNKNOWN -> new UsageAnswer.Untold();
        };
    }

    private Optional<UsageTally> tally(Metric asked) {
        return tallies.entrySet().stream()
                .filter(entry -> asked.counts().test(new FactClass.Measured(entry.getKey(), false)))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
