package org.storelink.reports;

import org.storelink.connector.Subject;

/**
 * The table of one subject's facts, and how reports read it. Every table begins with date, grain, vendor and slice; a vendor of a slice
 * that is made once for an account is {@link SliceKey#maker()}.
 */
enum FactTable {
    SALE("sale", "date, product, country, class, units, proceeds, sales"),
    /** Usage is cut along one line at a time, so a part is a country, a source or a device, as the cut says. */
    USAGE("usage", "date, product, part AS country, part AS source, part AS device, part, class, value", "part"),
    SETTLEMENT("settlement", "date, product, country, region, class, units, earned AS proceeds, 0 AS sales"),
    PAYMENT(
            "payment",
            "date, NULL AS product, NULL AS country, NULL AS region, class, 0 AS units, amount AS proceeds, 0 AS"
                    + " sales"),
    SUBSCRIPTION_STATE("subscription_state", "date, product, country, class, count"),
    SUBSCRIPTION_EVENT("subscription_event", "date, product, country, class, count");

    private final String table;
    private final String columns;
    private final String country;

    FactTable(String table, String columns) {
        this(table, columns, "country");
    }

    FactTable(String table, String columns, String country) {
        this.table = table;
        this.columns = columns;
        this.country = country;
    }

    static FactTable of(Subject subject) {
        return switch (subject) {
            case SALES -> SALE;
            case USAGE -> USAGE;
            case SETTLEMENTS -> SETTLEMENT;
            case PAYMENTS -> PAYMENT;
            case SUBSCRIPTION_STATES -> SUBSCRIPTION_STATE;
            case SUBSCRIPTION_EVENTS -> SUBSCRIPTION_EVENT;
        };
    }

    String table() {
        return table;
    }

    /** What a query selects of it. */
    String columns() {
        return columns;
    }

    /** The column in which a country stands. */
    String country() {
        return country;
    }
}
