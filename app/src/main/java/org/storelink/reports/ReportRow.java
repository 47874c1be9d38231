package org.storelink.reports;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One group of a report, or all of it: what it is about and its figures. */
public final class ReportRow {

    private final Shape shape;
    private final long[] group;
    private final @Nullable CurrencyFigures[] figures;

    /**
     * What the rows of a report have in common.
     *
     * @param groupBy none for the row that stands for all
     */
    record Shape(List<Dimension> groupBy, Granularity granularity, Metrics metrics, List<MoneyForm> currencies) {}

    /**
     * @param group a number for each dimension
     * @param figures by position of the currency; null where there are none
     */
    ReportRow(Shape shape, long[] group, @Nullable CurrencyFigures[] figures) {
        this.shape = shape;
        this.group = group;
        this.figures = figures;
    }

    /** First day of the period; empty when the report is not grouped by date. */
    public Optional<LocalDate> startDate() {
        return number(Dimension.DATE).map(LocalDate::ofEpochDay);
    }

    /** Last day of the period. */
    public Optional<LocalDate> endDate() {
        return startDate().map(shape.granularity()::endOf);
    }

    /** Empty when the report is not grouped by product. */
    public Optional<Long> productId() {
        return number(Dimension.PRODUCT);
    }

    /** Empty when the report is not grouped by country. */
    public Optional<String> country() {
        return number(Dimension.COUNTRY).map(number -> Countries.code(number.intValue()));
    }

    /**
     * @param metric name of a metric that counts
     * @throws IllegalArgumentException when the report has no such metric
     */
    public long units(String metric) {
        return units(shape.metrics().position(metric, false));
    }

    /**
     * Exact amounts per currency, in the order of the codes; a currency that is not there is zero.
     *
     * @param metric name of a metric of money
     * @throws IllegalArgumentException when the report has no such metric
     */
    public Map<String, BigDecimal> money(String metric) {
        int position = shape.metrics().position(metric, true);
        Map<String, BigDecimal> amounts = new TreeMap<>();
        for (CurrencyFigures one : figures) {
            if (one != null && !one.isZero(position)) {
                amounts.put(one.currency(), one.money(position));
            }
        }
        return amounts;
    }

    long units(int metric) {
        long units = 0;
        for (CurrencyFigures one : figures) {
            if (one != null) {
                units += one.units(metric);
            }
        }
        return units;
    }

    /** Those in which there is something to say, in the order of the codes. */
    List<CurrencyFigures> byCurrency() {
        List<CurrencyFigures> found = new ArrayList<>();
        for (CurrencyFigures one : figures) {
            if (one != null && one.matters()) {
                found.add(one);
            }
        }
        return found;
    }

    /** What the row is of; none for the one that stands for all. */
    List<Dimension> groupBy() {
        return shape.groupBy();
    }

    long[] group() {
        return group;
    }

    private Optional<Long> number(Dimension dimension) {
        int at = shape.groupBy().indexOf(dimension);
        return at < 0 ? Optional.empty() : Optional.of(group[at]);
    }
}
