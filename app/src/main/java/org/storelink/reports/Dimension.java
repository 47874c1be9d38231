package org.storelink.reports;

/** What a report may be grouped by. */
public enum Dimension {
    DATE,
    PRODUCT,
    COUNTRY
}
