package org.storelink.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportStreamTest {

    /** The end of a day moves with daylight saving of the store's zone: 8 March and 1 November 2026 are 23 and 25 hours long. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-07, 2026-03-08T16:00:00Z",
        "2026-03-08, 2026-03-09T15:00:00Z",
        "2026-10-31, 2026-11-01T15:00:00Z",
        "2026-11-01, 2026-11-02T16:00:00Z"
    })
    void countsTheUsualDelayFromMidnightInTheStoresZone(LocalDate day, Instant available) {
        ReportStream stream = new ReportStream(
                "sales-daily",
                "Daily sales",
                Capability.SALES,
                Grain.DAY,
                ZoneId.of("America/Los_Angeles"),
                LocalDate.of(2008, 7, 1),
                Optional.of(Period.ofDays(365)),
                Duration.ofHours(8),
                3);

        assertThat(stream.usuallyAvailableAt(ReportPeriod.holding(Grain.DAY, day)))
                .isEqualTo(available);
    }
}
