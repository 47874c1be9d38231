package org.storelink.connector;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How a store that accounts by whole weeks cuts its year into months. A year ends on the last such weekday of its last month, so it has
 * 52 weeks or 53; a 53rd week makes one month longer.
 *
 * @param lastDay weekday on which months and years end
 * @param lastMonth month in which years end; the one after it is the first of the next year
 * @param weeks of the twelve months of a year of 52 weeks, in the order of the year
 * @param longMonth which of them, counted from 1, gets the 53rd week
 */
public record FiscalCalendar(DayOfWeek lastDay, Month lastMonth, List<Integer> weeks, int longMonth) {

    private static final int MONTHS = 12;
    private static final int WEEKS = 52;

    public FiscalCalendar {
        weeks = List.copyOf(weeks);
        if (weeks.size() != MONTHS || weeks.stream().mapToInt(Integer::intValue).sum() != WEEKS) {
            throw new IllegalArgumentException("twelve months of 52 weeks make a year, not " + weeks);
        }
        if (longMonth < 1 || longMonth > MONTHS) {
            throw new IllegalArgumentException("the longer month is one of twelve, not " + longMonth);
        }
    }

    /** The days of the fiscal month that people call by this name. */
    public FiscalMonth month(YearMonth name) {
        int place = Math.floorMod(name.getMonthValue() - lastMonth.getValue() - 1, MONTHS);
        YearMonth last = name.plusMonths(MONTHS - 1L - place);
        LocalDate yearStart = yearEnd(last.minusYears(1)).plusDays(1);
        boolean isLong = yearStart.plusWeeks(WEEKS).isBefore(yearEnd(last));
        LocalDate start = yearStart;
        for (int month = 0; month < place; month++) {
            start = start.plusWeeks(weeksOf(month, isLong));
        }
        return new FiscalMonth(
                name, start, start.plusWeeks(weeksOf(place, isLong)).minusDays(1));
    }

    /**
     * The twelve months of a fiscal year, its first one first.
     *
     * @param year the calendar year in which it ends
     */
    public List<FiscalMonth> year(int year) {
        YearMonth first = YearMonth.of(year, lastMonth).minusMonths(MONTHS - 1L);
        return IntStream.range(0, MONTHS)
                .mapToObj(month -> month(first.plusMonths(month)))
                .toList();
    }

    private LocalDate yearEnd(YearMonth last) {
        return last.atEndOfMonth().with(TemporalAdjusters.previousOrSame(lastDay));
    }

    private int weeksOf(int month, boolean isLong) {
        return weeks.get(month) + (isLong && month == longMonth - 1 ? 1 : 0);
    }
}
