package org.storelink.reports;

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
            JsonMembers.append(text, report.totals().figures().notes());
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
        JsonMembers.append(text, row.figures().notes());
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
        switch (dimension) {
            case DATE -> text.append('"').append(row.date().orElseThrow()).append('"');
            case PRODUCT ->
                text.append('"').append(row.productId().orElseThrow()).append('"');
            case COUNTRY -> text.append(JsonMembers.quoted(row.country().orElseThrow()));
            case REGION -> text.append(JsonMembers.quoted(row.region().orElseThrow()));
            case SOURCE, DEVICE ->
                text.append(JsonMembers.quoted(row.name(dimension).orElseThrow()));
        }
        text.append(':');
    }

    private void writeMember(Dimension dimension, ReportRow row) {
        text.append(',');
        switch (dimension) {
            case DATE -> {
                text.append("\"date\":\"").append(row.date().orElseThrow()).append('"');
                if (row.fiscalMonth().isPresent()) {
                    text.append(',');
                    JsonMembers.append(text, row, dimension);
                }
            }
            case COUNTRY -> {
                String country = row.country().orElseThrow();
                text.append("\"iso\":\"").append(country).append("\",");
                JsonMembers.append(text, row, dimension);
            }
            case PRODUCT, REGION, SOURCE, DEVICE -> JsonMembers.append(text, row, dimension);
        }
    }

    /** Leaves the object open. */
    private void writeFigures(ReportRow row) {
        for (int at = 0; at < metrics.size(); at++) {
            text.append(at == 0 ? "{\"" : ",\"").append(metrics.get(at).name()).append("\":");
            row.figures().appendNested(text.builder(), at);
        }
    }
}
