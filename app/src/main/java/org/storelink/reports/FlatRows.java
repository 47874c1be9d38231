package org.storelink.reports;

import java.util.function.BiConsumer;

/** The rows of the flat formats: one for each group and, where there is money, each currency that has something to say. */
final class FlatRows {

    private FlatRows() {}

    static void of(Report report, BiConsumer<ReportRow, FlatFigures> consumer) {
        if (report.query().groupBy().isEmpty()) {
            each(report.totals(), consumer);
        } else {
            report.forEach(row -> each(row, consumer));
        }
    }

    /** The rows that stand for all, of a report that has others. */
    static void totals(Report report, BiConsumer<ReportRow, FlatFigures> consumer) {
        if (!report.query().groupBy().isEmpty()) {
            each(report.totals(), consumer);
        }
    }

    private static void each(ReportRow row, BiConsumer<ReportRow, FlatFigures> consumer) {
        row.figures().flat().forEach(line -> consumer.accept(row, line));
    }
}
