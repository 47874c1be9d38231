package org.storelink.connector;

/**
 * How a subscription stands at the end of a day. Those with a price are active, and each active one stands in one way only; whether the others
 * are among the active ones too, stores do not say.
 */
public enum SubscriptionStanding {
    STANDARD_PRICE(SubscriptionPrice.FULL),
    /** Offers to those who never subscribed. */
    INTRODUCTORY_FREE_TRIAL(SubscriptionPrice.FREE),
    INTRODUCTORY_PAY_UP_FRONT(SubscriptionPrice.REDUCED),
    INTRODUCTORY_PAY_AS_YOU_GO(SubscriptionPrice.REDUCED),
    /** Offers to those who subscribe or did so. */
    PROMOTIONAL_FREE_TRIAL(SubscriptionPrice.FREE),
    PROMOTIONAL_PAY_UP_FRONT(SubscriptionPrice.REDUCED),
    PROMOTIONAL_PAY_AS_YOU_GO(SubscriptionPrice.REDUCED),
    /** Offers to those who have a code. */
    OFFER_CODE_FREE_TRIAL(SubscriptionPrice.FREE),
    OFFER_CODE_PAY_UP_FRONT(SubscriptionPrice.REDUCED),
    OFFER_CODE_PAY_AS_YOU_GO(SubscriptionPrice.REDUCED),
    /** Offers to those who left. */
    WIN_BACK_FREE_TRIAL(SubscriptionPrice.FREE),
    WIN_BACK_PAY_UP_FRONT(SubscriptionPrice.REDUCED),
    WIN_BACK_PAY_AS_YOU_GO(SubscriptionPrice.REDUCED),
    /** The store could not collect the price and still gives what was subscribed to. */
    GRACE_PERIOD(SubscriptionPrice.UNSAID),
    /** The store could not collect the price and tries again. */
    BILLING_RETRY(SubscriptionPrice.UNSAID),
    /** The subscriber gets more time for agreeing to be written to. */
    MARKETING_OPT_IN(SubscriptionPrice.UNSAID);

    private final SubscriptionPrice price;

    SubscriptionStanding(SubscriptionPrice price) {
        this.price = price;
    }

    public SubscriptionPrice price() {
        return price;
    }
}
