package org.storelink.connector;

/** How the units of a sale count. */
public enum SaleKind {
    /** An app, bought or taken for free for the first time. */
    DOWNLOAD,
    REDOWNLOAD,
    UPDATE,
    /** A bundle: the apps in it have rows of their own, so its units are not downloads; its money is its own. */
    BUNDLE,
    /** A one-off in-app purchase. */
    INAPP,
    /** A purchase or renewal of a subscription. */
    SUBSCRIPTION,
    /** An in-app purchase brought back on another device: neither revenue nor sale. */
    RESTORE,
    /** A kind the connector does not know (yet): kept, counted as nothing else. */
    OTHER
}
