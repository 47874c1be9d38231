package org.storelink.reports.faces;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.storelink.reports.Dimension;

/**
 * Lays a report out as a table. Currencies are never added: where only some figures are money each currency is a column of its own,
 * where all are money each is a row.
 */
final class TableWriter {

    private static final int MOST_ROWS = 1_000;

    /** Where there is no figure: no figure is negative without being money, and money always has one. */
    private static final BigDecimal BELOW_ALL = BigDecimal.valueOf(-1);

    private final Figures figures;
    private final Metrics metrics;
    private final GroupNames names;
    private final String sort;

    TableWriter(Figures figures, Metrics metrics, GroupNames names, String sort) {
        this.figures = figures;
        this.metrics = metrics;
        this.names = names;
        this.sort = sort.isEmpty() ? usualSort(figures, metrics) : sort;
    }

    private static String usualSort(Figures figures, Metrics metrics) {
        return figures.groupBy().contains(Dimension.DATE)
                ? "-date"
                : "-" + metrics.first().id();
    }

    /** A figure of one column: a metric, in a currency when it is money. */
    private record Shown(Metric metric, String currency) {

        String label() {
            return currency.isEmpty() ? metric.label() : metric.label() + " " + currency;
        }

        String id() {
            return currency.isEmpty() ? metric.id() : metric.id() + "." + currency;
        }
    }

    ReportTable write() {
        return metrics.counts().isEmpty() ? currenciesAsRows() : currenciesAsColumns();
    }

    private ReportTable currenciesAsColumns() {
        List<Shown> shown = metrics.all().stream().flatMap(this::perCurrency).toList();
        List<ReportTable.Row> rows = sorted(shown)
                .limit(MOST_ROWS)
                .map(line -> row(line, heads(line), shown))
                .toList();
        List<String> total = new ArrayList<>(List.of("Total"));
        figures.groupBy().stream().skip(1).forEach(_ -> total.add(""));
        return new ReportTable(
                headColumns(),
                columns(shown),
                rows,
                List.of(new ReportTable.Row(total, cells(figures.total(), shown), true, false)),
                figures.count() - rows.size());
    }

    private Stream<Shown> perCurrency(Metric metric) {
        return metric.money()
                ? figures.currencies().stream().map(currency -> new Shown(metric, currency))
                : Stream.of(new Shown(metric, ""));
    }

    private ReportTable currenciesAsRows() {
        List<Shown> any =
                metrics.all().stream().map(metric -> new Shown(metric, "")).toList();
        List<ReportTable.Row> rows = new ArrayList<>();
        sorted(any).limit(MOST_ROWS).forEach(line -> figures.currencies().stream()
                .filter(currency -> isThere(line, currency))
                .forEach(currency -> rows.add(row(line, with(heads(line), currency), in(currency)))));
        List<ReportTable.Row> totals = figures.currencies().stream()
                .map(currency -> new ReportTable.Row(
                        with(totalHeads(), currency), cells(figures.total(), in(currency)), true, false))
                .toList();
        List<ReportTable.Column> heads = new ArrayList<>(headColumns());
        heads.add(new ReportTable.Column("Currency", "", "none"));
        return new ReportTable(heads, columns(any), rows, totals, Math.max(0, figures.count() - MOST_ROWS));
    }

    private List<String> totalHeads() {
        List<String> heads = new ArrayList<>();
        figures.groupBy().forEach(_ -> heads.add(heads.isEmpty() ? "Total" : ""));
        return heads;
    }

    private boolean isThere(Line line, String currency) {
        return metrics.all().stream().anyMatch(metric -> line.money(metric).containsKey(currency));
    }

    private List<Shown> in(String currency) {
        return metrics.all().stream().map(metric -> new Shown(metric, currency)).toList();
    }

    private static List<String> with(List<String> heads, String currency) {
        List<String> all = new ArrayList<>(heads);
        all.add(currency);
        return all;
    }

    private Stream<Line> sorted(List<Shown> shown) {
        boolean descending = sort.startsWith("-");
        String by = descending ? sort.substring(1) : sort;
        Comparator<Line> order = order(by, shown);
        return figures.lines().stream().sorted((descending ? order.reversed() : order).thenComparing(largestFirst()));
    }

    /** Among equals: the products of a day, say. */
    private Comparator<Line> largestFirst() {
        return Comparator.comparing((Line line) ->
                        figures.value(line, metrics.first(), mostUsedCurrency()).orElse(BELOW_ALL))
                .reversed();
    }

    private String mostUsedCurrency() {
        return figures.currencies().isEmpty() ? "" : figures.currencies().getFirst();
    }

    private Comparator<Line> order(String by, List<Shown> shown) {
        for (Dimension dimension : figures.groupBy()) {
            if (id(dimension).equals(by)) {
                return dimension == Dimension.DATE
                        ? Comparator.comparing(line -> line.date().orElseThrow())
                        : Comparator.comparing(line -> names.name(line, dimension), String.CASE_INSENSITIVE_ORDER);
            }
        }
        return shown.stream()
                .filter(figure -> figure.id().equals(by))
                .findFirst()
                .<Comparator<Line>>map(figure -> Comparator.comparing(line -> value(line, figure)))
                .orElse((one, other) -> 0);
    }

    /** Where currencies are rows, lines are ordered by the amount in the first of them: amounts of several cannot be compared. */
    private BigDecimal value(Line line, Shown figure) {
        boolean anyCurrency = figure.metric().money() && figure.currency().isEmpty();
        String currency = anyCurrency ? mostUsedCurrency() : figure.currency();
        return figures.value(line, figure.metric(), currency).orElse(BELOW_ALL);
    }

    private ReportTable.Row row(Line line, List<String> heads, List<Shown> shown) {
        return new ReportTable.Row(heads, cells(line, shown), line.isKnown(), figures.isPartial(line));
    }

    private List<ReportTable.Cell> cells(Line line, List<Shown> shown) {
        return shown.stream()
                .map(figure -> new ReportTable.Cell(
                        figures.value(line, figure.metric(), figure.currency()).orElse(null),
                        figure.currency(),
                        line.count(figure.metric())))
                .toList();
    }

    private List<String> heads(Line line) {
        return figures.groupBy().stream()
                .map(dimension -> names.name(line, dimension))
                .toList();
    }

    private List<ReportTable.Column> headColumns() {
        return figures.groupBy().stream()
                .map(dimension -> column(GroupNames.heading(dimension), id(dimension)))
                .toList();
    }

    private List<ReportTable.Column> columns(List<Shown> shown) {
        return shown.stream().map(figure -> column(figure.label(), figure.id())).toList();
    }

    /** A column that is sorted already offers the other direction; figures offer the largest first, names the alphabet. */
    private ReportTable.Column column(String label, String id) {
        if (sort.equals(id)) {
            return new ReportTable.Column(label, "-" + id, "ascending");
        }
        if (sort.equals("-" + id)) {
            return new ReportTable.Column(label, id, "descending");
        }
        boolean name = figures.groupBy().stream()
                .anyMatch(dimension -> dimension != Dimension.DATE && id.equals(id(dimension)));
        return new ReportTable.Column(label, name ? id : "-" + id, "none");
    }

    private static String id(Dimension dimension) {
        return dimension.name().toLowerCase(Locale.ROOT);
    }
}
