package org.storelink.accounts;

/** Where a link attempt stands. */
public enum LinkState {
    /** The store is being asked. */
    WORKING,
    /** Waits for a code that the store sends. */
    CHALLENGE,
    /** Waits for a choice among options. */
    CHOOSE,
    /** Waits for agreement to something that cannot be undone. */
    CONSENT,
    LINKED,
    REFUSED,
    EXPIRED
}
