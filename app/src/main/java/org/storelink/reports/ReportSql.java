package org.storelink.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The statement of a report. Its text is made of dimensions, tables, segments and overlaps only; what a person asked for is always a parameter.
 *
 * <p>It answers with the totals of each class first (their groups are null), then with the groups in order. So one statement tells all
 * currencies before the first row is written. Columns: a number per dimension; class; then those of {@link Sums}.
 */
final class ReportSql {

    /** Facts that a report reads: those of the segments, of each product in overlapping slices only the preferred one's. */
    record Source(FactTable table, List<Segment> segments, List<Overlap> overlaps) {

        /** Names the slices that give way, each with the products of which a preferred one tells. */
        String doubled() {
            return table.table() + "_doubled";
        }
    }

    /** What is worked out of the facts of a group. */
    enum Sums {
        /** Units; then for proceeds and for sales millionths that fit 64 bits, or null and beside them the number as text. */
        MONEY(
                "sum(units)::BIGINT AS units, sum(proceeds) AS proceeds, sum(sales) AS sales",
                "sum(units)::BIGINT, " + amount("sum(proceeds)") + ", " + amount("sum(sales)"),
                "units, " + amount("proceeds") + ", " + amount("sales")),
        /**
         * The sum of millionths as text; the number of facts; the newest of their days since 1970 and its value; the smallest and the
         * largest product; the smallest and the largest part; the number of days, which is right where all is about one product and one
         * part.
         */
        USAGE(
                "sum(value) AS value, count(*) AS facts, max(date) AS upto, arg_max(value, date) AS latest,"
                        + " min(product) AS p0, max(product) AS p1, min(part) AS c0, max(part) AS c1,"
                        + " count(DISTINCT date) AS days",
                "sum(value)::VARCHAR, sum(facts)::BIGINT, (max(upto) - DATE '1970-01-01')::BIGINT, arg_max(latest,"
                        + " upto), min(p0), max(p1), min(c0), max(c1),"
                        + " sum(days)::BIGINT",
                "value::VARCHAR, facts, (upto - DATE '1970-01-01')::BIGINT, latest, p0, p1, c0, c1, days"),
        /** What all facts count, and what those of the last day count, which is the parameter; in a group all are of its last day. */
        SUBSCRIPTIONS(
                "sum(count)::BIGINT AS value, max(date) AS upto",
                "sum(value)::BIGINT, sum(CASE WHEN upto = CAST(? AS DATE) THEN value ELSE 0 END)::BIGINT",
                "value, value");

        private final String grouped;
        private final String ofAll;
        private final String ofGroup;

        Sums(String grouped, String ofAll, String ofGroup) {
            this.grouped = grouped;
            this.ofAll = ofAll;
            this.ofGroup = ofGroup;
        }

        private static String amount(String sum) {
            return "TRY_CAST(%1$s AS BIGINT), CASE WHEN TRY_CAST(%1$s AS BIGINT) IS NULL THEN (%1$s)::VARCHAR END"
                    .formatted(sum);
        }
    }

    private final ReportQuery query;
    private final StringBuilder text = new StringBuilder();
    private final List<@Nullable Object> parameters = new ArrayList<>();

    /**
     * @param sources at least one; their tables have the columns that the sums need
     * @param ofSums parameters of the sums
     */
    ReportSql(ReportQuery query, List<Source> sources, Sums sums, List<? extends @Nullable Object> ofSums) {
        this.query = query;
        List<Dimension> groupBy = query.groupBy();
        text.append("WITH ");
        sources.stream().filter(source -> !source.overlaps().isEmpty()).forEach(this::appendDoubled);
        text.append("grouped AS MATERIALIZED (SELECT ");
        for (int at = 0; at < groupBy.size(); at++) {
            text.append(groupBy.get(at).expression(query.rows()))
                    .append(" AS g")
                    .append(at)
                    .append(", ");
        }
        text.append("class, ").append(sums.grouped).append(" FROM (");
        appendSources(sources);
        text.append(") GROUP BY ALL) SELECT ");
        text.append("NULL::BIGINT, ".repeat(groupBy.size()));
        parameters.addAll(ofSums);
        text.append("class, ").append(sums.ofAll).append(" FROM grouped GROUP BY class");
        if (!groupBy.isEmpty()) {
            text.append(" UNION ALL SELECT ");
            for (int at = 0; at < groupBy.size(); at++) {
                text.append(groupBy.get(at).number("g" + at)).append(", ");
            }
            text.append("class, ").append(sums.ofGroup).append(" FROM grouped ORDER BY ");
            text.append(IntStream.rangeClosed(1, groupBy.size())
                    .mapToObj(column -> column + " NULLS FIRST")
                    .collect(Collectors.joining(", ")));
        }
    }

    String text() {
        return text.toString();
    }

    List<@Nullable Object> parameters() {
        return parameters;
    }

    private void appendDoubled(Source source) {
        text.append(source.doubled())
                .append(" AS MATERIALIZED (SELECT DISTINCT overlap.slice, product FROM ")
                .append(source.table().table())
                .append(" AS told JOIN (VALUES (?::BIGINT, ?::BIGINT)")
                .append(", (?::BIGINT, ?::BIGINT)".repeat(source.overlaps().size() - 1))
                .append(") AS overlap(slice, preferred) ON told.slice = overlap.preferred), ");
        for (Overlap overlap : source.overlaps()) {
            parameters.add(overlap.slice());
            parameters.add(overlap.preferred());
        }
    }

    private void appendSources(List<Source> sources) {
        String separator = "";
        for (Source source : sources) {
            if (source.segments().isEmpty()) {
                text.append(separator);
                appendSelect(source);
                text.append("false");
                separator = " UNION ALL ";
            }
            for (Segment segment : source.segments()) {
                text.append(separator);
                appendSelect(source);
                appendConditions(source.table(), segment);
                separator = " UNION ALL ";
            }
        }
    }

    private void appendSelect(Source source) {
        FactTable table = source.table();
        text.append("SELECT ").append(table.columns()).append(" FROM ").append(table.table());
        if (!source.overlaps().isEmpty()) {
            text.append(" ANTI JOIN ").append(source.doubled()).append(" USING (slice, product)");
        }
        text.append(" WHERE ");
    }

    private void appendConditions(FactTable table, Segment segment) {
        text.append("grain = ? AND date BETWEEN ? AND ?");
        parameters.add(segment.grain().ordinal());
        parameters.add(segment.from());
        parameters.add(segment.to());
        if (table == FactTable.USAGE) {
            text.append(" AND cut = ?");
            parameters.add((int) UsageCuts.of(query));
        }
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
                    table.country(),
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
