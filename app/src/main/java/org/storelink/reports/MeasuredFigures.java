package org.storelink.reports;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Figures that are no money, each of which a row may lack for a reason. The reasons are said beside them, metric by metric. */
abstract sealed class MeasuredFigures implements RowFigures, FlatFigures permits UsageFigures, SubscriptionFigures {

    /** What stands in a cell instead of a figure that the store keeps back. */
    static final String WITHHELD = "withheld";

    static final String INCOMPLETE = "incomplete";
    static final String NOT_ADDED = "not_added";

    private final Metrics metrics;
    private final List<String> notes;

    /** @param notes those that rows of the report carry */
    MeasuredFigures(Metrics metrics, List<String> notes) {
        this.metrics = metrics;
        this.notes = notes;
    }

    final UsageAnswer answer(int metric) {
        return answer(metric, metrics.at(metric));
    }

    /** @param position of the metric among those of the report */
    abstract UsageAnswer answer(int position, Metric metric);

    @Override
    public final List<FlatFigures> flat() {
        return List.of(this);
    }

    @Override
    public final Optional<String> currency() {
        return Optional.empty();
    }

    /** Whole numbers as they are, others as text so that no reader rounds them. */
    @Override
    public final void appendJson(StringBuilder text, int metric) {
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
    public final void appendNested(StringBuilder text, int metric) {
        appendJson(text, metric);
    }

    @Override
    public final void appendCell(StringBuilder text, int metric) {
        switch (answer(metric)) {
            case UsageAnswer.Figure figure -> text.append(figure.number().toPlainString());
            case UsageAnswer.Withheld _ -> text.append(WITHHELD);
            case UsageAnswer.Untold _, UsageAnswer.NotAdded _ -> {}
        }
    }

    @Override
    public final Map<String, List<String>> notes() {
        Map<String, List<String>> noted = new LinkedHashMap<>();
        notes.forEach(note -> noted.put(note, new ArrayList<>()));
        IntStream.range(0, metrics.size()).forEach(metric -> note(metric)
                .map(noted::get)
                .ifPresent(named -> named.add(metrics.at(metric).name())));
        return noted;
    }

    private Optional<String> note(int metric) {
        return switch (answer(metric)) {
            case UsageAnswer.Untold _ -> Optional.empty();
            case UsageAnswer.Withheld _ -> Optional.of(WITHHELD);
            case UsageAnswer.Figure figure -> figure.incomplete() ? Optional.of(INCOMPLETE) : Optional.empty();
            case UsageAnswer.NotAdded _ -> Optional.of(NOT_ADDED);
        };
    }
}
