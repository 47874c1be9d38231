package org.storelink.ingestion;

/**
 * What is to be done for an account. In any case, what another version of a plugin has read is derived anew.
 *
 * @param collect whether the store is to be asked too, for what is due
 * @param send whether replies that wait are to be sent, if nothing more
 * @param hurry whether a person does not want to wait until it is due
 */
record Job(long organizationId, long accountId, boolean collect, boolean send, boolean hurry) {

    static Job derive(long organizationId, long accountId) {
        return new Job(organizationId, accountId, false, false, false);
    }

    static Job collect(long organizationId, long accountId) {
        return new Job(organizationId, accountId, true, false, false);
    }

    static Job send(long organizationId, long accountId) {
        return new Job(organizationId, accountId, false, true, false);
    }

    static Job hurry(long organizationId, long accountId) {
        return new Job(organizationId, accountId, true, false, true);
    }

    /** Both at once, for the same account. */
    Job and(Job other) {
        return new Job(organizationId, accountId, collect || other.collect, send || other.send, hurry || other.hurry);
    }
}
