package org.storelink.reviews;

/** Event: somebody has written a reply, or wants one back, through this account. Sent in the transaction that keeps it. */
public record ReplyWritten(long organizationId, long accountId) {}
