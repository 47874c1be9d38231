package org.storelink.appstoresimulator.publishing;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;

/** The days that one report covers, both ends included. Weeks run from Monday to the Sunday that names them. */
public record Period(DateType type, LocalDate begin, LocalDate end) {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuuMM").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter YEAR =
            DateTimeFormatter.ofPattern("uuuu").withResolverStyle(ResolverStyle.STRICT);

    /** The period of a type that a day falls into. */
    public static Period containing(DateType type, LocalDate day) {
        return switch (type) {
            case DAILY -> new Period(type, day, day);
            case WEEKLY -> {
                LocalDate sunday = day.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
                yield new Period(type, sunday.minusDays(6), sunday);
            }
            case MONTHLY ->
                new Period(
                        type, YearMonth.from(day).atDay(1), YearMonth.from(day).atEndOfMonth());
            case YEARLY ->
                new Period(
                        type,
                        Year.from(day).atDay(1),
                        YearMonth.of(day.getYear(), 12).atEndOfMonth());
        };
    }

    /** Reads a date as requests write it for the type; empty if it is none, or a week that ends on no Sunday. */
    public static Optional<Period> parse(DateType type, String text) {
        try {
            LocalDate day =
                    switch (type) {
                        case DAILY, WEEKLY -> LocalDate.parse(text, DAY);
                        case MONTHLY -> YearMonth.parse(text, MONTH).atDay(1);
                        case YEARLY -> Year.parse(text, YEAR).atDay(1);
                    };
            return Optional.of(containing(type, day))
                    .filter(period -> period.text().equals(text));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    /** As requests and file names write it: {@code 20261122}, {@code 202611} or {@code 2026}. */
    public String text() {
        return switch (type) {
            case DAILY, WEEKLY -> end.format(DAY);
            case MONTHLY -> end.format(MONTH);
            case YEARLY -> end.format(YEAR);
        };
    }

    public Period previous() {
        return containing(type, begin.minusDays(1));
    }

    public List<LocalDate> days() {
        return begin.datesUntil(end.plusDays(1)).toList();
    }
}
