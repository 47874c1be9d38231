package org.storelink.connector;

/** What a linked account may give or allow. The word is the same in the API, in lower case. */
public enum Capability {
    /** Downloads, updates, in-app purchases and their estimated proceeds. */
    SALES,
    /** States and events of auto-renewing subscriptions. */
    SUBSCRIPTIONS,
    /** Settled amounts as the store pays them. */
    FINANCE,
    /** Impressions, sessions, active devices and the like. */
    USAGE,
    /** Cost and outcome of advertising in the store. */
    AD_SPEND,
    /** Reading what customers wrote. */
    REVIEWS,
    /** Answering what customers wrote. */
    REPLIES
}
