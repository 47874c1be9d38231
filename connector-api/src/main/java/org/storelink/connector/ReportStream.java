package org.storelink.connector;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A kind of report that the store makes regularly. The host plans from this alone.
 *
 * @param id stable name in the ledger and the API
 * @param label what people call it
 * @param capability what an account needs to fetch it
 * @param grain how much time one file covers
 * @param zone the store's time zone, in which a period begins and ends for the plan
 * @param firstPeriod no file is older than the one that holds this date
 * @param retention how far back from today the store serves files; empty when it serves all of them
 * @param usualDelay how long after the end of a period its file usually appears
 * @param restatedFor for how many days after the end of a period its figures may still change
 * @param subject what its facts are about; a fact about anything else makes the file unreadable
 * @param scope for whom a file is made
 * @param fiscal which days a month really covers, when the store does not account by calendar months
 */
public record ReportStream(
        String id,
        String label,
        Capability capability,
        Grain grain,
        ZoneId zone,
        LocalDate firstPeriod,
        Optional<Period> retention,
        Duration usualDelay,
        int restatedFor,
        Subject subject,
        Scope scope,
        Optional<FiscalCalendar> fiscal) {

    public ReportStream {
        if (fiscal.isPresent() && grain != Grain.MONTH) {
            throw new IllegalArgumentException("fiscal months are months, not " + grain);
        }
    }

    /** Sales of each vendor. */
    public ReportStream(
            String id,
            String label,
            Capability capability,
            Grain grain,
            ZoneId zone,
            LocalDate firstPeriod,
            Optional<Period> retention,
            Duration usualDelay,
            int restatedFor) {
        this(
                id,
                label,
                capability,
                grain,
                zone,
                firstPeriod,
                retention,
                usualDelay,
                restatedFor,
                Subject.SALES,
                Scope.VENDOR,
                Optional.empty());
    }

    /** The same stream where files are served no further back than that. */
    public ReportStream reaching(Period back) {
        return new ReportStream(
                id,
                label,
                capability,
                grain,
                zone,
                firstPeriod,
                Optional.of(back),
                usualDelay,
                restatedFor,
                subject,
                scope,
                fiscal);
    }

    /** The last day that a file of the period covers. */
    public LocalDate lastDay(ReportPeriod period) {
        return fiscal.map(calendar ->
                        calendar.month(YearMonth.from(period.start())).end())
                .orElse(period.end());
    }

    /** Midnight that ends the period, in the store's zone, plus the usual delay. */
    public Instant usuallyAvailableAt(ReportPeriod period) {
        return lastDay(period)
                .plusDays(1)
                .atTime(LocalTime.MIDNIGHT)
                .atZone(zone)
                .toInstant()
                .plus(usualDelay);
    }
}
