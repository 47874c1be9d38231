package org.storelink.reports.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storelink.connector.Grain;
import org.storelink.reports.Report;
import org.storelink.reports.ReportKind;
import org.storelink.reports.ReportQuery;
import org.storelink.reports.TestReports;

class PresetTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");

    @TempDir
    Path home;

    @Test
    void allTimeCountsYearsOfWhichOnlyTheYearlyFileIsLeft() throws InterruptedException {
        try (TestReports reports = TestReports.in(home, LocalDate.parse("2026-11-20"))) {
            reports.sold(Grain.YEAR, "2024-01-01", 1, 1000);
            reports.sold(Grain.MONTH, "2025-12-01", 1, 200);
            reports.sold(Grain.DAY, "2026-11-19", 1, 4);

            ReportQuery query = ReportQuery.parse(
                    Preset.ALL.of(Question.of(Map.of(), ReportKind.SALES)).parameters(), TODAY, ReportKind.SALES);
            try (Report report = reports.sales(query)) {
                assertThat(report.totals().units("downloads")).isEqualTo(1204);
            }
        }
    }

    @Test
    void eachIsTheOnlyOneThatMatchesItsQuestion() {
        for (Preset preset : Preset.values()) {
            Question question = preset.of(Question.of(Map.of(), ReportKind.SALES));

            assertThat(List.of(Preset.values()))
                    .filteredOn(one -> one.matches(question))
                    .containsExactly(preset);
        }
    }
}
