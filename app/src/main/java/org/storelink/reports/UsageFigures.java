package org.storelink.reports;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.storelink.connector.UsageMetric;

/** Measurements of one row. What is withheld, incomplete or cannot be added is said beside them, metric by metric. */
final class UsageFigures implements RowFigures, FlatFigures {

    /** What stands in a cell instead of a figure that the store keeps back. */
    static final String WITHHELD = "withheld";

    static final List<String> NOTES = List.of(WITHHELD, "incomplete", "not_added");

    private final Metrics metrics;
    private final Map<UsageMetric, UsageTally> tallies = new EnumMap<>(UsageMetric.class);

    UsageFigures(Metrics metrics) {
        this.metrics = metrics;
    }

    /** Folds facts of usage into rows. */
    record Folding(Metrics metrics, List<FactClass> classes) implements RowReader.Folding<UsageFigures> {

        @Override
        public UsageFigures none() {
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

    UsageAnswer answer(int metric) {
        Metric asked = metrics.at(metric);
        return switch (asked.measure()) {
            case MEASURED -> tally(asked).map(UsageTally::figure).orElse(new UsageAnswer.Untold());
            case DAILY_MEAN -> tally(asked).map(UsageTally::dailyMean).orElse(new UsageAnswer.Untold());
            case UNITS, PROCEEDS, SALES, UNKNOWN -> new UsageAnswer.Untold();
        };
    }

    private Optional<UsageTally> tally(Metric asked) {
        return tallies.entrySet().stream()
                .filter(entry -> asked.counts().test(new FactClass.Measured(entry.getKey(), false)))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    @Override
    public List<FlatFigures> flat() {
        return List.of(this);
    }

    @Override
    public Optional<String> currency() {
        return Optional.empty();
    }

    /** Whole numbers as they are, others as text so that no reader rounds them. */
    @Override
    public void appendJson(StringBuilder text, int metric) {
        switch (answer(metric)) {
            case UsageAnswer.Figure figure -> {
                BigDecimal number = figure.number();
                if (number.scale() <= 0) {
                    text.append(number.toPlainString());
                } else {
                    text.append('"').append(number.toPlainString()).append('"');
                }
            }
            case UsageAnswer.Untold _, UsageAnswer.Withheld _, UsageAnswer.NotAdded _ -> text.append("null");
        }
    }

    @Override
    public void appendNested(StringBuilder text, int metric) {
        appendJson(text, metric);
    }

    @Override
    public void appendCell(StringBuilder text, int metric) {
        switch (answer(metric)) {
            case UsageAnswer.Figure figure -> text.append(figure.number().toPlainString());
            case UsageAnswer.Withheld _ -> text.append(WITHHELD);
            case UsageAnswer.Untold _, UsageAnswer.NotAdded _ -> {}
        }
    }

    @Override
    public Map<String, List<String>> notes() {
        Map<String, List<String>> notes = new LinkedHashMap<>();
        NOTES.forEach(note -> notes.put(note, new ArrayList<>()));
        IntStream.range(0, metrics.size()).forEach(metric -> note(metric)
                .map(notes::get)
                .ifPresent(named -> named.add(metrics.at(metric).name())));
        return notes;
    }

    private Optional<String> note(int metric) {
        return switch (answer(metric)) {
            case UsageAnswer.Untold _ -> Optional.empty();
            case UsageAnswer.Withheld _ -> Optional.of(NOTES.get(0));
            case UsageAnswer.Figure figure -> figure.incomplete() ? Optional.of(NOTES.get(1)) : Optional.empty();
            case UsageAnswer.NotAdded _ -> Optional.of(NOTES.get(2));
        };
    }
}
