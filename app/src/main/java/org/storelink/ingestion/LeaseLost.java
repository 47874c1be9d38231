package org.storelink.ingestion;

/** Another node has taken the account over, or its data were erased: whatever was being done for it is to be dropped. */
final class LeaseLost extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LeaseLost(Lease lease) {
        super("lease " + lease.fence() + " of account " + lease.accountId() + " has passed on");
    }
}
