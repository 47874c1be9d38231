package org.storelink.reports.faces;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.storelink.reports.Dimension;
import org.storelink.reports.Granularity;
import org.storelink.reports.Report;
import org.storelink.reports.UsageAnswer;

/**
 * A report as a page holds it: its lines up to a bound, and the sums of all of them, however many there are.
 *
 * @param groupBy the dimensions of the lines, the outer one first
 * @param lines as many as the page can hold
 * @param count of all lines of the report
 * @param currencies of money in the report; the one most lines have comes first
 */
record Figures(
        List<Dimension> groupBy,
        List<Line> lines,
        long count,
        Line total,
        List<String> currencies,
        boolean partial,
        Optional<LocalDate> completeThrough) {

    /** In all lines together, because they are what takes memory: some 15 MB. The export has more. */
    static final int MOST_FIGURES = 100_000;

    /** @param today no period after it is shown without a row, whatever end was asked for */
    static Figures read(Report report, Metrics metrics, Granularity granularity, LocalDate today) {
        List<Line> lines = new ArrayList<>();
        Line total = Line.of(report.totals(), metrics);
        Map<String, Integer> currencies = new TreeMap<>();
        long[] count = {0};
        long[] held = {0};
        report.forEach(row -> {
            count[0]++;
            Line line = Line.of(row, metrics);
            for (Metric metric : metrics.money()) {
                line.money(metric).keySet().forEach(currency -> currencies.merge(currency, 1, Integer::sum));
            }
            held[0] += line.size();
            if (held[0] <= MOST_FIGURES) {
                lines.add(line);
            }
        });
        boolean fillsGaps = report.groupBy().equals(List.of(Dimension.DATE))
                && !report.kind().isFiscal()
                && held[0] <= MOST_FIGURES;
        List<Line> shown = fillsGaps ? withGaps(lines, report, granularity, today) : lines;
        return new Figures(
                report.groupBy(),
                shown,
                fillsGaps ? shown.size() : count[0],
                total,
                mostUsedFirst(currencies),
                report.partial(),
                report.completeThrough());
    }

    /** A period without a row had no sales when it is complete; otherwise nothing is known of it. */
    private static List<Line> withGaps(List<Line> lines, Report report, Granularity granularity, LocalDate today) {
        if (lines.isEmpty()) {
            return lines;
        }
        Map<LocalDate, Line> byStart = new HashMap<>();
        lines.forEach(line -> line.startDate().ifPresent(start -> byStart.put(start, line)));
        LocalDate first = lines.getFirst().startDate().orElseThrow();
        LocalDate lastRow = lines.getLast().startDate().orElseThrow();
        LocalDate last = Stream.concat(
                        Stream.of(lastRow), report.endDate().map(end -> end.isBefore(today) ? end : today).stream())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        LocalDate complete = report.completeThrough().orElse(LocalDate.MIN);
        List<Line> all = new ArrayList<>();
        LocalDate end;
        for (LocalDate start = first; !start.isAfter(last); start = end.plusDays(1)) {
            end = granularity.endOf(start);
            Line line = byStart.get(start);
            all.add(line != null ? line : Line.gap(start, end, !end.isAfter(complete)));
        }
        return all;
    }

    private static List<String> mostUsedFirst(Map<String, Integer> currencies) {
        return currencies.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    boolean isCut() {
        return count > lines.size();
    }

    /** Whether figures of the line may still grow. */
    boolean isPartial(Line line) {
        return partial
                && line.endDate()
                        .map(end -> completeThrough.map(end::isAfter).orElse(true))
                        .orElse(false);
    }

    /** A figure of a line; empty when there is none, which is not zero. */
    Optional<BigDecimal> value(Line line, Metric metric, String currency) {
        if (!line.isKnown()) {
            return Optional.empty();
        }
        if (metric.money()) {
            return Optional.of(line.money(metric, currency));
        }
        return line.count(metric) instanceof UsageAnswer.Figure figure
                ? Optional.of(figure.number())
                : Optional.empty();
    }
}
