package org.storelink.reports.faces;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.storelink.reports.Dimension;
import org.storelink.reports.ReportRow;
import org.storelink.reports.UsageAnswer;

/** One group of a report with its figures, or the sum of several; also a period nothing is known of yet, which is not zero. */
final class Line {

    private final Group group;
    private final boolean known;
    private final Map<String, UsageAnswer> counts = new HashMap<>();
    private final Map<String, Map<String, BigDecimal>> money = new HashMap<>();

    /**
     * What a line is about.
     *
     * @param date by which its period is called
     */
    private record Group(
            Optional<LocalDate> date,
            Optional<LocalDate> startDate,
            Optional<LocalDate> endDate,
            Optional<YearMonth> fiscalMonth,
            Optional<Long> productId,
            Optional<String> country,
            Optional<String> region,
            Optional<String> source,
            Optional<String> device) {

        static Group of(ReportRow row) {
            return new Group(
                    row.date(),
                    row.startDate(),
                    row.endDate(),
                    row.fiscalMonth(),
                    row.productId(),
                    row.country(),
                    row.region(),
                    row.name(Dimension.SOURCE),
                    row.name(Dimension.DEVICE));
        }

        static Group of(LocalDate start, LocalDate end) {
            return new Group(
                    Optional.of(start),
                    Optional.of(start),
                    Optional.of(end),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
    }

    private Line(Group group, boolean known) {
        this.group = group;
        this.known = known;
    }

    static Line of(ReportRow row, Metrics metrics) {
        var line = new Line(Group.of(row), true);
        for (Metric metric : metrics.all()) {
            switch (metric.kind()) {
                case COUNT -> line.count(metric, row.units(metric.id()));
                case MEASURED -> line.measure(metric, row.usage(metric.id()));
                case MONEY -> line.earn(metric, row.money(metric.id()));
            }
        }
        return line;
    }

    private void count(Metric metric, long units) {
        if (units != 0) {
            counts.put(metric.id(), new UsageAnswer.Figure(BigDecimal.valueOf(units), false));
        }
    }

    private void measure(Metric metric, UsageAnswer answer) {
        if (!(answer instanceof UsageAnswer.Untold)) {
            counts.put(metric.id(), answer);
        }
    }

    private void earn(Metric metric, Map<String, BigDecimal> amounts) {
        if (!amounts.isEmpty()) {
            money.put(metric.id(), amounts);
        }
    }

    /** A period without a row: nothing was sold, or nothing is known. */
    static Line gap(LocalDate start, LocalDate end, boolean known) {
        return new Line(Group.of(start, end), known);
    }

    /** How much it takes to keep: one, and one for each figure that is kept; a measured one is kept also when it is zero. */
    int size() {
        return 1 + counts.size() + money.values().stream().mapToInt(Map::size).sum();
    }

    /** What tells the line from others in a dimension that the report is grouped by. */
    Object key(Dimension dimension) {
        return switch (dimension) {
            case DATE -> group.date().orElseThrow();
            case PRODUCT -> group.productId().orElseThrow();
            case COUNTRY -> group.country().orElseThrow();
            case REGION -> group.region().orElseThrow();
            case SOURCE, DEVICE -> name(dimension).orElseThrow();
        };
    }

    /** The day by which its period is called; of fiscal months not the first that it covers. */
    Optional<LocalDate> date() {
        return group.date();
    }

    Optional<LocalDate> startDate() {
        return group.startDate();
    }

    Optional<LocalDate> endDate() {
        return group.endDate();
    }

    Optional<YearMonth> fiscalMonth() {
        return group.fiscalMonth();
    }

    Optional<Long> productId() {
        return group.productId();
    }

    Optional<String> country() {
        return group.country();
    }

    Optional<String> region() {
        return group.region();
    }

    Optional<String> name(Dimension dimension) {
        return dimension == Dimension.SOURCE ? group.source() : group.device();
    }

    boolean isKnown() {
        return known;
    }

    /** What is said of a metric that is no money. A line without a row has no measurements, and none of what is only counted. */
    UsageAnswer count(Metric metric) {
        UsageAnswer none = metric.kind() == Metric.Kind.MEASURED
                ? new UsageAnswer.Untold()
                : new UsageAnswer.Figure(BigDecimal.ZERO, false);
        return counts.getOrDefault(metric.id(), none);
    }

    BigDecimal money(Metric metric, String currency) {
        return money(metric).getOrDefault(currency, BigDecimal.ZERO);
    }

    Map<String, BigDecimal> money(Metric metric) {
        return money.getOrDefault(metric.id(), Map.of());
    }
}
