package org.storelink.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.storelink.connector.Grain;
import org.storelink.connector.ReportPeriod;
import org.storelink.platform.testing.MutableClock;

class StreamCalendarTest {

    private static ReportPeriod day(String date) {
        return new ReportPeriod(Grain.DAY, LocalDate.parse(date));
    }

    @Test
    void coversTheRunningDayAndAllThatTheStoreStillServesNewestFirst() {
        StreamCalendar calendar = Streams.calendar(Streams.daily(3));

        List<ReportPeriod> periods = calendar.periods(Instant.parse("2026-11-22T20:00:00Z"));

        assertThat(periods).containsExactly(day("2026-11-22"), day("2026-11-21"), day("2026-11-20"), day("2026-11-19"));
    }

    @Test
    void theDayIsTheStoresNotOurs() {
        StreamCalendar calendar = Streams.calendar(Streams.daily(1));

        assertThat(calendar.periods(Instant.parse("2026-11-22T07:59:59Z")).getFirst())
                .isEqualTo(day("2026-11-21"));
        assertThat(calendar.periods(Instant.parse("2026-11-22T08:00:00Z")).getFirst())
                .isEqualTo(day("2026-11-22"));
    }

    @Test
    void goesNoFurtherBackThanTheFirstPeriodNorThanConfigurationAllows() {
        var first = new StreamCalendar(
                Streams.daily(Streams.LOS_ANGELES, Optional.empty()), Duration.ZERO, Optional.empty(), 3);
        var limited = new StreamCalendar(Streams.daily(365), Duration.ZERO, Optional.of(Period.ofDays(2)), 3);
        Instant now = Instant.parse("2008-07-12T20:00:00Z");

        assertThat(first.periods(now)).containsExactly(day("2008-07-12"), day("2008-07-11"), day("2008-07-10"));
        assertThat(limited.periods(Instant.parse("2026-11-22T20:00:00Z"))).hasSize(3);
    }

    @Test
    void weeksMonthsAndYearsAreCountedWhole() {
        Instant now = Instant.parse("2027-01-02T20:00:00Z");

        assertThat(Streams.calendar(Streams.of(Grain.WEEK, Period.ofWeeks(2))).periods(now))
                .extracting(ReportPeriod::toString)
                .containsExactly("2026-12-28/2027-01-03", "2026-12-21/2026-12-27", "2026-12-14/2026-12-20");
        assertThat(Streams.calendar(Streams.of(Grain.MONTH, Period.ofMonths(2))).periods(now))
                .extracting(ReportPeriod::toString)
                .containsExactly("2027-01", "2026-12", "2026-11");
        assertThat(Streams.calendar(Streams.of(Grain.YEAR, Period.ofYears(1))).periods(now))
                .extracting(ReportPeriod::toString)
                .containsExactly("2027", "2026");
    }

    @Test
    void dueIsTheStoresMidnightPlusTheUsualDelayOnBothSidesOfAClockChange() {
        StreamCalendar calendar = Streams.calendar(Streams.daily(9));

        // Clocks in Los Angeles went forward in the night to 8 March 2026 and back in the night to 1 November 2026.
        assertThat(calendar.dueAt(day("2026-03-07"))).isEqualTo("2026-03-08T16:00:00Z");
        assertThat(calendar.dueAt(day("2026-03-08"))).isEqualTo("2026-03-09T15:00:00Z");
        assertThat(calendar.dueAt(day("2026-10-31"))).isEqualTo("2026-11-01T15:00:00Z");
        assertThat(calendar.dueAt(day("2026-11-01"))).isEqualTo("2026-11-02T16:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "America/Los_Angeles",
                "Europe/Paris",
                "Asia/Tokyo",
                "Australia/Lord_Howe",
                "America/Sao_Paulo",
                "Pacific/Apia",
                "UTC"
            })
    void askedEveryHourForTwoYearsNoDayIsMissedOrTwice(String zone) {
        ZoneId storeZone = ZoneId.of(zone);
        StreamCalendar calendar = Streams.calendar(Streams.daily(storeZone, Optional.of(Period.ofDays(2))));
        MutableClock clock = MutableClock.at("2027-12-30T00:30:00Z");
        Set<LocalDate> newest = new HashSet<>();
        LocalDate before = calendar.today(clock.instant());

        for (int hour = 0; hour < 2 * 366 * 24; hour++) {
            LocalDate today = calendar.periods(clock.instant()).getFirst().start();
            assertThat(today).isIn(before, before.plusDays(1));
            newest.add(today);
            before = today;
            clock.advance(Duration.ofHours(1));
        }

        LocalDate first = LocalDate.ofInstant(Instant.parse("2027-12-30T00:30:00Z"), storeZone);
        assertThat(newest).hasSize((int) first.until(before, java.time.temporal.ChronoUnit.DAYS) + 1);
        assertThat(newest).contains(LocalDate.of(2028, 2, 29), LocalDate.of(2028, 12, 31), LocalDate.of(2029, 1, 1));
    }

