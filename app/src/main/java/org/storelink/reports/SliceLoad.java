package org.storelink.reports;

import org.storelink.connector.Fact;

/**
 * The facts of one slice on their way into the read model, in place of those it had. Nobody sees any of them before {@link #commit}, and
 * closing without it leaves everything as it was. For one thread at a time; holds the organization's only writing place until closed.
 */
public final class SliceLoad implements AutoCloseable {

    SliceLoad() {}

    /** @throws IllegalArgumentException when the fact is of another period, or its country is no two capital letters */
    public void add(Fact.Sale sale, long productId) {
        throw new UnsupportedOperationException();
    }

    public long facts() {
        throw new UnsupportedOperationException();
    }

    /**
     * Makes the facts and the sequence visible together.
     *
     * @param sequence of the ledger change that loaded the slice; greater than the one applied before. Whether it is the very next is
     *     the caller's question, to be asked of {@link ReadModel#appliedSequence()} while this load is open
     */
    public void commit(long sequence) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
