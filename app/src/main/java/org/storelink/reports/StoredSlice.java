package org.storelink.reports;

import org.storelink.connector.ReportPeriod;

/**
 * A slice as the read model knows it.
 *
 * @param facts 0 when the store confirmed that there were none, {@link #UNREADABLE} when nobody could read its files
 */
record StoredSlice(SliceKey key, long facts) {

    static final long UNREADABLE = -1;

    ReportPeriod period() {
        return key.period();
    }

    /** Whether anything is known of the period: facts, or that there were none. */
    boolean isReadable() {
        return facts != UNREADABLE;
    }

    boolean hasFacts() {
        return facts > 0;
    }
}
