package org.storelink.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportPeriodTest {

    @ParameterizedTest
    @CsvSource({
        "DAY, 2024-02-29, 2024-02-29, 2024-02-29, 2024-02-29",
        "WEEK, 2026-01-01, 2025-12-29, 2026-01-04, 2025-12-29/2026-01-04",
        "WEEK, 2026-01-04, 2025-12-29, 2026-01-04, 2025-12-29/2026-01-04",
        "MONTH, 2024-02-29, 2024-02-01, 2024-02-29, 2024-02",
        "YEAR, 2026-11-23, 2026-01-01, 2026-12-31, 2026"
    })
    void knowsItsDays(Grain grain, LocalDate date, LocalDate start, LocalDate end, String words) {
        ReportPeriod period = ReportPeriod.holding(grain, date);

        assertThat(period.start()).isEqualTo(start);
        assertThat(period.end()).isEqualTo(end);
        assertThat(period).hasToString(words);
        assertThat(period.next().start()).isEqualTo(end.plusDays(1));
    }

    @Test
    void beginsWhereAPeriodOfItsGrainBegins() {
        assertThatThrownBy(() -> new ReportPeriod(Grain.WEEK, LocalDate.of(2026, 11, 22)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2026-11-22");
    }

    @Test
    void comesInTheOrderOfTime() {
        ReportPeriod year = ReportPeriod.holding(Grain.YEAR, LocalDate.of(2026, 1, 1));
        ReportPeriod day = ReportPeriod.holding(Grain.DAY, LocalDate.of(2026, 1, 1));

        assertThat(day).isLessThan(year);
        assertThat(day.next()).isGreaterThan(year);
    }
}
