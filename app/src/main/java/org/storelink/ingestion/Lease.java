package org.storelink.ingestion;

/**
 * The right of this node to work for an account.
 *
 * @param fence number of the claim; a commit that names an older one is refused
 */
record Lease(long organizationId, long accountId, long fence) {}
