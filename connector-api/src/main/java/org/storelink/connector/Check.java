package org.storelink.connector;

/**
 * What the store said about one capability.
 *
 * @param detail why, and for a missing one what would grant it. For a granted one what was proved, and no more; empty says nothing of that
 */
public record Check(Capability capability, Outcome outcome, String detail) {

    /** What was found. */
    public enum Outcome {
        /** Proved by a call. */
        GRANTED,
        /** The account lacks a right. */
        MISSING,
        /** Granted lately, not in effect yet. */
        PENDING
    }
}
