package org.storelink.appstoresimulator.analytics;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.storelink.appstoresimulator.usage.Cell;
import org.storelink.appstoresimulator.usage.Measure;
import org.storelink.appstoresimulator.usage.Usage;

/** Numbers of one app, or of one value of a dimension, growing as cells are added. */
final class Series {

    private final Map<LocalDate, Map<Measure, Long>> days = new TreeMap<>();

    void touch(LocalDate day) {
        numbers(day);
    }

    void add(LocalDate day, Cell cell) {
        Map<Measure, Long> sums = numbers(day);
        cell.numbers().forEach((measure, number) -> sums.merge(measure, number, Long::sum));
    }

    /** The same numbers, told under other days; days that fall together are taken together. */
    Series by(Question question) {
        Series series = new Series();
        days.forEach((day, numbers) -> {
            Map<Measure, Long> sums = series.numbers(question.bucket(day));
            numbers.forEach((measure, number) -> sums.merge(measure, number, measure::together));
        });
        return series;
    }

    Iterable<LocalDate> days() {
        return days.keySet();
    }

    long number(LocalDate day, Measure measure) {
        return days.getOrDefault(day, Map.of()).getOrDefault(measure, 0L);
    }

    long total(Measure measure) {
        return days.keySet().stream().map(day -> number(day, measure)).reduce(0L, measure::together);
    }

    boolean isWithheld(Measure measure) {
        long total = total(measure);
        return measure.isWithholdable() && total > 0 && total < Usage.THRESHOLD;
    }

    private Map<Measure, Long> numbers(LocalDate day) {
        return days.computeIfAbsent(day, _ -> new TreeMap<>());
    }
}
