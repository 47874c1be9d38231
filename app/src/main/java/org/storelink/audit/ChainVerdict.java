package org.storelink.audit;

/** What a walk along the whole chain of an organization found. */
public sealed interface ChainVerdict {

    /** Each entry is as it was written and none is missing. */
    record Intact(long entries) implements ChainVerdict {}

    /**
     * Somebody changed the table behind Storelink's back.
     *
     * @param id the first entry that is not as it was written, or is not there
     */
    record Broken(long id, String reason) implements ChainVerdict {}
}
