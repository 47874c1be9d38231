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
    /** Waits until a person has seen what the account gives, before it is saved. */
    PREVIEW,
    LINKED,
    REFUSED,
    EXPIRED
}
