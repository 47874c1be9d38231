package org.storelink.reports;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The answer to a query, of one state of the read model. It is computed while it is read, once, in memory that does not grow with its
 * length; to be closed.
 */
public final class Report implements AutoCloseable {

    Report() {}

    /** Equal for equal answers. Known without computing anything. */
    public String etag() {
        throw new UnsupportedOperationException();
    }

    public List<Dimension> groupBy() {
        throw new UnsupportedOperationException();
    }

    /** First day asked for, rounded; empty when the query leaves it open. */
    public Optional<LocalDate> startDate() {
        throw new UnsupportedOperationException();
    }

    public Optional<LocalDate> endDate() {
        throw new UnsupportedOperationException();
    }

    /** The last day for which all accounts of the report are complete; empty when one of them has none yet. */
    public Optional<LocalDate> completeThrough() {
        throw new UnsupportedOperationException();
    }

    /** Whether some day of the report lacks figures of some account that are known of another, or are known but not applied yet. */
    public boolean partial() {
        throw new UnsupportedOperationException();
    }

    /** The currency of all money in the report, when there is just one. */
    public Optional<String> currency() {
        throw new UnsupportedOperationException();
    }

    /** Reads the rows: ordered by the first dimension, then the second; dates and countries ascending, products by id. */
    public void forEach(Consumer<ReportRow> reader) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
