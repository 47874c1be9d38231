package org.storelink.ingestion;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Optional;
import org.storelink.connector.Capability;
import org.storelink.connector.Grain;
import org.storelink.connector.ReportStream;

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

    static StreamCalendar calendar(ReportStream stream) {
        return new StreamCalendar(stream, Duration.ZERO, Optional.empty(), 3);
    }
}
