package org.storelink.accounts;

/** Event: a person had an account checked, and it works. Sent in the transaction that records it. */
public record AccountChecked(long organizationId, long accountId) {}
