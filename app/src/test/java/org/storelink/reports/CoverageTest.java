package org.storelink.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storelink.reports.Sales.day;
import static org.storelink.reports.Sales.month;
import static org.storelink.reports.Sales.slice;
import static org.storelink.reports.Sales.week;
import static org.storelink.reports.Sales.year;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.storelink.accounts.Publishers;
import org.storelink.connector.Grain;
import org.storelink.connector.ReportPeriod;
import org.storelink.connector.Subject;

class CoverageTest {

    private static final Set<Grain> ALL_TIME = Set.of(Grain.DAY, Grain.MONTH, Grain.YEAR);
    private static final Publishers NOBODY_TWICE = new Publishers(Map.of());

    private final List<StoredSlice> known = new ArrayList<>();
    private Sources sources = new Sources(NOBODY_TWICE, Set.of(7L), Set.of());

    @Test
    void choosesNothingWhenNothingIsKnown() {
        assertThat(plan(DateRange.ALL, ALL_TIME)).isEmpty();
    }

    @Test
    void prefersDaysWhereTheyCoverAMonth() {
        days("2026-10-01", "2026-10-31");
        know(month("2026-10-01"));

        assertThat(plan(DateRange.ALL, ALL_TIME)).hasSize(31).allMatch(period -> period.grain() == Grain.DAY);
    }

    @Test
    void takesTheMonthWhereADayIsMissing() {
        days("2026-10-01", "2026-10-30");
        know(month("2026-10-01"));

        assertThat(plan(DateRange.ALL, ALL_TIME)).containsExactly(month("2026-10-01"));
    }

    @Test
    void keepsTheDaysThereAreWhereTheirMonthIsNotKnown() {
        days("2026-10-05", "2026-10-07");

        assertThat(plan(DateRange.ALL, ALL_TIME))
                .containsExactly(day("2026-10-05"), day("2026-10-06"), day("2026-10-07"));
    }

    @Test
    void takesTheYearWhereNeitherDaysNorMonthsCoverIt() {
        know(year(2024));
        know(month("2024-12-01"));
        days("2024-12-01", "2024-12-31");
        days("2025-01-01", "2025-01-02");

        assertThat(plan(DateRange.ALL, ALL_TIME)).containsExactly(year(2024), day("2025-01-01"), day("2025-01-02"));
    }

    @Test
    void combinesMonthsAndDaysWhereTogetherTheyCoverAYear() {
        know(year(2024));
        for (int month = 1; month <= 12; month++) {
            know(month("2024-%02d-01".formatted(month)));
        }
        days("2024-11-15", "2024-12-31");

        List<ReportPeriod> chosen = plan(DateRange.ALL, ALL_TIME);

        assertThat(chosen).hasSize(11 + 31).contains(month("2024-11-01"), day("2024-12-01"));
        assertThat(chosen).doesNotContain(year(2024), month("2024-12-01"), day("2024-11-15"));
    }

    @Test
    void takesAMonthOnlyWhenItLiesWhollyInTheRange() {
        know(month("2024-10-01"));
        know(month("2024-11-01"));

        assertThat(plan(range("2024-10-02", "2024-11-30"), ALL_TIME)).containsExactly(month("2024-11-01"));
    }

    @Test
    void takesNothingCoarserThanARow() {
        know(month("2024-10-01"));
        know(year(2024));
        know(week("2024-10-07"));
        days("2024-10-10", "2024-10-11");

        assertThat(plan(DateRange.ALL, Granularity.DAILY.grains()))
                .containsExactly(day("2024-10-10"), day("2024-10-11"));
        assertThat(plan(DateRange.ALL, Granularity.MONTHLY.grains())).containsExactly(month("2024-10-01"));
        assertThat(plan(DateRange.ALL, Granularity.QUARTERLY.grains())).containsExactly(month("2024-10-01"));
        assertThat(plan(DateRange.ALL, Granularity.YEARLY.grains())).containsExactly(year(2024));
        assertThat(plan(DateRange.ALL, Granularity.WEEKLY.grains())).containsExactly(week("2024-10-07"));
    }

    @Test
    void takesWeeksOnlyForWeeklyRows() {
        know(week("2024-10-07"));

        assertThat(plan(DateRange.ALL, ALL_TIME)).isEmpty();
    }

