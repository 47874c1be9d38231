package org.storelink.reports;

import java.util.List;

/** A report as rows of plain values, each a JSON object. */
final class FlatJson {

    private final Report report;
    private final ReportText text;
    private final List<Metric> metrics;
    private boolean any;

    FlatJson(Report report, ReportText text) {
        this.report = report;
        this.text = text;
        this.metrics = report.metrics().all();
    }

    void writeArray() {
        text.append('[');
        FlatRows.of(report, (row, currency) -> {
            text.append(any ? "," : "");
            any = true;
            write(row, currency);
        });
        text.append("]\n");
    }

    void writeLines() {
        FlatRows.of(report, (row, currency) -> {
            write(row, currency);
            text.append('\n');
        });
    }

    private void write(ReportRow row, CurrencyFigures currency) {
        text.append('{');
        for (Dimension dimension : report.query().groupBy()) {
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
