package org.storelink.reports;

import java.util.ArrayList;
import java.util.List;

/**
 * A report as comma-separated values (RFC 4180). Cells are numbers, dates and codes of capital letters, which cannot begin a formula of a
 * spreadsheet, so that negative numbers stay numbers; only names of stores are made safe.
 */
final class Csv {

    private static final String LINE_END = "\r\n";

    private final Report report;
    private final ReportText text;
    private final List<Metric> metrics;

    Csv(Report report, ReportText text) {
        this.report = report;
        this.text = text;
        this.metrics = report.metrics().all();
    }

    void write() {
        List<String> names = new ArrayList<>();
        for (Dimension dimension : report.query().groupBy()) {
            names.addAll(
                    switch (dimension) {
                        case DATE ->
                            report.kind().isFiscal()
                                    ? List.of("fiscal_month", "start_date", "end_date")
                                    : List.of("start_date", "end_date");
                        case PRODUCT -> List.of("product_id");
                        case COUNTRY, REGION, SOURCE, DEVICE -> List.of(dimension.field());
                    });
        }
        if (report.kind().hasMoney()) {
            names.add("currency");
        }
        metrics.forEach(metric -> names.add(metric.name()));
        names.addAll(report.kind().notes());
        text.append(String.join(",", names)).append(LINE_END);
        FlatRows.of(report, this::write);
    }

    private void write(ReportRow row, FlatFigures line) {
        String separator = "";
        for (Dimension dimension : report.groupBy()) {
            text.append(separator);
            write(row, dimension);
            separator = ",";
        }
        if (line.currency().isPresent()) {
            text.append(separator).append(line.currency().get());
            separator = ",";
        }
        for (int at = 0; at < metrics.size(); at++) {
            text.append(separator);
            line.appendCell(text.builder(), at);
            separator = ",";
        }
        line.notes().values().forEach(named -> text.append(',').append(String.join(" ", named)));
        text.append(LINE_END);
    }

    private void write(ReportRow row, Dimension dimension) {
        switch (dimension) {
            case DATE -> {
                row.fiscalMonth()
                        .ifPresent(month -> text.append(month.toString()).append(','));
                row.startDate().ifPresent(text::append);
                text.append(',');
                row.endDate().ifPresent(text::append);
            }
            case PRODUCT -> text.append(row.productId().orElseThrow());
            case COUNTRY -> text.append(row.country().orElseThrow());
            case REGION -> text.append(row.region().orElseThrow());
            case SOURCE, DEVICE -> text.append(safe(row.name(dimension).orElseThrow()));
        }
    }

    /** In quotes, and with an apostrophe before what a spreadsheet would take for a formula. */
    private static String safe(String name) {
        boolean formula = !name.isEmpty() && "=+-@\t\r".indexOf(name.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + name.replace("\"", "\"\"") + '"';
    }
}
