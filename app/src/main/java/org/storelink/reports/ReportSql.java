package org.storelink.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The statement of a report. Its text is made of dimensions and segments only; what a person asked for is always a parameter.
 *
 * <p>It answers with the totals of each class first (their groups are null), then with the groups in order. So one statement tells all
 * currencies before the first row is written. Columns: a number per dimension; class; units; then for proceeds and for sales millionths
 * that fit 64 bits, or null and beside them the number as text.
 */
final class ReportSql {

    private final StringBuilder text = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();

    ReportSql(ReportQuery query, List<Segment> segments) {
        List<Dimension> groupBy = query.groupBy();
        text.append("WITH grouped AS MATERIALIZED (SELECT ");
        for (int at = 0; at < groupBy.size(); at++) {
            text.append(groupBy.get(at).expression(query.rows()))
                    .append(" AS g")
                    .append(at)
                    .append(", ");
        }
        text.append("class, sum(units)::BIGINT AS units, sum(proceeds) AS proceeds, sum(sales) AS sales FROM ");
        appendSources(query, segments);
        text.append(" GROUP BY ALL) SELECT ");
        text.append("NULL::BIGINT, ".repeat(groupBy.size()));
        text.append("class, sum(units)::BIGINT, ");
        appendMoney("sum(proceeds)", "sum(sales)");
        text.append(" FROM grouped GROUP BY class");
        if (!groupBy.isEmpty()) {
            text.append(" UNION ALL SELECT ");
            for (int at = 0; at < groupBy.size(); at++) {
                text.append(groupBy.get(at).number("g" + at)).append(", ");
            }
            text.append("class, units, ");
            appendMoney("proceeds", "sales");
            text.append(" FROM grouped ORDER BY ");
            text.append(IntStream.rangeClosed(1, groupBy.size())
                    .mapToObj(column -> column + " NULLS FIRST")
                    .collect(Collectors.joining(", ")));
        }
    }

    String text() {
        return text.toString();
    }

    List<Object> parameters() {
        return parameters;
    }

    private void appendMoney(String proceeds, String sales) {
        text.append("TRY_CAST(%1$s AS BIGINT), CASE WHEN TRY_CAST(%1$s AS BIGINT) IS NULL THEN (%1$s)::VARCHAR END, "
                .formatted(proceeds));
        text.append("TRY_CAST(%1$s AS BIGINT), CASE WHEN TRY_CAST(%1$s AS BIGINT) IS NULL THEN (%1$s)::VARCHAR END"
                .formatted(sales));
    }

    private void appendSources(ReportQuery query, List<Segment> segments) {
        if (segments.isEmpty()) {
            text.append("sale WHERE false");
            return;
        }
        if (segments.size() == 1) {
            text.append("sale WHERE ");
            appendConditions(query, segments.getFirst());
            return;
        }
        text.append("(");
        for (int at = 0; at < segments.size(); at++) {
            text.append(at == 0 ? "" : " UNION ALL ");
            text.append("SELECT date, product, country, class, units, proceeds, sales FROM sale WHERE ");
            appendConditions(query, segments.get(at));
        }
        text.append(")");
    }

    private void appendConditions(ReportQuery query, Segment segment) {
        text.append("grain = ? AND date BETWEEN ? AND ?");
        parameters.add(segment.grain().ordinal());
        parameters.add(segment.from());
        parameters.add(segment.to());
        switch (segment.choice()) {
            case Segment.Choice.All _ -> {}
            case Segment.Choice.Vendors vendors -> appendIn("vendor", vendors.ids());
            case Segment.Choice.Slices slices -> appendIn("slice", slices.ids());
        }
        if (!query.products().isEmpty()) {
            appendIn("product", new TreeSet<>(query.products()));
        }
        if (!query.countries().isEmpty()) {
            appendIn(
                    "country",
                    query.countries().stream()
                            .map(country -> (long) Countries.number(country))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    private void appendIn(String column, SortedSet<Long> values) {
        text.append(" AND ").append(column).append(values.size() == 1 ? " = ?" : " IN (?");
        if (values.size() > 1) {
            text.append(", ?".repeat(values.size() - 1)).append(")");
        }
        parameters.addAll(values);
    }
}
