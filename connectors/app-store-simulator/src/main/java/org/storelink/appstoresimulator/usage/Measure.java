package org.storelink.appstoresimulator.usage;

import java.util.Arrays;
import java.util.Optional;

/** What can be counted, by the names that requests use. */
public enum Measure {
    /** First-time downloads. */
    UNITS("units", false),
    REDOWNLOADS("redownloads", false),
    /** The two above together. */
    TOTAL_DOWNLOADS("totalDownloads", false),
    IMPRESSIONS("impressionsTotal", true),
    PAGE_VIEWS("pageViewCount", true),
    INSTALLATIONS("installs", true),
    DELETIONS("uninstalls", true),
    SESSIONS("sessions", true),
    /** Devices of a day; of a longer time the most on one day. */
    ACTIVE_DEVICES("activeDevices", true),
    CRASHES("crashes", true);

    private final String text;
    private final boolean withholdable;

    Measure(String text, boolean withholdable) {
        this.text = text;
        this.withholdable = withholdable;
    }

    public String text() {
        return text;
    }

    /** Whether Apple keeps small numbers of it to itself, for privacy. */
    public boolean isWithholdable() {
        return withholdable;
    }

    public long together(long one, long other) {
        return this == ACTIVE_DEVICES ? Math.max(one, other) : one + other;
    }

    public static Optional<Measure> of(String text) {
        return Arrays.stream(values())
                .filter(measure -> measure.text.equals(text))
                .findFirst();
    }
}
