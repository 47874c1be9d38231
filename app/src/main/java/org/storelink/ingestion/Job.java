package org.storelink.ingestion;

/**
 * What is to be done for an account. In any case, what another version of a plugin has read is derived anew.
 *
 * @param collect whether the store is to be asked too, for what is due
 * @param hurry whether a person does not want to wait until it is due
 */
record Job(long organizationId, long accountId, boolean collect, boolean hurry) {

    static Job derive(long organizationId, long accountId) {
        return new Job(organizationId, accountId, false, false);
    }

    static Job collect(long organizationId, long accountId) {
        return new Job(organizationId, accountId, true, false);
    }

    static Job hurry(long organizationId, long accountId) {
        return new Job(organizationId, accountId, true, true);
    }

    /** Both at once, for the same account. */
    Job and(Job other) {
        return new Job(organizationId, accountId, collect || other.collect, hurry || other.hurry);
    }
}
