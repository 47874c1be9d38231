package org.storelink.appstoresimulator;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.storelink.appstoresimulator.publishing.DateType;

class ControlTest {

    private static final Instant SYSTEM_TIME = Instant.parse("2026-11-23T05:00:00Z");

    private AppStoreSimulator store;
    private RawClient client;

    @BeforeEach
    void open() {
        store = AppStoreSimulator.start(Options.builder()
                .clock(Clock.fixed(SYSTEM_TIME, ZoneOffset.UTC))
                .accounts(1)
                .today(LocalDate.of(2026, 11, 23))
                .build());
        client = new RawClient(store.uri())
                .with("accesstoken", store.accessTokens().issue().value());
    }

    @AfterEach
    void close() {
        client.close();
        store.close();
    }

    @Test
    void tellsWhatWasAsked() {
        client.report("85410007", "Daily", "20261118");
        client.with("password", "wrong").sales("Sales.viewToken");

        JsonObject requests = json("GET", "requests", "");

        assertThat(requests.getInt("total")).isEqualTo(2);
        assertThat(requests.getInt("passwordUses")).isEqualTo(1);
        assertThat(requests.getJsonObject("commands").getInt("Sales.getReport")).isEqualTo(1);
        assertThat(requests.getJsonObject("answers").getInt("108")).isEqualTo(1);
        assertThat(requests.getJsonArray("reports").getJsonObject(0).toString())
                .isEqualTo("{\"vendor\":\"85410007\",\"reportType\":\"Sales\",\"dateType\":\"Daily\","
                        + "\"date\":\"20261118\",\"count\":1}");
        assertThat(json("DELETE", "requests", "").getInt("total")).isZero();
    }

    @Test
    void switchesFaultsOnAndOff() {
        String id = json("POST", "faults", """
                        {"kind":"throttled","vendor":"85410007","dateType":"Daily","times":2,"code":119}
                        """).getString("id");

        assertThat(RawClient.element(client.report("85410007", "Daily", "20261118"), "Code"))
                .isEqualTo("119");
        JsonObject fault = json("GET", "faults", "").getJsonArray("faults").getJsonObject(0);
        assertThat(fault.getString("kind")).isEqualTo("throttled");
        assertThat(fault.getInt("struck")).isEqualTo(1);
        assertThat(json("DELETE", "faults/" + id, "").getJsonArray("faults")).isEmpty();
        json("POST", "faults", "{\"kind\":\"slow\"}");
        assertThat(json("DELETE", "faults", "").getJsonArray("faults")).isEmpty();
    }

    @Test
    void movesTheClock() {
        json("POST", "clock", "{\"today\":\"2026-12-24\"}");
        assertThat(store.clock().today()).isEqualTo("2026-12-24");

        json("POST", "clock", "{\"advance\":\"PT12H\"}");
        assertThat(store.clock().today()).isEqualTo("2026-12-25");

        json("POST", "clock", "{\"instant\":\"2027-01-01T00:00:00Z\"}");
        assertThat(json("GET", "clock", "").getString("instant")).isEqualTo("2027-01-01T00:00:00Z");
    }

    @Test
    void letsTheClockGo() {
        json("POST", "clock", "{\"reset\":true}");

        assertThat(store.clock().instant()).isEqualTo(SYSTEM_TIME);
    }

    @Test
    void tellsTheTruth() {
        JsonObject truth = json("GET", "truth?vendor=85410007&from=2026-10-01&to=2026-11-20&by=Monthly", "");

        JsonObject first = truth.getJsonArray("sales").getJsonObject(0);
        assertThat(first.getString("from")).isEqualTo("2026-10-01");
        assertThat(first.getString("to")).isEqualTo("2026-10-31");
        assertThat(first.getString("proceeds")).matches("\\d+(\\.\\d+)?");
        assertThat(truth.getJsonArray("sales"))
                .hasSize(store.truth()
                        .sales("85410007", LocalDate.of(2026, 10, 1), LocalDate.of(2026, 11, 20), DateType.MONTHLY)
                        .size());
    }

    @Test
    void listsVendorsAndProducts() {
        JsonObject vendor = json("GET", "vendors", "").getJsonArray("vendors").getJsonObject(0);

        assertThat(vendor.getString("number")).isEqualTo("85410007");
        assertThat(vendor.getJsonArray("products").getJsonObject(1).getString("parentSku"))
                .isEqualTo("com.northlight.tidewatch");
    }

    @Test
    void listsWhatCanBeHad() {
        JsonObject years = json("GET", "publications?vendor=85410007&from=2018-01-01&to=2026-12-31&by=Yearly", "");

        assertThat(years.getString("2018")).isEqualTo("OUT_OF_RANGE");
        assertThat(years.getString("2019")).isEqualTo("AVAILABLE");
        assertThat(years.getString("2026")).isEqualTo("NOT_YET");
    }

    @Test
    void restatesADay() {
        byte[] before = client.report("85410007", "Daily", "20261115").body();

        json("POST", "restatements", "{\"vendor\":\"85410007\",\"date\":\"2026-11-15\"}");

        assertThat(client.report("85410007", "Daily", "20261115").body()).isNotEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POST | faults                                        | {"kind":"gremlins"}             | kind:
            POST | faults                                        | {}                              | kind:
            POST | faults                                        | {"kind":"slow","times":"often"} | times:
            POST | faults                                        | {"kind":"slow","times":0}       | times:
            POST | faults                                        | nonsense                        | body:
            POST | clock                                         | {"today":"yesterday"}           | today:
            POST | clock                                         | {}                              | body:
            GET  | truth?from=2026-11-01&to=2026-11-02           | ''                              | vendor:
            GET  | truth?vendor=1&from=2026-11-01&to=2026-11-02  | ''                              | vendor:
            GET  | truth?vendor=85410007&from=1.1.&to=2026-11-02 | ''                              | from:
            """)
    void namesWhatItCannotRead(String method, String path, String body, String start) {
        HttpResponse<byte[]> response = client.control(method, path, body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(RawClient.text(response)).startsWith("{\"error\":\"" + start);
    }

    @Test
    void knowsNoOtherControls() {
        assertThat(client.control("GET", "weather", "").statusCode()).isEqualTo(404);
        assertThat(client.control("DELETE", "faults/fault-99", "").statusCode()).isEqualTo(404);
    }

    private JsonObject json(String method, String path, String body) {
        HttpResponse<byte[]> response = client.control(method, path, body);
        assertThat(response.statusCode()).as(RawClient.text(response)).isEqualTo(200);
        return Json.createReader(new ByteArrayInputStream(response.body())).readObject();
    }
}
