package org.storelink.reports;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.storelink.connector.Subject;

/** Counts of subscriptions in one row. What no file tells is no figure, and in particular not zero. */
final class SubscriptionFigures extends MeasuredFigures {

    static final List<String> NOTES = List.of(INCOMPLETE);

    private final SubscriptionPeriods.Answer states;
    private final SubscriptionPeriods.Answer events;
    private final long[] values;

    private SubscriptionFigures(
            Metrics metrics, SubscriptionPeriods periods, Optional<LocalDate> date, Optional<Long> product) {
        super(metrics, NOTES);
        this.states = periods.answer(Subject.SUBSCRIPTION_STATES, date, product);
        this.events = periods.answer(Subject.SUBSCRIPTION_EVENTS, date, product);
        this.values = new long[metrics.size()];
    }

    /** Folds facts of subscriptions into rows. */
    record Folding(Metrics metrics, SubscriptionPeriods periods, List<FactClass> classes)
            implements RowReader.Folding<SubscriptionFigures> {

        @Override
        public SubscriptionFigures none(Optional<LocalDate> date, Optional<Long> product) {
            return new SubscriptionFigures(metrics, periods, date, product);
        }

        @Override
        public void add(SubscriptionFigures figures, ResultSet found, int dimensions) throws SQLException {
            FactClass counted = classes.get(found.getInt(dimensions + 1));
            long all = found.getLong(dimensions + 2);
            long ofLastDay = found.getLong(dimensions + 3);
            for (int at = 0; at < metrics.size(); at++) {
                if (metrics.at(at).counts().test(counted)) {
                    figures.values[at] += metrics.at(at).measure() == Metric.Measure.LEVEL ? ofLastDay : all;
                }
            }
        }
    }

    @Override
    UsageAnswer answer(int position, Metric metric) {
        return switch (metric.measure()) {
            case LEVEL -> figure(position, states);
            case EVENTS -> figure(position, events);
            case UNITS, PROCEEDS, SALES, MEASURED, DAILY_MEAN, UNKNOWN -> new UsageAnswer.Untold();
        };
    }

    private UsageAnswer figure(int position, SubscriptionPeriods.Answer known) {
        return switch (known) {
            case UNTOLD -> new UsageAnswer.Untold();
            case INCOMPLETE -> new UsageAnswer.Figure(BigDecimal.valueOf(values[position]), true);
            case WHOLE -> new UsageAnswer.Figure(BigDecimal.valueOf(values[position]), false);
        };
    }
}
