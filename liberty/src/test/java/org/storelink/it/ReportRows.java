package org.storelink.it;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Rows of the sales report in the flat formats, each by the names of its fields. */
record ReportRows(List<Map<String, String>> rows) {

    /** What the practice store's books can tell of the metrics. */
    private static final List<String> METRICS = List.of(
            "app_downloads",
            "iap_amount",
            "subscription_purchases",
            "downloads",
            "re_downloads",
            "updates",
            "bundles",
            "returns",
            "net_downloads",
            "promos",
            "gifts",
            "revenue",
            "app_revenue",
            "iap_revenue",
            "subscription_revenue",
            "returns_amount",
            "gross_revenue",
            "gross_returns_amount");

    static ReportRows ofJson(JsonArray answer) {
        return new ReportRows(answer.getValuesAs(JsonObject.class).stream()
                .map(ReportRows::row)
                .toList());
    }

    /** Money comes as a string, a count as a number. */
    private static Map<String, String> row(JsonObject object) {
        Map<String, String> row = new HashMap<>();
        object.forEach(
                (name, value) -> row.put(name, value instanceof JsonString text ? text.getString() : value.toString()));
        return row;
    }

    /** No cell of a report needs quotes. */
    static ReportRows ofCsv(String file) {
        List<String> lines = file.lines().toList();
        List<String> names = List.of(lines.getFirst().split(",", -1));
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            Map<String, String> row = new HashMap<>();
            for (int at = 0; at < cells.length; at++) {
                row.put(names.get(at), cells[at]);
            }
            rows.add(row);
        }
        return new ReportRows(rows);
    }

    /** @param products vendor identifier by product id */
    Figures figures(List<Group> groups, Map<Long, String> products) {
        Figures.Sums sums = new Figures.Sums();
        for (Map<String, String> row : rows) {
            String group = groups.stream()
                    .map(by ->
                            by == Group.PRODUCT ? products.get(Long.valueOf(row.get(by.field()))) : row.get(by.field()))
                    .collect(Collectors.joining(" "));
            String currency = Objects.requireNonNull(row.get("currency"));
            METRICS.forEach(metric -> sums.add(group, currency, metric, new BigDecimal(row.get(metric))));
        }
        return sums.figures();
    }
}
