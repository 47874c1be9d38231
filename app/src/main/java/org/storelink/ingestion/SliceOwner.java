package org.storelink.ingestion;

/** Whose reports a slice belongs to, as the ledger must know it even when the account is gone. */
record SliceOwner(long organizationId, long accountId, String connector, long vendorId, String vendorCode) {}
