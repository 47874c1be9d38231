package org.storelink.ingestion;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.storelink.connector.Grain;
import org.storelink.connector.ReportPeriod;
import org.storelink.connector.ReportStream;

/**
 * When to ask for what: the periods of a stream and the instants at which something about them changes, all counted in the store's
 * own zone. Pure; a day there may have 23, 24 or 25 hours.
 *
 * @param spread how long after the usual time this account asks, so that accounts do not ask all at once
 * @param history how far back to go, if less than the store offers
 * @param provisionalDays for how many days after its period "nothing to report" is not believed yet
 */
record StreamCalendar(ReportStream stream, Duration spread, Optional<Period> history, int provisionalDays) {

    private static final Duration A_DAY = Duration.ofDays(1);

    /** Every period the ledger must have a word for: the one that runs now and all before it that the store may still serve. */
    List<ReportPeriod> periods(Instant now) {
        LocalDate today = today(now);
        LocalDate first = firstDay(today);
        List<ReportPeriod> periods = new ArrayList<>();
        for (var period = ReportPeriod.holding(stream.grain(), first);
                !period.start().isAfter(today);
                period = period.next()) {
            periods.add(period);
        }
        return periods.reversed();
    }

    private LocalDate firstDay(LocalDate today) {
        LocalDate first = stream.firstPeriod();
        for (Optional<Period> reach : List.of(stream.retention(), history)) {
            LocalDate reached = reach.map(today::minus).orElse(LocalDate.MIN);
            first = first.isBefore(reached) ? reached : first;
        }
        return first;
    }

    /** When the next period begins, and with it the next row. */
    Instant nextPeriodAt(Instant now) {
        return startOf(ReportPeriod.holding(stream.grain(), today(now)).next().start());
    }

    boolean hasEnded(ReportPeriod period, Instant now) {
        return !now.isBefore(daysAfter(period, 0));
    }

    /** When to ask for a period the first time. */
    Instant dueAt(ReportPeriod period) {
        return stream.usuallyAvailableAt(period).plus(spread);
    }

    /** Whether a file that is not there yet is so against the store's habit. */
    boolean isLate(ReportPeriod period, Instant now) {
        return !now.isBefore(stream.usuallyAvailableAt(period).plus(A_DAY));
    }

    /** Whether "nothing to report" is too young to be believed. */
    boolean isProvisional(ReportPeriod period, Instant now) {
        return now.isBefore(daysAfter(period, provisionalDays));
    }

    /**
     * When to ask again for a period that was answered now: at the account's hour of the next day as long as the answer may change,
     * and once after that.
     */
    Optional<Instant> askAgainAt(ReportPeriod period, Instant now, boolean provisional) {
        boolean mayChange = provisional || now.isBefore(daysAfter(period, stream.restatedFor()));
        if (!mayChange) {
            return Optional.empty();
        }
        Instant soonest = now.plus(A_DAY.dividedBy(2));
        Instant due = dueAt(period);
        long days = due.isBefore(soonest) ? Duration.between(due, soonest).dividedBy(A_DAY) + 1 : 0;
        return Optional.of(due.plus(A_DAY.multipliedBy(days)));
    }

    LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, stream.zone());
    }

    private Instant daysAfter(ReportPeriod period, int days) {
        return startOf(stream.lastDay(period).plusDays(1L + days));
    }

    private Instant startOf(LocalDate date) {
        return date.atTime(LocalTime.MIDNIGHT).atZone(stream.zone()).toInstant();
    }

    Grain grain() {
        return stream.grain();
    }
}
