package org.storelink.ingestion;

/**
 * Whose reports a slice belongs to, as the ledger must know it even when the account is gone.
 *
 * @param vendorId {@link #WHOLE_ACCOUNT} for reports that are made once for an account
 */
record SliceOwner(long organizationId, long accountId, String connector, long vendorId, String vendorCode) {

    /** No vendor has this id. */
    static final long WHOLE_ACCOUNT = 0;
}
