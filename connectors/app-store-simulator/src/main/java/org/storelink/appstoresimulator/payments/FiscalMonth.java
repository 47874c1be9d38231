package org.storelink.appstoresimulator.payments;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;

/**
 * A month of Apple's books. Its years end on the last Saturday of September; quarters have months of five, four and four weeks; when a
 * year has 53 weeks, December gets the odd one. A month is named after the calendar month that most of it lies in: January 2026 is
 * the fourth month of the fiscal year 2026.
 *
 * @param year the fiscal one
 * @param period from 1, October, to 12, September
 */
public record FiscalMonth(int year, int period) {

    private static final List<Integer> WEEKS = List.of(5, 4, 4, 5, 4, 4, 5, 4, 4, 5, 4, 4);
    private static final int DECEMBER = 3;

    public FiscalMonth {
        if (period < 1 || period > 12) {
            throw new IllegalArgumentException("period: must be from 1 to 12");
        }
    }

    /** The month that bears a calendar month's name. */
    public static FiscalMonth named(YearMonth name) {
        boolean before = name.getMonthValue() >= Month.OCTOBER.getValue();
        return new FiscalMonth(
                before ? name.getYear() + 1 : name.getYear(),
                before ? name.getMonthValue() - 9 : name.getMonthValue() + 3);
    }

    public static FiscalMonth containing(LocalDate day) {
        FiscalMonth month = named(YearMonth.from(day));
        while (day.isBefore(month.begin())) {
            month = month.plus(-1);
        }
        while (day.isAfter(month.end())) {
            month = month.plus(1);
        }
        return month;
    }

    public FiscalMonth plus(int months) {
        int number = year * 12 + period - 1 + months;
        return new FiscalMonth(Math.floorDiv(number, 12), Math.floorMod(number, 12) + 1);
    }

    /** The calendar month after which it is named. */
    public YearMonth name() {
        return YearMonth.of(period <= 3 ? year - 1 : year, period <= 3 ? period + 9 : period - 3);
    }

    /** Always a Sunday. */
    public LocalDate begin() {
        int weeks = WEEKS.subList(0, period - 1).stream()
                .mapToInt(Integer::intValue)
                .sum();
        return yearBegin(year).plusWeeks(period > DECEMBER ? weeks + oddWeek() : weeks);
    }

    /** Always a Saturday. */
    public LocalDate end() {
        int weeks = WEEKS.get(period - 1);
        return begin().plusWeeks(period == DECEMBER ? weeks + oddWeek() : weeks).minusDays(1);
    }

    private int oddWeek() {
        return Math.toIntExact(ChronoUnit.WEEKS.between(yearBegin(year), yearBegin(year + 1))) - 52;
    }

    private static LocalDate yearBegin(int year) {
        return LocalDate.of(year - 1, Month.SEPTEMBER, 1)
                .with(TemporalAdjusters.lastInMonth(DayOfWeek.SATURDAY))
                .plusDays(1);
    }
}
