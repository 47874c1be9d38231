package org.storelink.reports;

import java.util.ArrayList;
import java.util.List;

/**
 * A report as comma-separated values (RFC 4180). Cells are numbers, dates and codes of capital letters: none of them can begin a formula
 * of a spreadsheet, and negative numbers stay numbers.
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
                        case DATE -> List.of("start_date", "end_date");
                        case PRODUCT -> List.of("product_id");
                        case COUNTRY -> List.of("country");
                    });
        }
        names.add("currency");
        metrics.forEach(metric -> names.add(metric.name()));
        text.append(String.join(",", names)).append(LINE_END);
        FlatRows.of(report, this::write);
    }

    private void write(ReportRow row, CurrencyFigures currency) {
        for (Dimension dimension : report.query().groupBy()) {
            switch (dimension) {
                case DATE ->
                    text.append(row.startDate().orElseThrow())
                            .append(',')
                            .append(row.endDate().orElseThrow());
                case PRODUCT -> text.append(row.productId().orElseThrow());
                case COUNTRY -> text.append(row.country().orElseThrow());
            }
            text.append(',');
        }
        text.append(currency.currency());
        for (int at = 0; at < metrics.size(); at++) {
            text.append(',');
            switch (metrics.get(at).measure()) {
                case UNITS -> text.append(currency.units(at));
                case PROCEEDS, SALES -> currency.appendMoney(text.builder(), at);
                case UNKNOWN -> text.append("");
            }
        }
        text.append(LINE_END);
    }
}
