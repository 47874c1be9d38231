package org.storelink.connector;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A kind of report that the store makes regularly for each vendor. The host plans from this alone.
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
        int restatedFor) {

    /** Midnight that ends the period, in the store's zone, plus the usual delay. */
    public Instant usuallyAvailableAt(ReportPeriod period) {
        return period.end()
                .plusDays(1)
                .atTime(LocalTime.MIDNIGHT)
                .atZone(zone)
                .toInstant()
                .plus(usualDelay);
    }
}
