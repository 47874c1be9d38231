package org.storelink.reports;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One group of a report, or all of it: what it is about and its figures. */
public final class ReportRow {

    private final Shape shape;
    private final long[] group;
    private final RowFigures figures;

    /**
     * What the rows of a report have in common.
     *
     * @param groupBy none for the row that stands for all
     * @param isFiscal whether rows are fiscal months
     * @param fiscalDays what those cover, by the first day of the month each is named for; a month that stores end differently is left out
     * @param names of devices and sources, by number
     */
    record Shape(
            List<Dimension> groupBy,
            Granularity granularity,
            Metrics metrics,
            boolean isFiscal,
            Map<LocalDate, DateRange> fiscalDays,
            List<String> names) {

        Shape ofAll() {
            return new Shape(List.of(), granularity, metrics, isFiscal, fiscalDays, names);
        }
    }

    /** @param group a number for each dimension */
    ReportRow(Shape shape, long[] group, RowFigures figures) {
        this.shape = shape;
        this.group = group;
        this.figures = figures;
    }

    /** The day by which the period is called, its first one unless it is fiscal; empty when the report is not grouped by date. */
    public Optional<LocalDate> date() {
        return number(Dimension.DATE).map(LocalDate::ofEpochDay);
    }

    /** First day that the period really covers; empty for a fiscal month that the stores of the report do not begin and end together. */
    public Optional<LocalDate> startDate() {
        return days().map(DateRange::from);
    }

    /** Last day of the period; empty as the first one is. */
    public Optional<LocalDate> endDate() {
        return days().map(DateRange::to);
    }

    /** The fiscal month's name; empty unless the report's rows are fiscal months. */
    public Optional<YearMonth> fiscalMonth() {
        return date().filter(_ -> shape.isFiscal()).map(YearMonth::from);
    }

    /** Empty when the report is not grouped by product. */
    public Optional<Long> productId() {
        return number(Dimension.PRODUCT);
    }

    /** Empty when the report is not grouped by country. */
    public Optional<String> country() {
        return code(Dimension.COUNTRY);
    }

    /** Two letters; empty when the report is not grouped by region. */
    public Optional<String> region() {
        return code(Dimension.REGION);
    }

    /** The name of the source or device that the row is about; empty when the report is not grouped by that. */
    public Optional<String> name(Dimension dimension) {
        return number(dimension).map(number -> shape.names().get(number.intValue()));
    }

    /**
     * @param metric name of a metric that counts
     * @throws IllegalArgumentException when the report has no such metric
     */
    public long units(String metric) {
        int position = position(metric, false);
        return figures instanceof MoneyFigures money ? money.units(position) : 0;
    }

    /**
     * Exact amounts per currency, in the order of the codes; a currency that is not there is zero.
     *
     * @param metric name of a metric of money
     * @throws IllegalArgumentException when the report has no such metric
     */
    public Map<String, BigDecimal> money(String metric) {
        int position = position(metric, true);
        return figures instanceof MoneyFigures money ? money.money(position) : Map.of();
    }

    /**
     * @param metric name of a metric of usage or subscriptions
     * @throws IllegalArgumentException when the report has no such metric
     */
    public UsageAnswer usage(String metric) {
        int position = position(metric, false);
        return figures instanceof MeasuredFigures measured ? measured.answer(position) : new UsageAnswer.Untold();
    }

    private int position(String metric, boolean money) {
        int position = shape.metrics().position(metric);
        if (shape.metrics().at(position).measure().isMoney() != money) {
            throw new IllegalArgumentException(metric + (money ? " is no money" : " is money"));
        }
        return position;
    }

    RowFigures figures() {
        return figures;
    }

    /** What the row is of; none for the one that stands for all. */
    List<Dimension> groupBy() {
        return shape.groupBy();
    }

    long[] group() {
        return group;
    }

    private Optional<DateRange> days() {
        return date().flatMap(date -> shape.isFiscal()
                ? Optional.ofNullable(shape.fiscalDays().get(date))
                : Optional.of(new DateRange(date, shape.granularity().endOf(date))));
    }

    private Optional<String> code(Dimension dimension) {
        return number(dimension).map(number -> Countries.code(number.intValue()));
    }

    private Optional<Long> number(Dimension dimension) {
        int at = shape.groupBy().indexOf(dimension);
        return at < 0 ? Optional.empty() : Optional.of(group[at]);
    }
}
