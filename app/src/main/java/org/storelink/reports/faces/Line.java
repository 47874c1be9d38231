package org.storelink.reports.faces;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.storelink.reports.Dimension;
import org.storelink.reports.ReportRow;

/** One group of a report with its figures, or the sum of several; also a period nothing is known of yet, which is not zero. */
final class Line {

    private final Optional<LocalDate> startDate;
    private final Optional<LocalDate> endDate;
    private final Optional<Long> productId;
    private final Optional<String> country;
    private final boolean known;
    private final Map<String, Long> units = new HashMap<>();
    private final Map<String, Map<String, BigDecimal>> money = new HashMap<>();

    private Line(
            Optional<LocalDate> startDate,
            Optional<LocalDate> endDate,
            Optional<Long> productId,
            Optional<String> country,
            boolean known) {
        this.startDate = startDate;
        this.endDate = endDate;
        this.productId = productId;
        this.country = country;
        this.known = known;
    }

    static Line of(ReportRow row, Metrics metrics) {
        var line = new Line(row.startDate(), row.endDate(), row.productId(), row.country(), true);
        line.add(row, metrics);
        return line;
    }

    /** A sum to be added to. */
    static Line sum() {
        return new Line(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), true);
    }

    /** A period without a row: nothing was sold, or nothing is known. */
    static Line gap(LocalDate start, LocalDate end, boolean known) {
        return new Line(Optional.of(start), Optional.of(end), Optional.empty(), Optional.empty(), known);
    }

    void add(ReportRow row, Metrics metrics) {
        for (Metric metric : metrics.units()) {
            long added = row.units(metric.id());
            if (added != 0) {
                units.merge(metric.id(), added, Math::addExact);
            }
        }
        for (Metric metric : metrics.money()) {
            row.money(metric.id())
                    .forEach((currency, amount) -> money.computeIfAbsent(metric.id(), _ -> new TreeMap<>())
                            .merge(currency, amount, BigDecimal::add));
        }
    }

    /** How much it takes to keep: one, and one for each figure that is not zero. */
    int size() {
        return 1 + units.size() + money.values().stream().mapToInt(Map::size).sum();
    }

    Optional<LocalDate> startDate() {
        return startDate;
    }

    Optional<LocalDate> endDate() {
        return endDate;
    }

    Optional<Long> productId() {
        return productId;
    }

    Optional<String> country() {
        return country;
    }

    /** What tells the line from others in a dimension that the report is grouped by. */
    Object key(Dimension dimension) {
        return switch (dimension) {
            case DATE -> startDate.orElseThrow();
            case PRODUCT -> productId.orElseThrow();
            case COUNTRY -> country.orElseThrow();
        };
    }

    boolean isKnown() {
        return known;
    }

    long units(Metric metric) {
        return units.getOrDefault(metric.id(), 0L);
    }

    BigDecimal money(Metric metric, String currency) {
        return money(metric).getOrDefault(currency, BigDecimal.ZERO);
    }

    Map<String, BigDecimal> money(Metric metric) {
        return money.getOrDefault(metric.id(), Map.of());
    }
}