    @Test
    void prefersTheDaysOfAWholeWeek() {
        know(week("2024-10-07"));
        days("2024-10-07", "2024-10-13");

        assertThat(plan(DateRange.ALL, Granularity.WEEKLY.grains()))
                .hasSize(7)
                .allMatch(period -> period.grain() == Grain.DAY);
    }

    @Test
    void plansEachVendorByItself() {
        days("2026-10-01", "2026-10-31");
        known.add(new StoredSlice(slice(900, 8, month("2026-10-01")), 1, Optional.empty()));

        List<ReportPeriod> chosen = plan(DateRange.ALL, ALL_TIME);

        assertThat(chosen).hasSize(32).contains(month("2026-10-01"), day("2026-10-01"));
    }

    @Test
    void takesOneOfTwoStreamsThatTellOfOneDay() {
        ReportPeriod day = day("2026-10-01");
        known.add(new StoredSlice(new SliceKey(1, 70, 7, "b", day, Subject.SALES), 0, Optional.empty()));
        known.add(new StoredSlice(new SliceKey(2, 70, 7, "c", day, Subject.SALES), 5, Optional.empty()));
        known.add(new StoredSlice(new SliceKey(3, 70, 7, "d", day, Subject.SALES), 6, Optional.empty()));

        List<StoredSlice> chosen =
                Coverage.plan(known, DateRange.ALL, ALL_TIME, sources).chosen();

        assertThat(chosen).extracting(slice -> slice.key().sliceId()).containsExactly(2L);
    }

    @Test
    void findsNoGapWhereEveryKnownDayIsThere() {
        days("2026-10-01", "2026-10-31");

        assertThat(hasGaps(DateRange.ALL)).isFalse();
        assertThat(hasGaps(range("2026-01-01", "2026-12-31"))).isFalse();
        assertThat(hasGaps(range("2027-01-01", "2027-12-31"))).isFalse();
    }

    @Test
    void findsADayThatIsMissingInBetween() {
        days("2026-10-01", "2026-10-10");
        days("2026-10-12", "2026-10-31");

        assertThat(hasGaps(DateRange.ALL)).isTrue();
        assertThat(hasGaps(range("2026-10-12", "2026-10-31"))).isFalse();
    }

    @Test
    void findsThatAnotherVendorIsFurther() {
        sources = new Sources(NOBODY_TWICE, Set.of(7L, 8L), Set.of());
        days("2026-10-01", "2026-10-10");
        known.add(new StoredSlice(slice(900, 8, day("2026-10-11")), 1, Optional.empty()));

        assertThat(hasGaps(DateRange.ALL)).isTrue();
        assertThat(hasGaps(range("2026-10-01", "2026-10-10"))).isFalse();
    }

    @Test
    void findsNoGapBeforeAVendorsHistoryBegins() {
        sources = new Sources(NOBODY_TWICE, Set.of(7L, 8L), Set.of());
        days("2026-10-01", "2026-10-10");
        known.add(new StoredSlice(slice(900, 8, day("2026-10-10")), 1, Optional.empty()));

        assertThat(hasGaps(DateRange.ALL)).isFalse();
    }

    @Test
    void findsThatEverythingIsMissingBeforeTheFirstReportHasCome() {
        assertThat(hasGaps(range("2026-10-01", "2026-10-31"))).isFalse();

        sources = new Sources(NOBODY_TWICE, Set.of(7L), Set.of(7L));

        assertThat(hasGaps(range("2026-10-01", "2026-10-31"))).isTrue();
    }

    @Test
    void findsThatTheBeginIsMissingWhileHistoryIsOnItsWay() {
        sources = new Sources(NOBODY_TWICE, Set.of(7L, 8L), Set.of(8L));
        days("2026-10-01", "2026-10-10");
        known.add(new StoredSlice(slice(900, 8, day("2026-10-10")), 1, Optional.empty()));

        assertThat(hasGaps(DateRange.ALL)).isTrue();
        assertThat(hasGaps(range("2026-10-10", "2026-10-31"))).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Granularity.class)
    void coversEveryDayThatCanBeCoveredExactlyOnceAndAsFinelyAsCanBe(Granularity granularity) {
        for (int seed = 0; seed < 150; seed++) {
            checkRandomPlan(new Random(seed * 31L + granularity.ordinal()), granularity.grains());
        }
    }

    @Test
    void coversAllTimeExactlyOnceToo() {
        for (int seed = 0; seed < 300; seed++) {
            checkRandomPlan(new Random(seed), ALL_TIME);
        }
    }

