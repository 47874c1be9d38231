package org.storelink.reports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The facts of one organization in a file of this node. Derived: it may be lost at any time and then begins anew, empty, at sequence 0.
 * May be used by many threads; one of them writes, the others read what was committed.
 *
 * <p>The file is opened when it is needed. A damaged one is noticed when it is opened or when a statement fails, and is thrown away as soon
 * as nobody uses it any more.
 */
public final class ReadModel {

    private static final Logger LOG = System.getLogger(ReadModel.class.getName());

    private final Path file;
    private final ReportsConfig config;
    private final Clock clock;
    private final Semaphore writing = new Semaphore(1, true);
    private final AtomicLong expected = new AtomicLong();

    /** Guards all that follows. */
    private final Object door = new Object();

    private @Nullable ModelFile open;
    private int users;
    private boolean damaged;
    private long applied;
    private Instant lastUsed;
    private @Nullable Contents contents;
    private @Nullable WriterMemory memory;

    ReadModel(Path file, ReportsConfig config, Clock clock) {
        this.file = file;
        this.config = config;
        this.clock = clock;
        this.lastUsed = clock.instant();
    }

    /** Up to which ledger change the facts have come; 0 when nothing has been applied. */
    public long appliedSequence() {
        synchronized (door) {
            if (damaged) {
                return 0;
            }
            if (open != null) {
                return applied;
            }
        }
        session().close();
        synchronized (door) {
            return damaged ? 0 : applied;
        }
    }

    /** Begins to load a slice; waits while another load of the organization is open. */
    public SliceLoad begin(SliceKey key) throws InterruptedException {
        return beginBatch().only(key);
    }

    /** Begins to load several slices together; waits while another load of the organization is open. */
    public SliceBatch beginBatch() throws InterruptedException {
        writing.acquire();
        return SliceBatch.begin(this);
    }

    /** Notes that the slice has no facts (any more). */
    public void empty(SliceKey key, long sequence) throws InterruptedException {
        try (SliceLoad load = begin(key)) {
            load.commit(sequence);
        }
    }

    /**
     * Drops everything of an account.
     *
     * @param reached up to which ledger change the facts must have come: nothing is done to a read model that has begun anew, because it
     *     must have the earlier changes first, nor to one that is past this change
     */
    public void forget(long accountId, long reached, long sequence) throws InterruptedException {
        writing.acquire();
        try (ModelSession session = session()) {
            long now = session.applied();
            if (now < reached || sequence <= now) {
                return;
            }
            session.begin();
            for (FactTable facts : FactTable.values()) {
                session.execute(
                        "DELETE FROM " + facts.table() + " WHERE slice IN (SELECT slice FROM slice WHERE account = ?)",
                        accountId);
            }
            session.execute("DELETE FROM slice WHERE account = ?", accountId);
            session.execute("UPDATE model SET applied = ?", sequence);
            session.connection().commit();
            committed(sequence, null);
        } catch (SQLException e) {
            throw failed("An account cannot be dropped from the read model.", e);
        } finally {
            writing.release();
        }
    }

    /** Tells what the ledger has come to: reports are marked partial while the facts are behind it. */
    public void expect(long ledgerSequence) {
        expected.accumulateAndGet(ledgerSequence, Math::max);
    }

    /** Throws the facts away, to be applied again from the first ledger change. Waits for those who write or read. */
    public void reset() throws InterruptedException {
        writing.acquire();
        try {
            synchronized (door) {
                damaged = true;
            }
            session().close();
        } finally {
            writing.release();
        }
    }

    Instant now() {
        return clock.instant();
    }

    boolean isBehind() {
        return appliedSequence() < expected.get();
    }

    /** A session of its own on the open file; the caller closes it. */
    ModelSession session() {
        synchronized (door) {
            awaitRepair();
            if (open == null) {
                open = ModelFile.open(file, config);
                readApplied(open);
            }
            return connect(open);
        }
    }

    /** For who stands at the door. */
    private ModelSession connect(ModelFile opened) {
        try {
            ModelSession session = new ModelSession(opened.connect(), this::leave);
            users++;
            return session;
        } catch (SQLException e) {
            damaged = true;
            throw new ReadModelException("The read model cannot be used; it will be derived again.", e);
        }
    }

    /** What the session's state holds, beside the facts. */
    Contents contents(ModelSession session) throws SQLException {
        long sequence = session.applied();
        synchronized (door) {
            if (contents != null && contents.sequence() == sequence) {
                return contents;
            }
        }
        Contents read = new Contents(sequence, session.slices(), session.classes(), session.names());
        synchronized (door) {
            contents = read;
        }
        return read;
    }

    /** For the thread that holds the writing place. */
    WriterMemory memory(ModelSession session) throws SQLException {
        synchronized (door) {
            if (memory != null) {
                return memory;
            }
        }
        return new WriterMemory(session.slices(), session.classes(), session.names());
    }

    /** @param kept what the next writer need not read again; nothing after a write that did not keep account */
    void committed(long sequence, @Nullable WriterMemory kept) {
        synchronized (door) {
            applied = sequence;
            memory = kept;
        }
    }

    /** Gives the writing place back. */
    void loaded(boolean committed) {
        if (!committed) {
            synchronized (door) {
                memory = null;
            }
        }
        writing.release();
    }

    /**
     * Finds out whether the file is to blame, and if so has it made anew once nobody uses it any more. Never waits: who failed may still
     * hold a session.
     */
    ReadModelException failed(String what, SQLException cause) {
        try (ModelSession session = sessionIfSound()) {
            if (session != null && session.isDamaged()) {
                synchronized (door) {
                    damaged = true;
                }
                LOG.log(Level.WARNING, "The read model {0} is damaged; it is derived again.", file);
            }
        }
        return new ReadModelException(what, cause);
    }

    private @Nullable ModelSession sessionIfSound() {
        synchronized (door) {
            return damaged || open == null ? null : connect(open);
        }
    }

    void closeWhenUnusedSince(Instant moment) {
        synchronized (door) {
            if (open != null && users == 0 && lastUsed.isBefore(moment)) {
                shut();
            }
        }
    }

    void close() {
        synchronized (door) {
            shut();
        }
    }

    private void leave() {
        synchronized (door) {
            users--;
            lastUsed = clock.instant();
            door.notifyAll();
        }
    }

    private void awaitRepair() {
        boolean interrupted = false;
        while (damaged && users > 0) {
            try {
                door.wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (damaged) {
            shut();
            try {
                ModelFile.delete(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            damaged = false;
        }
    }

    private void readApplied(ModelFile opened) {
        try (ModelSession session = new ModelSession(opened.connect(), () -> {})) {
            applied = session.applied();
        } catch (SQLException e) {
            damaged = true;
            throw new ReadModelException("The read model cannot be used; it will be derived again.", e);
        }
    }

    private void shut() {
        contents = null;
        memory = null;
        applied = 0;
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
