package org.storelink.connector;

/** What a subscriber pays, beside the product's usual price. */
public enum SubscriptionPrice {
    /** All of it. */
    FULL,
    /** Less, by an offer. */
    REDUCED,
    /** Nothing for a while: a free trial, however it was come by. */
    FREE,
    /** The store does not say, or in words that the connector does not know (yet). */
    UNSAID
}