    @Test
    void theNextPeriodBeginsAtTheStoresMidnight() {
        StreamCalendar calendar = Streams.calendar(Streams.daily(2));

        assertThat(calendar.nextPeriodAt(Instant.parse("2026-10-31T20:00:00Z"))).isEqualTo("2026-11-01T07:00:00Z");
        assertThat(calendar.nextPeriodAt(Instant.parse("2026-11-01T20:00:00Z"))).isEqualTo("2026-11-02T08:00:00Z");
    }

    @Test
    void figuresThatMayChangeAreAskedForOnceADayAtTheAccountsHourAndOnceAfterwards() {
        StreamCalendar calendar = Streams.calendar(Streams.daily(30));
        ReportPeriod period = day("2026-11-10");
        MutableClock clock = MutableClock.at("2026-11-11T16:00:05Z");
        int asked = 0;

        for (Optional<Instant> next = Optional.of(clock.instant()); next.isPresent(); asked++) {
            clock.set(next.get());
            next = calendar.askAgainAt(period, clock.instant(), false);
        }

        // First on the 11th, then on seven further days; figures settle at midnight before the 18th.
        assertThat(asked).isEqualTo(8);
        assertThat(clock.instant()).isEqualTo("2026-11-18T16:00:00Z");
    }

    @Test
    void afterALateFirstLoadTheNextQuestionComesAtTheAccountsHour() {
        StreamCalendar calendar = Streams.calendar(Streams.daily(30));

        assertThat(calendar.askAgainAt(day("2026-11-20"), Instant.parse("2026-11-22T20:00:00Z"), false))
                .contains(Instant.parse("2026-11-23T16:00:00Z"));
        assertThat(calendar.askAgainAt(day("2026-11-20"), Instant.parse("2026-11-22T06:00:00Z"), false))
                .contains(Instant.parse("2026-11-23T16:00:00Z"));
    }

    @Test
    void settledFiguresAreNotAskedForAgain() {
        StreamCalendar calendar = Streams.calendar(Streams.daily(30));

        assertThat(calendar.askAgainAt(day("2026-11-01"), Instant.parse("2026-11-22T20:00:00Z"), false))
                .isEmpty();
    }

    @Test
    void noSalesIsProvisionalUntilThreeDaysAfterItsPeriod() {
        StreamCalendar calendar = Streams.calendar(Streams.daily(30));

        assertThat(calendar.isProvisional(day("2026-11-19"), Instant.parse("2026-11-23T07:59:59Z")))
                .isTrue();
        assertThat(calendar.isProvisional(day("2026-11-19"), Instant.parse("2026-11-23T08:00:00Z")))
                .isFalse();
    }

    @Test
    void aFileIsLateADayAfterItsUsualTime() {
        StreamCalendar calendar = Streams.calendar(Streams.daily(30));

        assertThat(calendar.isLate(day("2026-11-20"), Instant.parse("2026-11-22T15:59:59Z")))
                .isFalse();
        assertThat(calendar.isLate(day("2026-11-20"), Instant.parse("2026-11-22T16:00:00Z")))
                .isTrue();
    }

    @Test
    void aFiscalMonthIsDueAfterTheDayOnWhichItReallyEnds() {
        StreamCalendar settlements = Streams.calendar(Streams.settlements());
        var november = new ReportPeriod(Grain.MONTH, LocalDate.parse("2026-11-01"));

        assertThat(settlements.dueAt(november)).isEqualTo("2026-12-05T08:00:00Z");
    }
}
