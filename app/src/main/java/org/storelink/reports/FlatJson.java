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
        each((row, currency) -> {
            text.append(any ? "," : "");
            any = true;
            write(row, currency);
        });
        text.append("]\n");
    }

    void writeLines() {
        each((row, currency) -> {
            write(row, currency);
            text.append('\n');
        });
    }

    private void each(BiConsumer<ReportRow, CurrencyFigures> consumer) {
        FlatRows.of(report, consumer);
        if (withTotals) {
            FlatRows.totals(report, consumer);
        }
    }

    private void write(ReportRow row, CurrencyFigures currency) {
        text.append('{');
        if (row.groupBy().size() < report.query().groupBy().size()) {
            text.append("\"rollup\":[],");
        }
        for (Dimension dimension : row.groupBy()) {
            switch (dimension) {
                case DATE ->
                    text.append("\"start_date\":\"")
                            .append(row.startDate().orElseThrow())
                            .append("\",\"end_date\":\"")
                            .append(row.endDate().orElseThrow())
                            .append("\",");
                case PRODUCT ->
                    text.append("\"product_id\":")
                            .append(row.productId().orElseThrow())
                            .append(',');
                case COUNTRY ->
                    text.append("\"country\":\"")
                            .append(row.country().orElseThrow())
                            .append("\",");
            }
        }
        text.append("\"currency\":\"").append(currency.currency()).append('"');
        for (int at = 0; at < metrics.size(); at++) {
            text.append(",\"").append(metrics.get(at).name()).append("\":");
            switch (metrics.get(at).measure()) {
                case UNITS -> text.append(currency.units(at));
                case PROCEEDS, SALES -> {
                    text.append('"');
                    currency.appendMoney(text.builder(), at);
                    text.append('"');
                }
                case UNKNOWN -> text.append("null");
            }
        }
        text.append('}');
    }
}
