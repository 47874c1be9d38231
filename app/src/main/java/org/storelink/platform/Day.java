package org.storelink.platform;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A day as addresses write it: a date, or how many days, weeks, months or years ago, with or without a minus. */
public final class Day {

    /** What is allowed, for the words of a refusal. */
    public static final String FORMS = "yyyy-MM-dd, or days, weeks, months or years ago as -30, -2w, -1m, -1y";

    /** Earlier ones overflow in the calendars of databases. */
    private static final int FIRST_YEAR = 1;

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern AGO = Pattern.compile("-?(?<count>\\d{0,4})(?<unit>[dwmy]?)");

    private Day() {}

    /** Empty when the text is none of the {@link #FORMS}. */
    public static Optional<LocalDate> parse(String text, LocalDate today) {
        return (DATE.matcher(text).matches() ? exact(text) : ago(text, today))
                .filter(day -> day.getYear() >= FIRST_YEAR);
    }

    private static Optional<LocalDate> exact(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> ago(String text, LocalDate today) {
        Matcher matcher = AGO.matcher(text.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String count = matcher.group("count");
        String unit = matcher.group("unit");
        if (count.isEmpty() && unit.isEmpty()) {
            return Optional.empty();
        }
        long number = count.isEmpty() ? 1 : Long.parseLong(count);
        return Optional.of(
                switch (unit) {
                    case "w" -> today.minusWeeks(number);
                    case "m" -> today.minusMonths(number);
                    case "y" -> today.minusYears(number);
                    default -> today.minusDays(number);
                });
    }
}
