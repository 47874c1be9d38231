package org.storelink.accounts;

/** Event: a paused account goes on. Sent in the transaction that records it. */
public record AccountResumed(long organizationId, long accountId) {}
