package org.storelink.appstoreconnect.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.storelink.appstoreconnect.session.Switches;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.ConnectorFailure.Gone;
import org.storelink.connector.ConnectorFailure.PermissionMissing;
import org.storelink.connector.ConnectorFailure.Unavailable;
import org.storelink.connector.ConnectorFailure.Unreadable;
import org.storelink.connector.Fact;
import org.storelink.connector.Grain;
import org.storelink.connector.RawPart;
import org.storelink.connector.ReportPeriod;
import org.storelink.connector.ReportSlice;
import org.storelink.connector.SliceResult;
import org.storelink.connector.UsageCut;
import org.storelink.connector.UsageMetric;
import org.storelink.connector.UsageValue;
import org.storelink.testkit.CollectedParts;

class UsageTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
    private static final ReportPeriod DAY = new ReportPeriod(Grain.DAY, LocalDate.of(2026, 11, 20));
    private static final ReportSlice SLICE = new ReportSlice(UsageReport.STREAM, ReportSlice.WHOLE_ACCOUNT, DAY);

    private static final String WHOLE_UNITS = "usage-2026-11-20-whole-units.json";
    private static final String SETTINGS = """
        {"configuration":{"dataEndDate":"2026-11-21T00:00:00Z"},
         "measures":[{"key":"units"},{"key":"totalDownloads"},{"key":"sessions"}]}\
        """;

    private final AnalyticsDesk desk = new AnalyticsDesk();
    private final Map<String, String> settings = new HashMap<>();
    private final UsageDownloads downloads =
            new UsageDownloads(desk, new Switches(name -> Optional.ofNullable(settings.get(name))), CLOCK);
    private final UsageParser parser = new UsageParser();
    private final CollectedParts parts = new CollectedParts();

    @Test
    void asksForEachMeasureOfAllAppsAtOnceAsAWholeAndCutAlongEachLine() throws Exception {
        desk.answering("/app-info/all", 200, AnalyticsDesk.APPS)
                .answering("/settings/all", 200, SETTINGS)
                .answering("/data/time-series", 200, AnalyticsDesk.NOTHING);

        assertThat(downloads.fetch(SLICE, Optional.empty(), parts)).isInstanceOf(SliceResult.Complete.class);

        assertThat(parts.all())
                .extracting(CollectedParts.Part::name)
                .containsExactly(
                        "usage-2026-11-20-apps.json",
                        "usage-2026-11-20-whole-units.json",
                        "usage-2026-11-20-whole-sessions.json",
                        "usage-2026-11-20-countries-units.json",
                        "usage-2026-11-20-countries-sessions.json",
                        "usage-2026-11-20-sources-units.json",
                        "usage-2026-11-20-sources-sessions.json",
                        "usage-2026-11-20-devices-units.json",
                        "usage-2026-11-20-devices-sessions.json");
        assertThat(desk.asked().get(2))
                .startsWith("POST /analytics/api/v1/data/time-series {\"adamId\":[\"6740012300\",\"6740012317\"],")
                .contains("\"measures\":[\"units\"]")
                .contains("\"frequency\":\"DAY\",\"startTime\":\"2026-11-20T00:00:00Z\"")
                .contains("\"group\":null");
        assertThat(desk.asked().get(5)).contains("\"metric\":\"sessions\"", "\"dimension\":\"storefront\"");
    }

    @Test
    void aListOfAppsThatIsSwitchedOffMakesUsageUnavailable() {
        settings.put("site.usage-apps", "off");
        desk.answering("/app-info/all", 200, AnalyticsDesk.APPS).answering("/settings/all", 200, SETTINGS);

        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> downloads.fetch(SLICE, Optional.empty(), parts))
                .satisfies(e -> assertThat(e.failure())
                        .isInstanceOf(Gone.class)
                        .extracting(ConnectorFailure::message)
                        .asString()
                        .contains("site.usage-apps"));

        assertThat(desk.asked()).noneMatch(question -> question.contains("/app-info/all"));
        assertThat(parts.all()).isEmpty();
    }

    @Test
    void asksForEverythingWhereWhatTheSiteMeasuresIsSwitchedOff() throws Exception {
        settings.put("site.usage-settings", "off");
        desk.answering("/app-info/all", 200, AnalyticsDesk.APPS)
                .answering("/settings/all", 200, SETTINGS)
                .answering("/data/time-series", 200, AnalyticsDesk.NOTHING);

        downloads.fetch(SLICE, Optional.empty(), parts);

        assertThat(desk.asked()).noneMatch(question -> question.contains("/settings/all"));
        assertThat(parts.all()).hasSize(1 + 4 * Measure.values().length);
    }

    @Test
    void asksForEverythingWhereTheSiteDoesNotSayWhatItMeasures() throws Exception {
        desk.answering("/app-info/all", 200, AnalyticsDesk.APPS)
                .answering("/data/time-series", 200, AnalyticsDesk.NOTHING);

        downloads.fetch(SLICE, Optional.empty(), parts);

        assertThat(parts.all()).hasSize(1 + 4 * Measure.values().length);
    }

    /** Two hundred parts are the most that one answer gives: of several apps some may be missing then. */
    @Test
    void asksForEachAppWhereAllAtOnceAreTooMany() throws Exception {
        desk.answering("/app-info/all", 200, AnalyticsDesk.APPS)
                .answering("/settings/all", 200, "{\"measures\":[{\"key\":\"units\"}]}")
                .answering(
                        "\"adamId\":[\"6740012300\",\"6740012317\"],\"measures\":[\"units\"]",
                        200,
                        AnalyticsDesk.full())
                .answering("/data/time-series", 200, AnalyticsDesk.NOTHING);

        downloads.fetch(SLICE, Optional.empty(), parts);

        assertThat(parts.all())
                .extracting(CollectedParts.Part::name)
                .containsExactly(
                        "usage-2026-11-20-apps.json",
                        "usage-2026-11-20-whole-units.json",
                        "usage-2026-11-20-countries-units-6740012300.json",
                        "usage-2026-11-20-countries-units-6740012317.json",
                        "usage-2026-11-20-sources-units-6740012300.json",
                        "usage-2026-11-20-sources-units-6740012317.json",
                        "usage-2026-11-20-devices-units-6740012300.json",
                        "usage-2026-11-20-devices-units-6740012317.json");
        for (int part = 0; part < parts.all().size() - 1; part++) {
            CollectedParts rest = new CollectedParts();
            downloads.fetch(SLICE, parts.all().get(part).resumeAfter(), rest);
            assertThat(rest.all())
                    .extracting(CollectedParts.Part::name)
                    .as("after part %d", part)
                    .containsExactlyElementsOf(parts.all().stream()
                            .skip(part + 1L)
                            .map(CollectedParts.Part::name)
                            .toList());
        }
    }

    @Test
    void whatIsAskedAgainCountsOnce() throws Exception {
        String first = told("units", "17");
        String again = told("units", "18");

        assertThat(facts(List.of(part(WHOLE_UNITS, first), part(WHOLE_UNITS, again))))
                .singleElement()
                .extracting(fact -> ((Fact.Usage) fact).value())
                .isEqualTo(new UsageValue.Told(new BigDecimal("18")));
    }

    @Test
    void saysWhichMeasuresAreNotListedAnyMore() throws Exception {
        desk.answering("/app-info/all", 200, AnalyticsDesk.APPS)
                .answering("/settings/all", 200, "{\"measures\":[{\"key\":\"units\"},{\"key\":\"sessions\"}]}");

        desk.answering("/data/time-series", 200, AnalyticsDesk.NOTHING);

        assertThat(downloads.probe())
                .contains("unavailable and not zero", "impressions", "crashes", "active devices")
                .doesNotContain("first time downloads", "sessions");
        assertThat(downloads.fetch(SLICE, Optional.empty(), parts))
                .isEqualTo(new SliceResult.Complete(downloads.probe()));
    }

    @Test
    void saysNothingOfMeasuresWhereEachIsListedOrNoneIs() throws Exception {
        desk.answering("/app-info/all", 200, AnalyticsDesk.APPS).answering("/settings/all", 200, "{}");

        assertThat(downloads.probe()).isEmpty();
    }

    @Test
    void waitsForADayThatIsNotComplete() throws Exception {
        desk.answering("/settings/all", 200, "{\"dataEndDate\":\"2026-11-19\"}");

        assertThat(downloads.fetch(SLICE, Optional.empty(), parts))
                .isEqualTo(new SliceResult.NotYetAvailable(Instant.parse("2026-11-24T18:00:00Z")));
        assertThat(parts.all()).isEmpty();
    }

    /** A page in place of JSON, another shape, a number that does not fit: usage is unavailable, in words, and never zero. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | <html>maintenance</html>",
                "200 | {\"rows\":[]}",
                "200 | {\"size\":3,\"results\":[]}",
                "200 | {\"results\":[{\"app\":1}]}",
                "200 | {\"results\":[{\"adamId\":\"1\",\"data\":[]}]}",
                "200 | {\"results\":[{\"adamId\":\"6740012300\",\"data\":[{\"date\":\"2026-11-20\",\"downloads\":3}]}]}",
                "404 | {}",
                "410 | {}"
            })
    void isUnavailableWhenTheSiteChanges(int status, String body) {
        desk.answering("/app-info/all", 200, AnalyticsDesk.APPS).answering("/data/time-series", status, body);

        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> downloads.fetch(SLICE, Optional.empty(), parts))
                .satisfies(e -> assertThat(e.failure())
                        .isInstanceOf(Gone.class)
                        .extracting(ConnectorFailure::message)
                        .asString()
                        .startsWith("Usage is unavailable: "));
    }

    /** That passes, so Apple's page has not changed, and fifty questions in place of one would be no help. */
    @ParameterizedTest
    @CsvSource({"/app-info/all, 500", "/settings/all, 502", "/data/time-series, 503"})
    void isOnlyOutOfOrderWhenTheSiteIs(String path, int status) {
        desk.answering("/app-info/all", 200, AnalyticsDesk.APPS)
                .answering(path, status, "<html>503 Service Temporarily Unavailable</html>");

        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> downloads.fetch(SLICE, Optional.empty(), parts))
                .satisfies(e -> assertThat(e.failure()).isInstanceOf(Unavailable.class));
        assertThat(desk.asked().stream().filter(question -> question.contains(path)))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"400, {}, 2", "404, {}, 2", "200, {}, 2", "410, {}, 1", "200, <html>, 1"})
    void asksForEachAppOnlyWhereThatMayHelp(int status, String body, int questions) {
        desk.answering("/app-info/all", 200, AnalyticsDesk.APPS).answering("/data/time-series", status, body);

        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> downloads.fetch(SLICE, Optional.empty(), parts));
        assertThat(desk.asked().stream().filter(question -> question.contains("/data/time-series")))
                .hasSize(questions);
    }

    @Test
    void saysWhichRoleIsMissing() {
        desk.answering("/app-info/all", 403, "{\"errors\":[]}");

        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> downloads.fetch(SLICE, Optional.empty(), parts))
                .satisfies(e -> assertThat(e.failure())
                        .isInstanceOf(PermissionMissing.class)
                        .extracting(ConnectorFailure::message)
                        .asString()
                        .contains("role"));
    }

    @Test
    void readsWhatIsToldAndWhatIsWithheldAndLeavesOutWhatIsNotSaid() throws Exception {
        List<Fact> facts = facts(List.of(
                part(UsageReport.appsFile(DAY), AnalyticsDesk.APPS),
                part("usage-2026-11-20-whole-conversionRate.json", told("conversionRate", "3.2599999904632568")),
                part("usage-2026-11-20-whole-crashes.json", told("crashes", "0")),
                part("usage-2026-11-20-whole-sessions.json", """
                    {"size":3,"results":[
                      {"adamId":"6740012300","meetsThreshold":false,"group":null,
                       "data":[{"date":"2026-11-20T00:00:00Z","sessions":0}],"totals":{"value":0,"type":"COUNT","key":"sessions"}},
                      {"adamId":"6740012317","meetsThreshold":true,"group":null,
                       "data":[{"date":"2026-11-20T00:00:00Z","sessions":5}]},
                      {"adamId":"6740012324","meetsThreshold":true,"group":null,"data":[]}]}\
                    """)));

        assertThat(facts)
                .extracting(
                        fact -> ((Fact.Usage) fact).product().storeId(),
                        fact -> ((Fact.Usage) fact).product().name(),
                        fact -> ((Fact.Usage) fact).metric(),
                        fact -> ((Fact.Usage) fact).value())
                .containsExactly(
                        tuple("6740012300", "Northlight", UsageMetric.CONVERSION_RATE, "3.260000"),
                        tuple("6740012300", "Northlight", UsageMetric.CRASHES, "0"),
                        Tuple.tuple("6740012300", "Northlight", UsageMetric.SESSIONS, new UsageValue.Withheld()),
                        tuple("6740012317", "小さな灯", UsageMetric.SESSIONS, "5"));
        assertThat(facts)
                .allSatisfy(fact -> assertThat(((Fact.Usage) fact).cut()).isEqualTo(new UsageCut.Whole()));
    }

    @ParameterizedTest
    @CsvSource({
        "countries, 143443, Germany, Country[code=DE]",
        "countries, 199999, Atlantis, Country[code=ZZ]",
        "sources, AppRef, App Referrer, Source[name=App referrer]",
        "sources, Other, , Source[name=Browse]",
        "devices, iPad, iPad, Device[name=iPad]"
    })
    void readsParts(String cut, String key, String title, String part) throws Exception {
        String group = "{\"key\":\"%s\"%s}".formatted(key, title == null ? "" : ",\"title\":\"" + title + "\"");

        List<Fact> facts = facts(List.of(part("usage-2026-11-20-" + cut + "-sessions.json", """
                    {"results":[{"adamId":"6740012300","meetsThreshold":true,"group":%s,
                      "data":[{"date":"2026-11-20T00:00:00Z","sessions":8}]}]}\
                    """.formatted(group))));

        assertThat(facts).singleElement().satisfies(fact -> assertThat(((Fact.Usage) fact).cut())
                .hasToString(part));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"results\":[{\"adamId\":\"6740012300\",",
                "<html></html>",
                "{\"results\":{}}",
                "{\"size\":2,\"results\":[]}",
                "{\"results\":[{\"adamId\":\"6740012300\",\"data\":[{\"date\":\"2026-11-19T00:00:00Z\",\"units\":1}]}]}",
                "{\"results\":[{\"adamId\":\"6740012300\",\"data\":[{\"date\":\"2026-11-20T00:00:00Z\",\"units\":\"many\"}]}]}",
                "{\"results\":[{\"adamId\":\"6740012300\",\"data\":[{\"date\":\"2026-11-20T00:00:00Z\",\"downloads\":1}]}]}",
                "{\"results\":[{\"adamId\":\"6740012300\",\"group\":{\"key\":\"x\"},\"data\":[]}]}"
            })
    void doesNotReadWhatIsNotAnAnswerAboutTheDay(String file) {
        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> facts(List.of(part(WHOLE_UNITS, file))))
                .satisfies(e -> assertThat(e.failure()).isInstanceOf(Unreadable.class));
    }

    @Test
    void aFileOfAnotherDayIsUnreadableWhateverIsInIt() {
        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> facts(List.of(part("usage-2026-11-19-whole-units.json", AnalyticsDesk.NOTHING))))
                .satisfies(e -> assertThat(e.failure()).isInstanceOf(Unreadable.class));
    }

    private List<Fact> facts(List<RawPart> parts) throws ConnectorException, IOException {
        List<Fact> facts = new ArrayList<>();
        parser.parse(SLICE, parts, facts::add);
        return facts;
    }

    private static RawPart part(String name, String text) {
        return new CollectedParts.Part(name, text.getBytes(StandardCharsets.UTF_8), Optional.empty());
    }

    /** An answer about one app. */
    private static String told(String measure, String number) {
        return """
            {"size":1,"results":[{"adamId":"6740012300","meetsThreshold":true,"group":null,
              "data":[{"date":"2026-11-20T00:00:00Z","%s":%s}]}]}\
            """.formatted(measure, number);
    }

    private static Tuple tuple(String app, String name, UsageMetric metric, String number) {
        return Tuple.tuple(app, name, metric, new UsageValue.Told(new BigDecimal(number)));
    }
}
