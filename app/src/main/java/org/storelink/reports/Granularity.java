package org.storelink.reports;

/** How much time one row of a report covers. */
public enum Granularity {
    DAILY,
    /** Monday to Sunday. */
    WEEKLY,
    MONTHLY,
    QUARTERLY,
    YEARLY
}
