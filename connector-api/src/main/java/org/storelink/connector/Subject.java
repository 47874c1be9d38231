package org.storelink.connector;

/**
 * What the facts of a stream are about. Each subject has reports of its own; figures of two are never added. An account's files are asked
 * for subject by subject, in this order.
 */
public enum Subject {
    /** {@link Fact.Sale} */
    SALES,
    /** {@link Fact.Settlement} */
    SETTLEMENTS,
    /** {@link Fact.Payment} */
    PAYMENTS,
    /** {@link Fact.Usage} */
    USAGE,
    /** {@link Fact.SubscriptionState} */
    SUBSCRIPTION_STATES,
    /** {@link Fact.SubscriptionEvent} */
    SUBSCRIPTION_EVENTS
}
