package org.storelink.accounts;

/**
 * Event: an account was unlinked and its secrets are destroyed. Sent in the transaction that does so.
 *
 * @param eraseData whether what was collected is to be erased too
 */
public record AccountUnlinked(long organizationId, long accountId, boolean eraseData) {}
