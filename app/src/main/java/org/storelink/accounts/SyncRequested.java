package org.storelink.accounts;

/** Event: a member wants an account collected now, whatever its plan says. Sent in the transaction that records it. */
public record SyncRequested(long organizationId, long accountId) {}
