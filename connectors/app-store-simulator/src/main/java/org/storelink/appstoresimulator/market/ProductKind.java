package org.storelink.appstoresimulator.market;

/**
 * What a product is, together with the product type identifiers under which Apple reports it. A blank identifier stands
 * for something that does not happen to the kind: nobody updates an in-app purchase.
 */
public enum ProductKind {
    IPHONE_APP(Family.APP, "1", "3", "7"),
    UNIVERSAL_APP(Family.APP, "1F", "3F", "7F"),
    IPAD_APP(Family.APP, "1T", "3T", "7T"),
    MAC_APP(Family.APP, "F1", "F3", "F7"),
    CUSTOM_IPHONE_APP(Family.APP, "1E", "", ""),
    CUSTOM_IPAD_APP(Family.APP, "1EP", "", ""),
    CUSTOM_UNIVERSAL_APP(Family.APP, "1EU", "", ""),
    IOS_BUNDLE(Family.BUNDLE, "1-B", "", ""),
    MAC_BUNDLE(Family.BUNDLE, "F1-B", "", ""),
    IOS_IN_APP(Family.IN_APP, "IA1", "IA3", ""),
    IN_APP_THROUGH_MAC(Family.IN_APP, "IA1-M", "", ""),
    MAC_IN_APP(Family.IN_APP, "FI1", "", ""),
    SEASON(Family.SUBSCRIPTION, "IA9", "", ""),
    SEASON_THROUGH_MAC(Family.SUBSCRIPTION, "IA9-M", "", ""),
    RENEWING(Family.SUBSCRIPTION, "IAY", "", ""),
    RENEWING_THROUGH_MAC(Family.SUBSCRIPTION, "IAY-M", "", ""),
    FREE_SUBSCRIPTION(Family.SUBSCRIPTION, "IAC", "", "");

    /** The four sorts of product that people tell apart. */
    public enum Family {
        APP,
        BUNDLE,
        IN_APP,
        SUBSCRIPTION
    }

    private final Family family;
    private final String sold;
    private final String again;
    private final String updated;

    ProductKind(Family family, String sold, String again, String updated) {
        this.family = family;
        this.sold = sold;
        this.again = again;
        this.updated = updated;
    }

    public Family family() {
        return family;
    }

    /** The identifier of a first download or a purchase. */
    public String sold() {
        return sold;
    }

    /** The identifier of a re-download or of a restored purchase; blank if there is none. */
    public String again() {
        return again;
    }

    /** The identifier of an update; blank if there is none. */
    public String updated() {
        return updated;
    }

    /** Whether it is a subscription that goes on until it is cancelled. */
    public boolean renews() {
        return this == RENEWING || this == RENEWING_THROUGH_MAC;
    }

    boolean forMac() {
        return this == MAC_APP || this == MAC_BUNDLE || this == MAC_IN_APP || sold.endsWith("-M");
    }

    boolean custom() {
        return this == CUSTOM_IPHONE_APP || this == CUSTOM_IPAD_APP || this == CUSTOM_UNIVERSAL_APP;
    }
}
