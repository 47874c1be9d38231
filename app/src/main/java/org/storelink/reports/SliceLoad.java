package org.storelink.reports;

import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storelink.connector.Fact;
import org.storelink.connector.FiscalMonth;

/**
 * The facts of one slice on their way into the read model, in place of those it had. Nobody sees any of them before {@link #commit} and,
 * in a {@link SliceBatch}, that of the batch; closing without it leaves everything as it was. For one thread at a time; holds the
 * organization's only writing place until closed. Memory does not grow with the number of facts.
 */
public final class SliceLoad implements AutoCloseable {

    /** Of facts that are about no product. */
    public static final long NO_PRODUCT = 0;

    private final SliceBatch batch;
    private final boolean only;
    private final ReadModel model;
    private final SliceKey key;
    private final ModelSession session;
    private final WriterMemory memory;
    private final FactRows rows;
    private Optional<DateRange> fiscalDays = Optional.empty();
    private long facts;
    private boolean committed;
    private boolean closed;

    /** @param only whether it is the whole of its batch */
    SliceLoad(SliceBatch batch, SliceKey key, boolean only) throws SQLException {
        this.batch = batch;
        this.only = only;
        this.model = batch.model();
        this.key = key;
        this.session = batch.session();
        this.memory = batch.memory();
        removeFactsOf(memory.slices().get(key.sliceId()));
        this.rows = new FactRows(session, memory, key);
    }

    /**
     * @param productId {@link #NO_PRODUCT} when the fact is about none
     * @throws IllegalArgumentException when the fact is of another subject or period, or says what cannot be
     */
    public void add(Fact fact, long productId) {
        requireOpen();
        if (fact.subject() != key.subject()) {
            throw new IllegalArgumentException("a fact of " + fact.subject() + " in a slice of " + key.subject());
        }
        if (!fact.period().equals(key.period())) {
            throw new IllegalArgumentException("a fact of " + fact.period() + " in the slice of " + key.period());
        }
        switch (fact) {
            case Fact.Settlement settlement -> cover(settlement.month());
            case Fact.Payment payment -> cover(payment.month());
            case Fact.Sale _, Fact.Usage _, Fact.SubscriptionState _, Fact.SubscriptionEvent _ -> {}
        }
        try {
            rows.add(fact, productId);
            facts++;
        } catch (SQLException e) {
            throw model.failed("The read model does not take the facts of " + key + ".", e);
        }
    }

    private void cover(FiscalMonth month) {
        var days = new DateRange(month.start(), month.end());
        if (fiscalDays.isPresent() && !fiscalDays.get().equals(days)) {
            throw new IllegalArgumentException("two lengths of one month: " + fiscalDays.get() + " and " + days);
        }
        fiscalDays = Optional.of(days);
    }

    public long facts() {
        return facts;
    }

    /**
     * Makes the facts and the sequence visible together, with those of the batch if there is one.
     *
     * @param sequence of the ledger change that loaded the slice; greater than the one applied before. Whether it is the very next is
     *     the caller's question, to be asked of {@link ReadModel#appliedSequence()} while this load is open
     */
    public void commit(long sequence) {
        commit(sequence, facts);
    }

    /**
     * Makes it visible that the slice has files which nobody can read: it counts neither as facts nor as none.
     *
     * @param sequence as for {@link #commit}
     */
    public void commitUnreadable(long sequence) {
        if (facts > 0) {
            throw new IllegalStateException("facts of " + key + " were read");
        }
        commit(sequence, StoredSlice.UNREADABLE);
    }

    private void commit(long sequence, long known) {
        requireOpen();
        if (sequence <= batch.appliedSequence()) {
            throw new IllegalArgumentException(
                    "sequence " + sequence + " has been applied: " + batch.appliedSequence());
        }
        StoredSlice stored = new StoredSlice(key, known, fiscalDays);
        try {
            store(stored);
        } catch (SQLException e) {
            throw model.failed("The read model does not take the slice " + key + ".", e);
        }
        batch.loaded(stored, sequence);
        if (only) {
            batch.commit();
        }
        committed = true;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (only) {
            batch.close();
        }
    }

    private void requireOpen() {
        if (closed || committed) {
            throw new IllegalStateException("the load of " + key + " is over");
        }
    }

    private void removeFactsOf(@Nullable StoredSlice before) throws SQLException {
        if (before != null) {
            session.flush();
            if (before.hasFacts()) {
                // The date lets the database skip all blocks but a few.
                session.execute(
                        "DELETE FROM " + FactTable.of(before.subject()).table() + " WHERE slice = ? AND date = ?",
                        key.sliceId(),
                        before.period().start());
            }
            session.execute("DELETE FROM slice WHERE slice = ?", key.sliceId());
        }
    }

    private void store(StoredSlice stored) throws SQLException {
        session.appender("slice")
                .beginRow()
                .append(key.sliceId())
                .append(key.accountId())
                .append(key.vendorId())
                .append(key.stream())
                .append((byte) key.period().grain().ordinal())
                .append(key.period().start())
                .append(stored.facts())
                .append(key.subject().name())
                .append(stored.fiscalDays().map(DateRange::from).orElse(null))
                .append(stored.fiscalDays().map(DateRange::to).orElse(null))
                .endRow();
    }
}
