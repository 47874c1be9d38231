package org.storelink.reports;

import java.util.List;
import java.util.function.BiConsumer;

/** A report as rows of plain values, each a JSON object; a row that stands for all others says so by its member {@code rollup}. */
final class FlatJson {

    private final Report report;
    private final ReportText text;
    private final boolean withTotals;
    private final List<Metric> metrics;
    private boolean any;

    FlatJson(Report report, ReportText text, boolean withTotals) {
        this.report = report;
        this.text = text;
        this.withTotals = withTotals;
        this.metrics = report.metrics().all();
    }

    void writeArray() {
        text.append('[');
        each((row, line) -> {
            text.append(any ? "," : "");
            any = true;
            write(row, line);
        });
        text.append("]\n");
    }

    void writeLines() {
        each((row, line) -> {
            write(row, line);
            text.append('\n');
        });
    }

    private void each(BiConsumer<ReportRow, FlatFigures> consumer) {
        FlatRows.of(report, consumer);
        if (withTotals) {
            FlatRows.totals(report, consumer);
        }
    }

    private void write(ReportRow row, FlatFigures line) {
        char separator = '{';
        if (row.groupBy().size() < report.groupBy().size()) {
            text.append(separator).append("\"rollup\":[]");
            separator = ',';
        }
        for (Dimension dimension : row.groupBy()) {
            text.append(separator);
            JsonMembers.append(text, row, dimension);
            separator = ',';
        }
        if (line.currency().isPresent()) {
            text.append(separator)
                    .append("\"currency\":\"")
                    .append(line.currency().get())
                    .append('"');
            separator = ',';
        }
        for (int at = 0; at < metrics.size(); at++) {
            text.append(separator).append('"').append(metrics.get(at).name()).append("\":");
            line.appendJson(text.builder(), at);
            separator = ',';
        }
        JsonMembers.append(text, line.notes());
        text.append('}');
    }
}
