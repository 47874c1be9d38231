package org.storelink.reports.faces;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.storelink.catalog.Catalog;
import org.storelink.connector.Grain;
import org.storelink.platform.Actor;
import org.storelink.reports.Granularity;
import org.storelink.reports.Report;
import org.storelink.reports.ReportKind;
import org.storelink.reports.ReportQuery;
import org.storelink.reports.TestReports;

class ChartWriterTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");

    @TempDir
    Path home;

    private TestReports reports;

    @BeforeEach
    void sell() throws InterruptedException {
        reports = TestReports.in(home, LocalDate.parse("2026-11-20"));
        reports.sold(Grain.DAY, "2026-11-17", 1, 20);
        reports.sold(Grain.DAY, "2026-11-18", 2, 4);
    }

    @AfterEach
    void close() {
        reports.close();
    }

    @ParameterizedTest
    @CsvSource({"'dates,products', '[20,null]', '[null,4]'", "'countries,products', '[20]', '[4]'"})
    void drawsProductsOfOneNameApart(String groupBy, String first, String second) {
        JsonObject data = chart(groupBy).getJsonObject("data");

        assertThat(data.getJsonArray("datasets").getValuesAs(JsonObject.class))
                .extracting(series -> series.getString("label") + " " + series.getJsonArray("data"))
                .containsExactly("Twins " + first, "Twins " + second);
    }

    private JsonObject chart(String groupBy) {
        var query = ReportQuery.parse(
                new ReportQuery.Parameters(null, null, groupBy, null, null, null, null), TODAY, ReportKind.SALES);
        try (Report report = reports.sales(query)) {
            Figures figures = Figures.read(report, Metrics.OF_SALES, Granularity.DAILY, TODAY);
            GroupNames names = GroupNames.of(TestReports.VIEWER, new Twins(), figures.lines(), Granularity.DAILY);
            String chart = new ChartWriter(figures, names, Metrics.DOWNLOADS, "").write();
            return Json.createReader(new StringReader(chart)).readObject();
        }
    }

    /** Gives all products one name. */
    private static final class Twins extends Catalog {

        @Override
        public Map<Long, String> names(Actor actor, Collection<Long> ids) {
            Map<Long, String> names = new TreeMap<>();
            ids.forEach(id -> names.put(id, "Twins"));
            return names;
        }
    }
}
