package org.storelink.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.storelink.accounts.LinkedVendor;
import org.storelink.connector.Grain;
import org.storelink.connector.ReportPeriod;
import org.storelink.ingestion.Planner.Plan;
import org.storelink.ingestion.Planner.Row;
import org.storelink.platform.testing.MutableClock;

class PlannerTest {

    private static final LinkedVendor ONE = new LinkedVendor(1, "80000001", "One", true);
    private static final LinkedVendor TWO = new LinkedVendor(2, "80000002", "Two", true);

    private final List<StreamCalendar> calendars = List.of(
            Streams.calendar(Streams.of(Grain.YEAR, Period.ofYears(1))),
            Streams.calendar(Streams.of(Grain.MONTH, Period.ofMonths(1))),
            Streams.calendar(Streams.daily(2)));

    private static Row row(LinkedVendor vendor, Grain grain, String stream, String start) {
        return new Row(vendor.id(), vendor.code(), stream, new ReportPeriod(grain, LocalDate.parse(start)));
    }

    @Test
    void theFirstPlanHoldsAllHistoryDaysBeforeLongerPeriodsAndNewestFirst() {
        Plan plan = Planner.plan(calendars, List.of(ONE), Set.of(), Instant.parse("2026-11-22T20:00:00Z"));

        assertThat(plan.missing())
                .containsExactly(
                        row(ONE, Grain.DAY, "sales-daily", "2026-11-22"),
                        row(ONE, Grain.DAY, "sales-daily", "2026-11-21"),
                        row(ONE, Grain.DAY, "sales-daily", "2026-11-20"),
                        row(ONE, Grain.MONTH, "sales-month", "2026-11-01"),
                        row(ONE, Grain.MONTH, "sales-month", "2026-10-01"),
                        row(ONE, Grain.YEAR, "sales-year", "2026-01-01"),
                        row(ONE, Grain.YEAR, "sales-year", "2025-01-01"));
        assertThat(plan.nextAt()).isEqualTo("2026-11-23T08:00:00Z");
    }

    @Test
    void aReportThatIsMadeForTheAccountIsPlannedOnceHoweverManyVendorsThereAre() {
        List<StreamCalendar> usage = List.of(Streams.calendar(Streams.usage(1)));
        Instant now = Instant.parse("2026-11-22T20:00:00Z");

        Plan plan = Planner.plan(usage, List.of(ONE, TWO), Set.of(), now);

        assertThat(plan.missing())
                .containsExactly(
                        new Row(0, "", "usage-daily", new ReportPeriod(Grain.DAY, LocalDate.parse("2026-11-22"))),
                        new Row(0, "", "usage-daily", new ReportPeriod(Grain.DAY, LocalDate.parse("2026-11-21"))));
        assertThat(Planner.plan(usage, List.of(), Set.of(), now).missing()).isEqualTo(plan.missing());
    }

    @Test
    void aCompleteLedgerNeedsNothing() {
        Instant now = Instant.parse("2026-11-22T20:00:00Z");
        Set<Row> known =
                Set.copyOf(Planner.plan(calendars, List.of(ONE), Set.of(), now).missing());

        assertThat(Planner.plan(calendars, List.of(ONE), known, now).missing()).isEmpty();
    }

    @Test
    void aVendorThatJoinsGetsItsHistoryAndTheOthersStay() {
        Instant now = Instant.parse("2026-11-22T20:00:00Z");
        Set<Row> known =
                Set.copyOf(Planner.plan(calendars, List.of(ONE), Set.of(), now).missing());

        assertThat(Planner.plan(calendars, List.of(ONE, TWO), known, now).missing())
                .hasSize(known.size())
                .allMatch(row -> row.vendorId() == TWO.id());
    }

    @Test
    void nightsInWhichNobodyWasThereAreFilled() {
        MutableClock clock = MutableClock.at("2026-11-10T20:00:00Z");
        List<StreamCalendar> weeksBack = List.of(Streams.calendar(Streams.daily(30)));
        Set<Row> known = new HashSet<>(
                Planner.plan(weeksBack, List.of(ONE), Set.of(), clock.instant()).missing());

        clock.advance(Duration.ofDays(5));
        Plan plan = Planner.plan(weeksBack, List.of(ONE), known, clock.instant());

        assertThat(plan.missing())
                .extracting(row -> row.period().toString())
                .containsExactly("2026-11-15", "2026-11-14", "2026-11-13", "2026-11-12", "2026-11-11");
    }

    @Test
    void tenYearsOfPlansAskForEachPeriodOnce() {
        MutableClock clock = MutableClock.at("2026-01-01T09:00:00Z");
        List<StreamCalendar> all = List.of(
                Streams.calendar(Streams.daily(7)),
                Streams.calendar(Streams.of(Grain.WEEK, Period.ofWeeks(2))),
                Streams.calendar(Streams.of(Grain.MONTH, Period.ofMonths(2))),
                Streams.calendar(Streams.of(Grain.YEAR, Period.ofYears(1))));
        Set<Row> known = new HashSet<>(
                Planner.plan(all, List.of(ONE), Set.of(), clock.instant()).missing());
        Instant end = Instant.parse("2036-01-01T09:00:00Z");

        while (clock.instant().isBefore(end)) {
            Plan plan = Planner.plan(all, List.of(ONE), known, clock.instant());
            assertThat(plan.missing()).noneMatch(known::contains);
            known.addAll(plan.missing());
            clock.set(plan.nextAt());
        }

        assertThat(starts(known, Grain.DAY))
                .containsExactlyElementsOf(LocalDate.of(2025, 12, 25)
                        .datesUntil(LocalDate.of(2036, 1, 2))
                        .toList());
        assertThat(starts(known, Grain.WEEK))
                .containsExactlyElementsOf(LocalDate.of(2025, 12, 15)
                        .datesUntil(LocalDate.of(2036, 1, 1), Period.ofWeeks(1))
                        .toList());
        assertThat(starts(known, Grain.MONTH))
                .containsExactlyElementsOf(LocalDate.of(2025, 11, 1)
                        .datesUntil(LocalDate.of(2036, 1, 2), Period.ofMonths(1))
                        .toList());
        assertThat(starts(known, Grain.YEAR))
                .containsExactlyElementsOf(LocalDate.of(2025, 1, 1)
                        .datesUntil(LocalDate.of(2036, 1, 2), Period.ofYears(1))
                        .toList());
    }

    private static List<LocalDate> starts(Set<Row> rows, Grain grain) {
        return rows.stream()
                .filter(row -> row.period().grain() == grain)
                .map(row -> row.period().start())
                .sorted()
                .toList();
    }
}
