package org.storelink.accounts;

/** When what a link attempt came to is saved. */
public enum Saving {
    AT_ONCE,
    /** When a person has seen what the account gives, and said so. Where an account is linked again, only if something got worse, or
     * if it holds several keys: which of them gives what is worth seeing. */
    AFTER_PREVIEW
}
