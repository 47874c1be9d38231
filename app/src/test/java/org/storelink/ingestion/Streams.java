package org.storelink.ingestion;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Month;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.storelink.connector.Capability;
import org.storelink.connector.FiscalCalendar;
import org.storelink.connector.Grain;
import org.storelink.connector.ReportStream;
import org.storelink.connector.Scope;
import org.storelink.connector.Subject;

/** Kinds of report for tests, each like one that a real store makes. */
final class Streams {

    static final ZoneId LOS_ANGELES = ZoneId.of("America/Los_Angeles");

    private Streams() {}

    static ReportStream daily(ZoneId zone, Optional<Period> retention) {
        return new ReportStream(
                "sales-daily",
                "Sales, daily",
                Capability.SALES,
                Grain.DAY,
                zone,
                LocalDate.of(2008, 7, 10),
                retention,
                Duration.ofHours(8),
                7);
    }

    static ReportStream daily(int days) {
        return daily(LOS_ANGELES, Optional.of(Period.ofDays(days)));
    }

    static ReportStream of(Grain grain, Period retention) {
        String word = grain.name().toLowerCase(java.util.Locale.ROOT);
        return new ReportStream(
                "sales-" + word,
                "Sales, " + word,
                Capability.SALES,
                grain,
                LOS_ANGELES,
                LocalDate.of(2008, 7, 10),
                Optional.of(retention),
                Duration.ofDays(1),
                5);
    }

    /** Made once for an account. */
    static ReportStream usage(int days) {
        return new ReportStream(
                "usage-daily",
                "Usage, daily",
                Capability.USAGE,
                Grain.DAY,
                LOS_ANGELES,
                LocalDate.of(2015, 4, 1),
                Optional.of(Period.ofDays(days)),
                Duration.ofHours(48),
                5,
                Subject.USAGE,
                Scope.ACCOUNT,
                Optional.empty());
    }

    /** Settled by weeks: months end on the last Saturday of a month, or near it. */
    static ReportStream settlements() {
        return new ReportStream(
                "financial",
                "Financial",
                Capability.FINANCE,
                Grain.MONTH,
                LOS_ANGELES,
                LocalDate.of(2008, 7, 10),
                Optional.of(Period.ofMonths(12)),
                Duration.ofDays(6),
                45,
                Subject.SETTLEMENTS,
                Scope.VENDOR,
                Optional.of(new FiscalCalendar(
                        DayOfWeek.SATURDAY, Month.SEPTEMBER, List.of(5, 4, 4, 5, 4, 4, 5, 4, 4, 5, 4, 4), 3)));
    }

    static StreamCalendar calendar(ReportStream stream) {
        return new StreamCalendar(stream, Duration.ZERO, Optional.empty(), 3);
    }
}
