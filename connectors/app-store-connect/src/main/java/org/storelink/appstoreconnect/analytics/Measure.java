package org.storelink.appstoreconnect.analytics;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.storelink.connector.UsageMetric;

/** What App Analytics measures, under its own names. */
enum Measure {
    UNITS("units", UsageMetric.FIRST_TIME_DOWNLOADS),
    REDOWNLOADS("redownloads", UsageMetric.REPEAT_DOWNLOADS),
    IMPRESSIONS("impressionsTotal", UsageMetric.IMPRESSIONS),
    UNIQUE_IMPRESSIONS("impressionsTotalUnique", UsageMetric.UNIQUE_IMPRESSIONS),
    PAGE_VIEWS("pageViewCount", UsageMetric.PAGE_VIEWS),
    UNIQUE_PAGE_VIEWS("pageViewUnique", UsageMetric.UNIQUE_PAGE_VIEWS),
    CONVERSION_RATE("conversionRate", UsageMetric.CONVERSION_RATE),
    INSTALLS("installs", UsageMetric.INSTALLS),
    UNINSTALLS("uninstalls", UsageMetric.DELETIONS),
    SESSIONS("sessions", UsageMetric.SESSIONS),
    ACTIVE_DEVICES("activeDevices", UsageMetric.ACTIVE_DEVICES),
    ROLLING_ACTIVE_DEVICES("rollingActiveDevices", UsageMetric.ACTIVE_DEVICES_30_DAYS),
    PAYING_USERS("payingUsers", UsageMetric.PAYING_USERS),
    CRASHES("crashes", UsageMetric.CRASHES);

    private final String key;
    private final UsageMetric metric;

    Measure(String key, UsageMetric metric) {
        this.key = key;
        this.metric = metric;
    }

    String key() {
        return key;
    }

    UsageMetric metric() {
        return metric;
    }

    /** For people. */
    String said() {
        return metric.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static Optional<Measure> of(String key) {
        return Arrays.stream(values())
                .filter(measure -> measure.key.equals(key))
                .findFirst();
    }
}
