package org.storelink.reports.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storelink.connector.Grain;
import org.storelink.reports.Granularity;
import org.storelink.reports.Report;
import org.storelink.reports.ReportKind;
import org.storelink.reports.ReportQuery;
import org.storelink.reports.TestReports;
import org.storelink.reports.UsageAnswer;

class FiguresTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");

    @TempDir
    Path home;

    private TestReports reports;

    @BeforeEach
    void sell() throws InterruptedException {
        reports = TestReports.in(home, LocalDate.parse("2026-11-20"));
        reports.sold(Grain.DAY, "2026-11-17", 1, 2);
        reports.sold(Grain.DAY, "2026-11-19", 1, 4);
    }

    @AfterEach
    void close() {
        reports.close();
    }

    @Test
    void showADayWithoutSalesAsZeroAndADayOfWhichNothingIsKnownAsUnknown() {
        Figures figures = read("2026-11-01", "2026-11-21");

        assertThat(figures.lines())
                .extracting(line -> line.startDate().orElseThrow().getDayOfMonth()
                        + (line.isKnown() ? " " + downloads(line) : " unknown"))
                .containsExactly("17 2", "18 0", "19 4", "20 0", "21 unknown");
    }

    @Test
    void endTodayHoweverFarTheQuestionGoes() {
        Figures figures = read("2026-11-01", "9999-12-31");

        assertThat(figures.lines().getLast().startDate()).contains(TODAY);
        assertThat(figures.lines()).hasSize(7);
    }

    @Test
    void beginWithTheFirstSaleHoweverFarTheQuestionGoes() {
        Figures figures = read("0001-01-01", "2026-11-20");

        assertThat(figures.lines()).hasSize(4);
    }

    private Figures read(@Nullable String start, @Nullable String end) {
        var query = ReportQuery.parse(
                new ReportQuery.Parameters(start, end, "dates", "daily", null, null, null), TODAY, ReportKind.SALES);
        try (Report report = reports.sales(query)) {
            return Figures.read(report, Metrics.OF_SALES, Granularity.DAILY, TODAY);
        }
    }

    private static BigDecimal downloads(Line line) {
        return ((UsageAnswer.Figure) line.count(Metrics.DOWNLOADS)).number();
    }
}
