package org.storelink.connector;

/** What kind of thing a product is. */
public enum ProductType {
    APP,
    /** Several apps sold as one. */
    BUNDLE,
    /** A one-off purchase inside an app. */
    INAPP,
    SUBSCRIPTION,
    /** Something the connector does not know (yet). */
    UNKNOWN
}
