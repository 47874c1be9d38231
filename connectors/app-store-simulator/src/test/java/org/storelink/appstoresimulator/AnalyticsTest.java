package org.storelink.appstoresimulator;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.storelink.appstoresimulator.people.Practice;
import org.storelink.appstoresimulator.people.Role;
import org.storelink.appstoresimulator.truth.TrueUsage;
import org.storelink.appstoresimulator.usage.Dimension;
import org.storelink.appstoresimulator.usage.Measure;

class AnalyticsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final LocalDate FROM = LocalDate.of(2026, 10, 20);
    private static final LocalDate TO = LocalDate.of(2026, 11, 21);
    private static final long TIDEWATCH = 6_740_012_300L;
    private static final String ROOT = "/analytics/api/v1/";

    private AppStoreSimulator store;
    private Browser browser;

    @BeforeEach
    void open() {
        store = AppStoreSimulator.start(
                Options.builder().rowsPerDay(60).today(TODAY).build());
        browser = new Browser(store.uri(), 6);
        browser.enter(store, Practice.SMS);
        browser.always("X-Requested-By", "appstoreconnect.apple.com");
    }

    @AfterEach
    void close() {
        browser.close();
        store.close();
    }

    @ParameterizedTest
    @EnumSource
    void tellsTheTruthByDay(Measure measure) {
        JsonObject result = series(measure, FROM, TO, "null").getFirst();

        TrueUsage truth = store.usage().of(TIDEWATCH, measure, FROM, TO);
        assertThat(result.getBoolean("meetsThreshold")).isTrue();
        assertThat(byDay(result, measure)).isEqualTo(named(truth)).hasSize(33);
        assertThat(result.getJsonObject("totals").getJsonNumber("value").longValue())
                .isEqualTo(truth.total())
                .isPositive();
    }

    @ParameterizedTest
    @EnumSource
    void tellsTheTruthByDimension(Dimension dimension) {
        List<TrueUsage> truth = store.usage().by(dimension, TIDEWATCH, Measure.SESSIONS, FROM, TO);

        List<JsonObject> results = series(Measure.SESSIONS, FROM, TO, group(dimension));

        assertThat(results).hasSameSizeAs(truth).hasSizeGreaterThan(2);
        for (TrueUsage each : truth) {
            JsonObject result = results.stream()
                    .filter(candidate ->
                            candidate.getJsonObject("group").getString("key").equals(each.key()))
                    .findFirst()
                    .orElseThrow();
            assertThat(result.getBoolean("meetsThreshold")).isNotEqualTo(each.withheld());
            if (!each.withheld()) {
                assertThat(byDay(result, Measure.SESSIONS)).isEqualTo(named(each));
            }
        }
    }

    @Test
    void agreesWithTheSalesReports() {
        long sold = store.truth().sales("85410007", FROM, TO).stream()
                .filter(sales ->
                        sales.key().appleId() == TIDEWATCH && sales.key().type().equals("1F"))
                .mapToLong(sales -> sales.sold())
                .sum();

        assertThat(series(Measure.UNITS, FROM, TO, "null")
                        .getFirst()
                        .getJsonObject("totals")
                        .getInt("value"))
                .isEqualTo((int) sold);
    }

    @Test
    void keepsSmallNumbersToItself() {
        List<TrueUsage> withheld = store.usage().by(Dimension.STOREFRONT, TIDEWATCH, Measure.CRASHES, TO, TO).stream()
                .filter(TrueUsage::withheld)
                .toList();

        List<JsonObject> results = series(Measure.CRASHES, TO, TO, group(Dimension.STOREFRONT)).stream()
                .filter(result -> !result.getBoolean("meetsThreshold"))
                .toList();

        assertThat(results).hasSameSizeAs(withheld).isNotEmpty();
        assertThat(results).allSatisfy(result -> assertThat(
                        result.getJsonArray("data").getJsonObject(0).getInt("crashes"))
                .isZero());
        assertThat(series(Measure.UNITS, TO, TO, group(Dimension.STOREFRONT)))
                .allMatch(result -> result.getBoolean("meetsThreshold"));
    }

    @Test
    void filtersByAKey() {
        TrueUsage unitedStates = store.usage().by(Dimension.STOREFRONT, TIDEWATCH, Measure.UNITS, FROM, TO).stream()
                .filter(usage -> usage.key().equals("143441"))
                .findFirst()
                .orElseThrow();

        JsonObject result =
                results("data/time-series", """
                    {"adamId":["%d"],"measures":["units"],"frequency":"MONTH","startTime":"%sT00:00:00Z","endTime":"%sT00:00:00Z",
                     "group":null,"dimensionFilters":[{"dimensionKey":"storefront","optionKeys":["143441"]}]}
                    """.formatted(TIDEWATCH, FROM, TO)).getFirst();

        assertThat(result.getJsonArray("data")).hasSize(2);
        assertThat(result.getJsonObject("totals").getInt("value")).isEqualTo((int) unitedStates.total());
    }

    @Test
    void tellsDetailsOfSeveralMeasures() {
        List<JsonObject> results = results("data/app/detail/measures", """
            {"adamId":["%d"],"measures":["units","activeDevices"],"frequency":"day",
             "startTime":"%sT00:00:00Z","endTime":"%sT00:00:00Z"}
            """.formatted(TIDEWATCH, FROM, TO));

        assertThat(results).extracting(result -> result.getString("measure")).containsExactly("units", "activeDevices");
        assertThat(results.getFirst().getInt("total")).isEqualTo((int)
                store.usage().of(TIDEWATCH, Measure.UNITS, FROM, TO).total());
        assertThat(results.getFirst().getInt("previousTotal")).isEqualTo((int) store.usage()
                .of(TIDEWATCH, Measure.UNITS, FROM.minusDays(33), FROM.minusDays(1))
                .total());
    }

    @Test
    void saysWhatCanBeAsked() {
        JsonObject settings = Browser.json(browser.get(ROOT + "settings/all"));
        List<JsonObject> apps = Browser.json(browser.get(ROOT + "app-info/all"))
                .getJsonArray("results")
                .getValuesAs(JsonObject.class);
        JsonObject storefronts = results("data/dimension-values", """
            {"measure":"units","dimensions":[{"rank":"DESCENDING","dimension":"storefront","limit":200}],"frequency":"DAY"}
            """).getFirst();

        assertThat(settings.getString("dataEndDate")).isEqualTo("2026-11-21T00:00:00Z");
        assertThat(apps).extracting(app -> app.getString("adamId")).contains(Long.toString(TIDEWATCH));
        assertThat(storefronts.getJsonArray("values").toString())
                .contains("{\"id\":\"143441\",\"title\":\"United States\"}");
    }

    @Test
    void tellsNothingOfDaysThatAreNotComplete() {
        JsonObject result =
                series(Measure.UNITS, TODAY.minusDays(3), TODAY, "null").getFirst();

        assertThat(result.getJsonArray("data")).hasSize(2);
    }

    @Test
    void refusesWhatItDoesNotKnowAndWhoMayNot() {
        assertThat(browser.post(ROOT + "data/time-series", "{\"adamId\":[\"1\"],\"measures\":[\"luck\"]}")
                        .statusCode())
                .isEqualTo(400);
        store.people().put(store.people().get(Practice.SMS).withRoles(Set.of(Role.CUSTOMER_SUPPORT)));
        assertThat(browser.get(ROOT + "app-info/all").statusCode()).isEqualTo(403);
    }

    @Test
    void tellsTheTruthToOtherProcesses() {
        String path = "/control/usage?app=" + TIDEWATCH + "&measure=sessions&from=" + FROM + "&to=" + TO + "&by=source";

        JsonObject truth = Browser.json(browser.get(path));

        assertThat(truth.getJsonArray("usage")).hasSize(5);
    }

    private List<JsonObject> series(Measure measure, LocalDate from, LocalDate to, String group) {
        return results("data/time-series", """
            {"adamId":["%d"],"measures":["%s"],"frequency":"DAY","startTime":"%sT00:00:00Z","endTime":"%sT00:00:00Z",
             "group":%s,"dimensionFilters":[]}
            """.formatted(TIDEWATCH, measure.text(), from, to, group));
    }

    private List<JsonObject> results(String path, String body) {
        return Browser.json(browser.post(ROOT + path, body))
                .getJsonArray("results")
                .getValuesAs(JsonObject.class);
    }

    private static String group(Dimension dimension) {
        return "{\"metric\":\"units\",\"dimension\":\"" + dimension.text() + "\",\"rank\":\"\",\"limit\":200}";
    }

    private static Map<String, Long> byDay(JsonObject result, Measure measure) {
        Map<String, Long> days = new TreeMap<>();
        for (JsonValue point : result.getJsonArray("data")) {
            days.put(
                    point.asJsonObject().getString("date"),
                    point.asJsonObject().getJsonNumber(measure.text()).longValue());
        }
        return days;
    }

    private static Map<String, Long> named(TrueUsage usage) {
        return usage.byDay().entrySet().stream()
                .collect(Collectors.toMap(
                        day -> day.getKey() + "T00:00:00Z", Map.Entry::getValue, (one, _) -> one, TreeMap::new));
    }
}
