package org.storelink.reports;

/**
 * The facts of one organization in a file of this node. Derived: it may be lost at any time and then begins anew, empty, at sequence 0.
 * May be used by many threads; one of them writes, the others read what was committed.
 */
public final class ReadModel {

    ReadModel() {}

    /** Up to which ledger change the facts have come; 0 when nothing has been applied. */
    public long appliedSequence() {
        throw new UnsupportedOperationException();
    }

    /** Begins to load a slice; waits while another load of the organization is open. */
    public SliceLoad begin(SliceKey key) throws InterruptedException {
        throw new UnsupportedOperationException();
    }

    /** Notes that the slice has no facts (any more). */
    public void empty(SliceKey key, long sequence) throws InterruptedException {
        throw new UnsupportedOperationException();
    }

    /** Drops everything of an account. */
    public void forget(long accountId, long sequence) throws InterruptedException {
        throw new UnsupportedOperationException();
    }

    /** Tells what the ledger has come to: reports are marked partial while the facts are behind it. */
    public void expect(long ledgerSequence) {
        throw new UnsupportedOperationException();
    }

    /** Throws the facts away, to be applied again from the first ledger change. */
    public void reset() throws InterruptedException {
        throw new UnsupportedOperationException();
    }
}
