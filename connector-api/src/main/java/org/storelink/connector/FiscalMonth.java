package org.storelink.connector;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * A month as a store accounts for it.
 *
 * @param name the calendar month that it is called by; its report's {@link ReportPeriod} is that month
 * @param start first day that it really covers
 * @param end last day
 */
public record FiscalMonth(YearMonth name, LocalDate start, LocalDate end) {

    public FiscalMonth {
        if (end.isBefore(start)) {
            throw new IllegalArgumentException("a month that ends before it begins: " + start + " to " + end);
        }
    }

    /** The period of the slice that tells of it. */
    public ReportPeriod period() {
        return new ReportPeriod(Grain.MONTH, name.atDay(1));
    }
}
