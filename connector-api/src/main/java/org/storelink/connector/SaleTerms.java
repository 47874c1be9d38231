package org.storelink.connector;

/** On which terms the units of a sale were given. */
public enum SaleTerms {
    STANDARD,
    /** Redeemed with a promotional code. */
    PROMO,
    GIFT,
    EDUCATION,
    /** An app made for one organization, or bought by one in volume. */
    BUSINESS
}
