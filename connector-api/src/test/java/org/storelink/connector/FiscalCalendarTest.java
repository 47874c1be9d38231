package org.storelink.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A year that ends on the last Saturday of September, in quarters of 5, 4 and 4 weeks, a 53rd week in December. */
class FiscalCalendarTest {

    private static final FiscalCalendar CALENDAR =
            new FiscalCalendar(DayOfWeek.SATURDAY, Month.SEPTEMBER, List.of(5, 4, 4, 5, 4, 4, 5, 4, 4, 5, 4, 4), 3);

    @ParameterizedTest
    @CsvSource({
        "2022-10, 2022-09-25",
        "2023-10, 2023-10-01",
        "2024-10, 2024-09-29",
        "2025-10, 2025-09-28",
        "2026-10, 2026-09-27",
        "2027-10, 2027-09-26",
        "2028-10, 2028-10-01",
        "2029-10, 2029-09-30",
        "2030-10, 2030-09-29"
    })
    void beginsAYearTheDayAfterTheLastSaturdayOfSeptember(YearMonth october, LocalDate start) {
        assertThat(CALENDAR.month(october).start()).isEqualTo(start);
        assertThat(CALENDAR.month(october.minusMonths(1)).end()).isEqualTo(start.minusDays(1));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10, 2026-09-27, 2026-10-31",
        "2026-11, 2026-11-01, 2026-11-28",
        "2026-12, 2026-11-29, 2026-12-26",
        "2027-01, 2026-12-27, 2027-01-30",
        "2027-09, 2027-08-29, 2027-09-25",
        // years of 53 weeks
        "2022-12, 2022-11-27, 2022-12-31",
        "2023-01, 2023-01-01, 2023-02-04",
        "2027-12, 2027-11-28, 2028-01-01",
        "2028-01, 2028-01-02, 2028-02-05",
        "2028-09, 2028-09-03, 2028-09-30"
    })
    void cutsAYearIntoMonths(YearMonth name, LocalDate start, LocalDate end) {
        assertThat(CALENDAR.month(name)).isEqualTo(new FiscalMonth(name, start, end));
    }

    @Test
    void leavesNoDayOutAndGivesOnlyTwoYearsA53rdWeek() {
        int weeks = 0;
        FiscalMonth month = CALENDAR.month(YearMonth.of(2022, 10));
        for (;
                month.name().isBefore(YearMonth.of(2030, 12));
                month = CALENDAR.month(month.name().plusMonths(1))) {
            FiscalMonth next = CALENDAR.month(month.name().plusMonths(1));
            assertThat(next.start()).isEqualTo(month.end().plusDays(1));
            assertThat(month.start().getDayOfWeek()).isEqualTo(DayOfWeek.SUNDAY);
            weeks += (int) ChronoUnit.WEEKS.between(month.start(), next.start());
            if (month.name().getMonth() == Month.SEPTEMBER) {
                int year = month.name().getYear();
                assertThat(weeks).as("weeks of %d", year).isEqualTo(year == 2023 || year == 2028 ? 53 : 52);
                weeks = 0;
            }
        }
    }

    @Test
    void aYearIsCalledByTheOneItEndsIn() {
        List<FiscalMonth> year = CALENDAR.year(2027);

        assertThat(year).hasSize(12);
        assertThat(year.getFirst()).isEqualTo(CALENDAR.month(YearMonth.of(2026, 10)));
        assertThat(year.getLast()).isEqualTo(CALENDAR.month(YearMonth.of(2027, 9)));
    }

    @Test
    void aSettlementBelongsToTheMonthItIsNamedFor() {
        assertThat(CALENDAR.month(YearMonth.of(2027, 1)).period())
                .isEqualTo(new ReportPeriod(Grain.MONTH, LocalDate.of(2027, 1, 1)));
    }

    @Test
    void refusesAYearThatIsNoYear() {
        List<Integer> short52 = List.of(4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4);

        assertThatThrownBy(() -> new FiscalCalendar(DayOfWeek.SATURDAY, Month.SEPTEMBER, short52, 3))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
