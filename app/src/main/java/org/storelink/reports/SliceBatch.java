package org.storelink.reports;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/**
 * Loads of several slices, one after the other, that become visible together with the sequence of the last: a commit costs as much as
 * reading a small slice. Closing without {@link #commit} leaves everything as it was. For one thread at a time; holds the
 * organization's only writing place until closed. Memory does not grow with the number of facts.
 */
public final class SliceBatch implements AutoCloseable {

    /** More of them in one commit are no faster. */
    private static final long MANY_FACTS = 200_000;

    /** Others wait for the writing place, and a crash loses no more than this. */
    private static final Duration LONG = Duration.ofSeconds(1);

    private final ReadModel model;
    private final ModelSession session;
    private final WriterMemory memory;
    private final Instant begun;
    private long applied;
    private long facts;
    private boolean committed;
    private boolean closed;

    /** Stays so after a load that was closed without a commit: what it did cannot be taken back by itself. */
    private boolean loading;

    private SliceBatch(ReadModel model, ModelSession session) throws SQLException {
        this.model = model;
        this.session = session;
        this.memory = model.memory(session);
        this.begun = model.now();
        this.applied = model.appliedSequence();
        session.begin();
    }

    /** @param model whose writing place the caller holds; it is given back when the batch is closed, or at once when this fails */
    static SliceBatch begin(ReadModel model) {
        boolean begun = false;
        try {
            ModelSession session = model.session();
            try {
                SliceBatch batch = new SliceBatch(model, session);
                begun = true;
                return batch;
            } catch (SQLException e) {
                throw model.failed("The read model does not take slices.", e);
            } finally {
                if (!begun) {
                    session.close();
                }
            }
        } finally {
            if (!begun) {
                model.loaded(false);
            }
        }
    }

    /** Begins to load a slice. The one before must be committed, and comes first; if it is the same slice, this one takes its place. */
    public SliceLoad begin(SliceKey key) {
        return begin(key, false);
    }

    /** A load that is the whole batch. */
    SliceLoad only(SliceKey key) {
        boolean begun = false;
        try {
            SliceLoad load = begin(key, true);
            begun = true;
            return load;
        } finally {
            if (!begun) {
                close();
            }
        }
    }

    private SliceLoad begin(SliceKey key, boolean only) {
        requireWhole();
        loading = true;
        try {
            return new SliceLoad(this, key, only);
        } catch (SQLException e) {
            throw model.failed("The read model does not take the slice " + key + ".", e);
        }
    }

    /** Up to which ledger change the facts have come, those of this batch included. */
    public long appliedSequence() {
        return applied;
    }

    /** Whether it is time to commit. */
    public boolean isFull() {
        return facts >= MANY_FACTS || begun.plus(LONG).isBefore(model.now());
    }

    /** Makes all slices and the sequence of the last visible together; nothing can be loaded afterwards. */
    public void commit() {
        requireWhole();
        try {
            memory.writeNumbers(session);
            session.execute("UPDATE model SET applied = ?", applied);
            session.commit();
        } catch (SQLException e) {
            throw model.failed("The read model does not take slices.", e);
        }
        committed = true;
        model.committed(applied, memory);
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (session) {
            if (!committed) {
                session.rollBack();
            }
        } catch (SQLException e) {
            throw model.failed("The read model does not roll back.", e);
        } finally {
            model.loaded(committed);
        }
    }

    ReadModel model() {
        return model;
    }

    ModelSession session() {
        return session;
    }

    WriterMemory memory() {
        return memory;
    }

    /** Its facts are in the transaction. */
    void loaded(StoredSlice stored, long sequence) {
        memory.slices().put(stored.key().sliceId(), stored);
        applied = sequence;
        facts += Math.max(stored.facts(), 0);
        loading = false;
    }

    private void requireWhole() {
        if (loading || committed || closed) {
            throw new IllegalStateException("the batch is over, or a load of it is open or was given up");
        }
    }
}
