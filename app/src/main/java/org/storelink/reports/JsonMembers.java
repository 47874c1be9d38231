package org.storelink.reports;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What JSON rows say beside their figures: which group they are, and what is to be known of the figures. */
final class JsonMembers {

    private JsonMembers() {}

    /** Which group a row is of a dimension, as one or more members. */
    static void append(ReportText text, ReportRow row, Dimension dimension) {
        switch (dimension) {
            case DATE -> appendPeriod(text, row);
            case PRODUCT ->
                text.append("\"product_id\":").append(row.productId().orElseThrow());
            case COUNTRY -> member(text, dimension, row.country().orElseThrow());
            case REGION -> member(text, dimension, row.region().orElseThrow());
            case SOURCE, DEVICE -> member(text, dimension, row.name(dimension).orElseThrow());
        }
    }

    /** The notes as members after others, each a list of metrics. */
    static void append(ReportText text, Map<String, List<String>> notes) {
        notes.forEach((note, named) -> {
            text.append(",\"").append(note).append("\":[");
            text.append(named.isEmpty() ? "" : "\"" + String.join("\",\"", named) + "\"");
            text.append(']');
        });
    }

    /** A text in quotes, with everything escaped that JSON does not take as it is. */
    static String quoted(String value) {
        StringBuilder json = new StringBuilder(value.length() + 2).append('"');
        for (int at = 0; at < value.length(); at++) {
            char character = value.charAt(at);
            if (character == '"' || character == '\\') {
                json.append('\\').append(character);
            } else if (character < ' ') {
                json.append("\\u00").append(character < 16 ? "0" : "").append(Integer.toHexString(character));
            } else {
                json.append(character);
            }
        }
        return json.append('"').toString();
    }

    private static void appendPeriod(ReportText text, ReportRow row) {
        text.append("\"start_date\":").append(orNull(row.startDate()));
        text.append(",\"end_date\":").append(orNull(row.endDate()));
        row.fiscalMonth().map(YearMonth::toString).ifPresent(month -> text.append(",\"fiscal_month\":\"")
                .append(month)
                .append('"'));
    }

    private static String orNull(Optional<LocalDate> day) {
        return day.map(known -> "\"" + known + "\"").orElse("null");
    }

    private static void member(ReportText text, Dimension dimension, String value) {
        text.append('"').append(dimension.field()).append("\":").append(quoted(value));
    }
}
