package org.storelink.reports;

import org.storelink.connector.ReportPeriod;

/**
 * A slice as the read model knows it.
 *
 * @param facts 0 when the store confirmed that there were none
 */
record StoredSlice(SliceKey key, long facts) {

    ReportPeriod period() {
        return key.period();
    }

    boolean hasFacts() {
        return facts > 0;
    }
}
