package org.storelink.reports;

import java.time.LocalDate;
import org.storelink.connector.ReportPeriod;

/**
 * Days from the first to the last, both included.
 *
 * @param from {@link LocalDate#MIN} when there is no first one
 * @param to {@link LocalDate#MAX} when there is no last one
 */
record DateRange(LocalDate from, LocalDate to) {

    static final DateRange ALL = new DateRange(LocalDate.MIN, LocalDate.MAX);

    boolean holds(ReportPeriod period) {
        return !period.start().isBefore(from) && !period.end().isAfter(to);
    }

    boolean meets(ReportPeriod period) {
        return !period.end().isBefore(from) && !period.start().isAfter(to);
    }

    boolean isEmpty() {
        return from.isAfter(to);
    }

    DateRange within(DateRange other) {
        return new DateRange(from.isBefore(other.from) ? other.from : from, to.isAfter(other.to) ? other.to : to);
    }
}
