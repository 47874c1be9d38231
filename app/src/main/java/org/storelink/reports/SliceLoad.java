package org.storelink.reports;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;
import java.time.LocalDate;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;
import org.storelink.connector.Fact;

/**
 * The facts of one slice on their way into the read model, in place of those it had. Nobody sees any of them before {@link #commit}, and
 * closing without it leaves everything as it was. For one thread at a time; holds the organization's only writing place until closed.
 * Memory does not grow with the number of facts.
 */
public final class SliceLoad implements AutoCloseable {

    /** More of one kind on one line is no sale of this world, and sums of it would leave 64 bits. */
    private static final long MOST_UNITS = 1_000_000_000_000L;

    private final ReadModel model;
    private final SliceKey key;
    private final ModelSession session;
    private final WriterMemory memory;
    private final DuckDBAppender rows;
    private final int day;
    private final byte grain;
    private long facts;
    private boolean committed;
    private boolean closed;

    private SliceLoad(ReadModel model, SliceKey key, ModelSession session) throws SQLException {
        this.model = model;
        this.key = key;
        this.session = session;
        this.day = (int) key.period().start().toEpochDay();
        this.grain = (byte) key.period().grain().ordinal();
        this.memory = model.memory(session);
        session.begin();
        removeFactsOf(memory.slices().get(key.sliceId()));
        this.rows = session.connection().createAppender("sale");
        // Connectors parse on threads of their own, one after the other; this class promises no more than that.
        var _ = rows.unsafeBreakThreadConfinement();
    }

    /** @param model whose writing place the caller holds; it is given back when the load is closed, or at once when this fails */
    static SliceLoad begin(ReadModel model, SliceKey key) {
        boolean begun = false;
        try {
            ModelSession session = model.session();
            try {
                SliceLoad load = new SliceLoad(model, key, session);
                begun = true;
                return load;
            } catch (SQLException e) {
                session.close();
                throw model.failed("The read model does not take the slice " + key + ".", e);
            }
        } finally {
            if (!begun) {
                model.loaded(false);
            }
        }
    }

    /** @throws IllegalArgumentException when the fact is of another period, its country is no two capital letters or its units are absurd */
    public void add(Fact.Sale sale, long productId) {
        if (!sale.period().equals(key.period())) {
            throw new IllegalArgumentException("a sale of " + sale.period() + " in the slice of " + key.period());
        }
        if (sale.units() > MOST_UNITS || sale.units() < -MOST_UNITS) {
            throw new IllegalArgumentException("an absurd number of units: " + sale.units());
        }
        try {
            append(sale, productId);
            facts++;
        } catch (SQLException e) {
            throw model.failed("The read model does not take the facts of " + key + ".", e);
        }
    }

    public long facts() {
        return facts;
    }

    /**
     * Makes the facts and the sequence visible together.
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
        if (closed || committed) {
            throw new IllegalStateException("the load of " + key + " is over");
        }
        if (sequence <= model.appliedSequence()) {
            throw new IllegalArgumentException(
                    "sequence " + sequence + " has been applied: " + model.appliedSequence());
        }
        StoredSlice stored = new StoredSlice(key, known);
        try {
            rows.close();
            memory.writeNumbers(session);
            store(stored);
            session.execute("UPDATE model SET applied = ?", sequence);
            session.connection().commit();
        } catch (SQLException e) {
            throw model.failed("The read model does not take the slice " + key + ".", e);
        }
        memory.slices().put(key.sliceId(), stored);
        committed = true;
        model.committed(sequence, memory);
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (session) {
            if (!committed) {
                rollBack();
            }
        } finally {
            model.loaded(committed);
        }
    }

    private void append(Fact.Sale sale, long productId) throws SQLException {
        BigDecimal proceeds = sale.proceeds().amount();
        BigDecimal sales = sale.sales().amount();
        short country = Countries.number(sale.country());
        int saleClass = memory.number(SaleClass.of(sale));
        int device = memory.number(sale.device());
        if (Micros.fits(proceeds) && Micros.fits(sales)) {
            append(productId, saleClass, country, device, sale.units(), Micros.of(proceeds), Micros.of(sales));
        } else {
            appendInPieces(productId, saleClass, country, device, sale);
        }
    }

    /** Sums stay exact: the first row has the units, each of the rows has as much of the money as fits. */
    private void appendInPieces(long productId, int saleClass, short country, int device, Fact.Sale sale)
            throws SQLException {
        BigInteger proceeds = Micros.ofAny(sale.proceeds().amount());
        BigInteger sales = Micros.ofAny(sale.sales().amount());
        long units = sale.units();
        do {
            long someProceeds = piece(proceeds);
            long someSales = piece(sales);
            append(productId, saleClass, country, device, units, someProceeds, someSales);
            proceeds = proceeds.subtract(BigInteger.valueOf(someProceeds));
            sales = sales.subtract(BigInteger.valueOf(someSales));
            units = 0;
        } while (proceeds.signum() != 0 || sales.signum() != 0);
    }

    private static long piece(BigInteger micros) {
        BigInteger most = BigInteger.valueOf(Micros.MOST_IN_A_ROW);
        return micros.min(most).max(most.negate()).longValueExact();
    }

    private void append(long productId, int saleClass, short country, int device, long units, long proceeds, long sales)
            throws SQLException {
        rows.beginRow()
                .appendEpochDays(day)
                .append(grain)
                .append(key.vendorId())
                .append(key.sliceId())
                .append(productId)
                .append((short) saleClass)
                .append(country)
                .append(device)
                .append(units)
                .append(proceeds)
                .append(sales)
                .endRow();
    }

    private void removeFactsOf(@Nullable StoredSlice before) throws SQLException {
        if (before != null) {
            if (before.hasFacts()) {
                // The date lets the database skip all blocks but a few.
                session.execute(
                        "DELETE FROM sale WHERE slice = ? AND date = ?",
                        key.sliceId(),
                        before.period().start());
            }
            session.execute("DELETE FROM slice WHERE slice = ?", key.sliceId());
        }
    }

    private void store(StoredSlice stored) throws SQLException {
        LocalDate start = key.period().start();
        session.execute(
                "INSERT INTO slice VALUES (?, ?, ?, ?, ?, ?, ?)",
                key.sliceId(),
                key.accountId(),
                key.vendorId(),
                key.stream(),
                (int) grain,
                start,
                stored.facts());
    }

    private void rollBack() {
        try {
            rows.close();
        } catch (SQLException e) {
            // What it still held is of no use; the transaction ends anyway.
        }
        try {
            session.connection().rollback();
        } catch (SQLException e) {
            throw model.failed("The read model does not roll back.", e);
        }
    }
}