    /** What is sold on a day is told again by the files of its week, month and year: totals must not depend on which are read. */
    private static void checkRandomPlan(Random random, Set<Grain> grains) {
        Set<ReportPeriod> periods = randomPeriods(random);
        DateRange asked = randomRange(random);
        List<StoredSlice> slices = new ArrayList<>();
        periods.forEach(period ->
                slices.add(new StoredSlice(slice(slices.size(), period), random.nextInt(3), Optional.empty())));

        Set<LocalDate> covered = new HashSet<>();
        List<StoredSlice> chosen = Coverage.plan(slices, asked, grains, new Sources(NOBODY_TWICE, Set.of(7L), Set.of()))
                .chosen();
        for (StoredSlice slice : chosen) {
            assertThat(grains).contains(slice.period().grain());
            for (LocalDate date : datesOf(slice.period())) {
                assertThat(covered.add(date)).as("%s is read once", date).isTrue();
                assertThat(isIn(date, asked)).as("%s was asked for", date).isTrue();
            }
        }

        Map<LocalDate, Grain> finest = new HashMap<>();
        Set<LocalDate> coverable = new TreeSet<>();
        for (ReportPeriod period : periods) {
            List<LocalDate> dates = datesOf(period);
            if (grains.contains(period.grain()) && dates.stream().allMatch(date -> isIn(date, asked))) {
                coverable.addAll(dates);
                dates.forEach(date ->
                        finest.merge(date, period.grain(), (one, other) -> one.compareTo(other) < 0 ? one : other));
            }
        }
        assertThat(covered).isEqualTo(coverable);
        for (StoredSlice slice : chosen) {
            boolean finerWouldDo = datesOf(slice.period()).stream()
                    .allMatch(date -> finest.getOrDefault(date, Grain.YEAR)
                                    .compareTo(slice.period().grain())
                            < 0);
            assertThat(finerWouldDo).as("%s is not needed", slice).isFalse();
        }
    }

    private static Set<ReportPeriod> randomPeriods(Random random) {
        Set<ReportPeriod> periods = new HashSet<>();
        LocalDate first = LocalDate.of(2023, 1, 1);
        for (Grain grain : Grain.values()) {
            double share = random.nextInt(4) / 3.0;
            for (ReportPeriod period = ReportPeriod.holding(grain, first);
                    period.start().isBefore(LocalDate.of(2025, 3, 1));
                    period = period.next()) {
                if (random.nextDouble() < share || share > 0.6 && random.nextInt(20) != 0) {
                    periods.add(period);
                }
            }
        }
        return periods;
    }

    private static DateRange randomRange(Random random) {
        LocalDate from = LocalDate.of(2022, 12, 1).plusDays(random.nextInt(800));
        return switch (random.nextInt(5)) {
            case 0 -> DateRange.ALL;
            case 1 -> new DateRange(LocalDate.MIN, from);
            case 2 -> new DateRange(from, LocalDate.MAX);
            case 3 -> new DateRange(Granularity.YEARLY.startOf(from), Granularity.YEARLY.endOf(from));
            default -> new DateRange(from, from.plusDays(random.nextInt(500)));
        };
    }

    private static boolean isIn(LocalDate date, DateRange range) {
        return !date.isBefore(range.from()) && !date.isAfter(range.to());
    }

    private static List<LocalDate> datesOf(ReportPeriod period) {
        return period.start().datesUntil(period.end().plusDays(1)).toList();
    }

    private void know(ReportPeriod period) {
        known.add(new StoredSlice(slice(known.size(), period), 1, Optional.empty()));
    }

    private void days(String from, String to) {
        LocalDate.parse(from)
                .datesUntil(LocalDate.parse(to).plusDays(1))
                .forEach(date -> know(new ReportPeriod(Grain.DAY, date)));
    }

    private static DateRange range(String from, String to) {
        return new DateRange(LocalDate.parse(from), LocalDate.parse(to));
    }

    private List<ReportPeriod> plan(DateRange asked, Set<Grain> grains) {
        return Coverage.plan(known, asked, grains, sources).chosen().stream()
                .map(StoredSlice::period)
                .collect(Collectors.toList());
    }

    private boolean hasGaps(DateRange asked) {
        return Coverage.plan(known, asked, ALL_TIME, sources).hasGaps(known, asked);
    }
}
