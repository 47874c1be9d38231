package org.storelink.connector;

/**
 * What a store measures of how people come upon apps and use them. Downloads have other names here than those of sales reports: stores
 * count them elsewhere, by other rules and other days, so the two never agree to the unit.
 */
public enum UsageMetric {
    /** Downloads by customers who never had the app. */
    FIRST_TIME_DOWNLOADS(Counting.FLOW),
    /** Downloads by customers who had the app before. */
    REPEAT_DOWNLOADS(Counting.FLOW),
    /** Installations on devices, as far as their owners let them be counted. */
    INSTALLS(Counting.FLOW),
    /** Deletions from devices, as far as their owners let them be counted. */
    DELETIONS(Counting.FLOW),
    /** How often the app was seen in the store. */
    IMPRESSIONS(Counting.FLOW),
    /** By how many devices. */
    UNIQUE_IMPRESSIONS(Counting.UNIQUE),
    /** How often its page in the store was opened. */
    PAGE_VIEWS(Counting.FLOW),
    /** By how many devices. */
    UNIQUE_PAGE_VIEWS(Counting.UNIQUE),
    /** Of those who saw the app, how many per cent took it, as the store defines it. */
    CONVERSION_RATE(Counting.RATIO),
    /** How often it was used for at least two seconds. */
    SESSIONS(Counting.FLOW),
    /** Devices with at least one session in the period. */
    ACTIVE_DEVICES(Counting.UNIQUE),
    /** Devices with at least one session in the 30 days up to the end of the period. */
    ACTIVE_DEVICES_30_DAYS(Counting.STOCK),
    /** Customers who paid for something in the period. */
    PAYING_USERS(Counting.UNIQUE),
    CRASHES(Counting.FLOW);

    private final Counting counting;

    UsageMetric(Counting counting) {
        this.counting = counting;
    }

    public Counting counting() {
        return counting;
    }
}
