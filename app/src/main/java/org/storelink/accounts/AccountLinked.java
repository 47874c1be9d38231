package org.storelink.accounts;

/** Event: an account was linked, or linked again. Sent in the transaction that records it. */
public record AccountLinked(long organizationId, long accountId) {}
