package org.storelink.reports;

import java.time.LocalDate;
import java.util.Optional;
import org.storelink.connector.ReportPeriod;
import org.storelink.connector.Subject;

/**
 * A slice as the read model knows it.
 *
 * @param facts 0 when the store confirmed that there were none, {@link #UNREADABLE} when nobody could read its files
 * @param fiscalDays the days it really covers, where its facts state them
 */
record StoredSlice(SliceKey key, long facts, Optional<DateRange> fiscalDays) {

    static final long UNREADABLE = -1;

    ReportPeriod period() {
        return key.period();
    }

    /** Whether anything is known of the period: facts, or that there were none. */
    boolean isReadable() {
        return facts != UNREADABLE;
    }

    Subject subject() {
        return key.subject();
    }

    LocalDate lastDay() {
        return fiscalDays.map(DateRange::to).orElse(period().end());
    }

    boolean hasFacts() {
        return facts > 0;
    }
}
