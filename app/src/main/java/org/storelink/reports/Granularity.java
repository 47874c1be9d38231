package org.storelink.reports;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.storelink.connector.Grain;

/** How much time one row of a report covers. */
public enum Granularity {
    DAILY(EnumSet.of(Grain.DAY)),
    /** Monday to Sunday. */
    WEEKLY(EnumSet.of(Grain.DAY, Grain.WEEK)),
    MONTHLY(EnumSet.of(Grain.DAY, Grain.MONTH)),
    QUARTERLY(EnumSet.of(Grain.DAY, Grain.MONTH)),
    YEARLY(EnumSet.of(Grain.DAY, Grain.MONTH, Grain.YEAR));

    private final Set<Grain> grains;

    Granularity(Set<Grain> grains) {
        this.grains = grains;
    }

    /** As the API writes it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** First day of the period that holds the date. */
    public LocalDate startOf(LocalDate date) {
        return switch (this) {
            case DAILY -> date;
            case WEEKLY -> Grain.WEEK.startOf(date);
            case MONTHLY -> date.withDayOfMonth(1);
            case QUARTERLY -> date.with(IsoFields.DAY_OF_QUARTER, 1);
            case YEARLY -> date.withDayOfYear(1);
        };
    }

    /** Last day of the period that holds the date. */
    public LocalDate endOf(LocalDate date) {
        LocalDate start = startOf(date);
        LocalDate next =
                switch (this) {
                    case DAILY -> start.plusDays(1);
                    case WEEKLY -> start.plusWeeks(1);
                    case MONTHLY -> start.plusMonths(1);
                    case QUARTERLY -> start.plusMonths(3);
                    case YEARLY -> start.plusYears(1);
                };
        return next.minusDays(1);
    }

    /** Files whose figures lie wholly in one of its periods. */
    Set<Grain> grains() {
        return grains;
    }
}
