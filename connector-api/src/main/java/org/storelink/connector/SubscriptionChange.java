package org.storelink.connector;

/** What happened to a subscription, as far as all stores have a word for it. */
public enum SubscriptionChange {
    /** It began at the full price. */
    SUBSCRIBED,
    /** It began by an offer. */
    OFFER_STARTED,
    /** It went on for another period. */
    RENEWED,
    /** It ended, or was told to. */
    CANCELLED,
    /** It began again after it had ended. */
    REACTIVATED,
    /** Its subscriber changed to a higher level of service, and to this product. */
    UPGRADED,
    /** To a lower level. */
    DOWNGRADED,
    /** To another product of the same level. */
    CROSSGRADED,
    REFUNDED,
    /** Something else, or something the connector does not know (yet): kept, counted as nothing else. */
    OTHER
}
