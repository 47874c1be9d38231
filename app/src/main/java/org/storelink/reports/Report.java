package org.storelink.reports;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a query, of one state of the read model. Nothing is computed before the totals or the rows are asked for; rows are read
 * once, in memory that does not grow with their number. To be closed; for one thread at a time.
 */
public final class Report implements AutoCloseable {

    private final ReadModel model;
    private final ModelSession session;
    private final Terms terms;
    private @Nullable PreparedStatement statement;
    private @Nullable RowReader<?> reader;
    private @Nullable ReportRow totals;
    private boolean closed;

    /** What is known of a report before it is computed. */
    record Terms(
            ReportKind kind,
            ReportQuery query,
            Contents contents,
            List<ReportSql.Source> sources,
            Map<LocalDate, DateRange> fiscalDays,
            SubscriptionPeriods subscriptions,
            String etag,
            Optional<LocalDate> completeThrough,
            boolean partial,
            boolean hasHistory) {}

    Report(ReadModel model, ModelSession session, Terms terms) {
        this.model = model;
        this.session = session;
        this.terms = terms;
    }

    /** Equal for equal answers, a strong entity tag without its quotes. */
    public String etag() {
        return terms.etag();
    }

    public ReportKind kind() {
        return terms.kind();
    }

    public ReportQuery query() {
        return terms.query();
    }

    public List<Dimension> groupBy() {
        return terms.query().groupBy();
    }

    /** First day asked for, rounded; empty when the query leaves it open. */
    public Optional<LocalDate> startDate() {
        return terms.query().startDate();
    }

    public Optional<LocalDate> endDate() {
        return terms.query().endDate();
    }

    /** The last day for which all accounts of the report are complete; empty when one of them has none yet. */
    public Optional<LocalDate> completeThrough() {
        return terms.completeThrough();
    }

    /** Whether some day of the report lacks figures of some account that are known of another, or are known but not applied yet. */
    public boolean partial() {
        return terms.partial();
    }

    /** Whether anything of this kind was ever collected of the accounts of the report, or may have been and is not applied yet. */
    public boolean hasHistory() {
        return terms.hasHistory();
    }

    /** The currency of all money in the report, when there is just one. */
    public Optional<String> currency() {
        List<String> held = currencies();
        return held.size() == 1 ? Optional.of(held.getFirst()) : Optional.empty();
    }

    /** The currencies of all money in the report, in the order of their codes; none where figures are no money. */
    public List<String> currencies() {
        return totals().figures().flat().stream()
                .flatMap(line -> line.currency().stream())
                .toList();
    }

    /** All rows in one. */
    public ReportRow totals() {
        if (totals == null) {
            totals = compute();
        }
        return totals;
    }

    /** Reads the rows: ordered by the first dimension, then the second; dates and countries ascending, products by id. */
    public void forEach(Consumer<ReportRow> consumer) {
        totals();
        RowReader<?> rows = reader;
        if (rows == null) {
            throw new IllegalStateException("the rows of a report are read once");
        }
        reader = null;
        try {
            for (ReportRow row = rows.next(); row != null; row = rows.next()) {
                consumer.accept(row);
            }
        } catch (SQLException e) {
            throw model.failed("A report broke off.", e);
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (session) {
            if (statement != null) {
                statement.close();
            }
        } catch (SQLException e) {
            throw new ReadModelException("A report does not close.", e);
        }
    }

    Metrics metrics() {
        return terms.kind().metrics();
    }

    private ReportRow compute() {
        var sql = sql();
        var shape = new ReportRow.Shape(
                terms.query().groupBy(),
                terms.query().rows(),
                metrics(),
                terms.kind().isFiscal(),
                terms.fiscalDays(),
                terms.contents().names());
        List<FactClass> classes = terms.contents().classes();
        try {
            PreparedStatement prepared = session.connection().prepareStatement(sql.text());
            statement = prepared;
            for (int at = 0; at < sql.parameters().size(); at++) {
                prepared.setObject(at + 1, sql.parameters().get(at));
            }
            ResultSet found = prepared.executeQuery();
            RowReader<?> rows =
                    switch (terms.kind()) {
                        case USAGE -> new RowReader<>(found, shape, new UsageFigures.Folding(metrics(), classes));
                        case SUBSCRIPTIONS ->
                            new RowReader<>(
                                    found,
                                    shape,
                                    new SubscriptionFigures.Folding(metrics(), terms.subscriptions(), classes));
                        case SALES, REVENUE, FINANCE, PAYMENTS ->
                            new RowReader<>(found, shape, MoneyFigures.Folding.of(metrics(), classes));
                    };
            reader = rows;
            return rows.totals();
        } catch (SQLException e) {
            throw model.failed("A report cannot be computed.", e);
        }
    }

    private ReportSql sql() {
        return switch (terms.kind()) {
            case USAGE -> new ReportSql(terms.query(), terms.sources(), ReportSql.Sums.USAGE, List.of());
            case SUBSCRIPTIONS ->
                new ReportSql(
                        terms.query(),
                        terms.sources(),
                        ReportSql.Sums.SUBSCRIPTIONS,
                        Collections.singletonList(
                                terms.subscriptions().lastDay().orElse(null)));
            case SALES, REVENUE, FINANCE, PAYMENTS ->
                new ReportSql(terms.query(), terms.sources(), ReportSql.Sums.MONEY, List.of());
        };
    }
}
