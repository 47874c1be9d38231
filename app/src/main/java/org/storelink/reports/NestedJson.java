package org.storelink.reports;

import java.time.LocalDate;
import java.util.List;

/** A report as objects in objects; the innermost ones repeat what they are about. */
final class NestedJson {

    private final Report report;
    private final ReportText text;
    private final List<Dimension> groupBy;
    private final List<Metric> metrics;
    private long outer;
    private boolean any;

    NestedJson(Report report, ReportText text) {
        this.report = report;
        this.text = text;
        this.groupBy = report.query().groupBy();
        this.metrics = report.metrics().all();
    }

    void write() {
        if (groupBy.isEmpty()) {
            writeFigures(report.totals());
            text.append("}\n");
            return;
        }
        text.append('{');
        report.forEach(this::writeRow);
        text.append(any && groupBy.size() > 1 ? "}}\n" : "}\n");
    }

    private void writeRow(ReportRow row) {
        if (groupBy.size() > 1) {
            openOuter(row);
        } else if (any) {
            text.append(',');
        }
        any = true;
        writeKey(groupBy.getLast(), row);
        writeFigures(row);
        for (Dimension dimension : groupBy) {
            writeMember(dimension, row);
        }
        text.append('}');
        text.builder();
    }

    private void openOuter(ReportRow row) {
        long next = row.group()[0];
        if (any && next == outer) {
            text.append(',');
            return;
        }
        text.append(any ? "}," : "");
        writeKey(groupBy.getFirst(), row);
        text.append('{');
        outer = next;
    }

    private void writeKey(Dimension dimension, ReportRow row) {
        text.append('"');
        switch (dimension) {
            case DATE -> text.append(row.startDate().orElseThrow());
            case PRODUCT -> text.append(row.productId().orElseThrow());
            case COUNTRY -> text.append(row.country().orElseThrow());
        }
        text.append("\":");
    }

    private void writeMember(Dimension dimension, ReportRow row) {
        switch (dimension) {
            case DATE -> {
                LocalDate date = row.startDate().orElseThrow();
                text.append(",\"date\":\"").append(date).append('"');
            }
            case PRODUCT ->
                text.append(",\"product_id\":").append(row.productId().orElseThrow());
            case COUNTRY -> {
                String country = row.country().orElseThrow();
                text.append(",\"iso\":\"")
                        .append(country)
                        .append("\",\"country\":\"")
                        .append(country)
                        .append('"');
            }
        }
    }

    /** Leaves the object open. */
    private void writeFigures(ReportRow row) {
        List<CurrencyFigures> currencies = row.byCurrency();
        for (int at = 0; at < metrics.size(); at++) {
            text.append(at == 0 ? "{\"" : ",\"").append(metrics.get(at).name()).append("\":");
            switch (metrics.get(at).measure()) {
                case UNITS -> text.append(row.units(at));
                case PROCEEDS, SALES -> writeMoney(at, currencies);
                case UNKNOWN -> text.append("null");
            }
        }
    }

    private void writeMoney(int metric, List<CurrencyFigures> currencies) {
        char separator = '{';
        for (CurrencyFigures currency : currencies) {
            if (!currency.isZero(metric)) {
                text.append(separator).append('"').append(currency.currency()).append("\":\"");
                currency.appendMoney(text.builder(), metric);
                text.append('"');
                separator = ',';
            }
        }
        text.append(separator == '{' ? "{}" : "}");
    }
}
