package org.storelink.appstoresimulator.subscriptions;

/** How a subscription stands at the end of a day, with the column of the report that counts it. */
public enum Standing {
    STANDARD_PRICE("Active Standard Price Subscriptions", ""),
    INTRODUCTORY_FREE_TRIAL("Active Free Trial Introductory Offer Subscriptions", "Free Trial"),
    INTRODUCTORY_PAY_UP_FRONT("Active Pay Up Front Introductory Offer Subscriptions", "Pay Up Front"),
    INTRODUCTORY_PAY_AS_YOU_GO("Active Pay As You Go Introductory Offer Subscriptions", "Pay As You Go"),
    PROMOTIONAL_FREE_TRIAL("Free Trial Promotional Offer Subscriptions", "Free Trial"),
    PROMOTIONAL_PAY_UP_FRONT("Pay Up Front Promotional Offer Subscriptions", "Pay Up Front"),
    PROMOTIONAL_PAY_AS_YOU_GO("Pay As You Go Promotional Offer Subscriptions", "Pay As You Go"),
    OFFER_CODE_FREE_TRIAL("Free Trial Offer Code Subscriptions", "Free Trial"),
    OFFER_CODE_PAY_UP_FRONT("Pay Up Front Offer Code Subscriptions", "Pay Up Front"),
    OFFER_CODE_PAY_AS_YOU_GO("Pay As You Go Offer Code Subscriptions", "Pay As You Go"),
    MARKETING_OPT_IN("Marketing Opt-Ins", ""),
    BILLING_RETRY("Billing Retry", ""),
    GRACE_PERIOD("Grace Period", ""),
    WIN_BACK_FREE_TRIAL("Free Trial Win-back Offers", "Free Trial"),
    WIN_BACK_PAY_UP_FRONT("Pay Up Front Win-back Offers", "Pay Up Front"),
    WIN_BACK_PAY_AS_YOU_GO("Pay As You Go Win-back Offers", "Pay As You Go");

    private final String column;
    private final String offer;

    Standing(String column, String offer) {
        this.column = column;
        this.offer = offer;
    }

    public String column() {
        return column;
    }

    /** What its subscriber got, as events call it; blank for nothing. */
    public String offer() {
        return offer;
    }

    public boolean isActive() {
        return switch (this) {
            case MARKETING_OPT_IN, BILLING_RETRY, GRACE_PERIOD -> false;
            default -> true;
        };
    }
}
