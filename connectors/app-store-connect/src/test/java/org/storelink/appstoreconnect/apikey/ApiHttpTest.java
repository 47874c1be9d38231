package org.storelink.appstoreconnect.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.storelink.appstoreconnect.sales.SalesReport;
import org.storelink.appstoreconnect.web.WebRequest;
import org.storelink.appstoreconnect.wire.Endpoints;
import org.storelink.appstoreconnect.wire.FileAnswer;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.ConnectorFailure.CredentialRejected;
import org.storelink.connector.ConnectorFailure.Unavailable;
import org.storelink.connector.Credential;
import org.storelink.connector.Grain;
import org.storelink.connector.ReportPeriod;
import org.storelink.testkit.LentContext;
import org.storelink.testkit.MutableClock;
import org.storelink.testkit.RecordingHttp;

/** What is said of a key only after Apple itself has said it: whoever believes it has to link again. */
class ApiHttpTest {

    private static final Instant NOW = Instant.parse("2026-11-23T20:00:00Z");
    private static final String JSON = "application/json";
    private static final String GZIP = "application/a-gzip";
    private static final String REFUSED = "{\"errors\":[{\"status\":\"401\",\"code\":\"NOT_AUTHORIZED\"}]}";
    private static final String APPS = "{\"data\":[]}";

    private final ScriptedApi script = new ScriptedApi();
    private final MutableClock clock = MutableClock.at(NOW);
    private final RecordingHttp http = new RecordingHttp();
    private Api api;

    @BeforeEach
    void open() throws ConnectorException {
        try (KeyFixture fixture = new KeyFixture()) {
            Map<String, char[]> typed = fixture.goodValues().entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, value -> value.getValue().toCharArray()));
            try (Credential credential = new Credential(ApiKeyMode.ID, typed)) {
                api = new Api(
                        new LentContext(Map.of(Endpoints.API, script.uri()), http, clock),
                        KeyCredential.of(credential));
            }
        }
    }

    @AfterEach
    void close() {
        http.close();
        script.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Two hundred apps, or a hundred reviews, are more than a notice may be. */
    @Test
    void aLongListIsTakenWhole() throws Exception {
        String name = "n".repeat(2 << 20);
        script.then(200, NOW, JSON, bytes("{\"data\":[],\"name\":\"" + name + "\"}"));

        assertThat(api.ask(WebRequest.get("/v1/apps")).bytes()).hasSizeGreaterThan(name.length());
    }

    private ConnectorFailure failure() {
        return catchThrowableOfType(ConnectorException.class, api::verify).failure();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Unauthorized",
                "<html><title>401</title></html>",
                "{\"errors\":[{\"code\":\"LOGIN_REQUIRED\"}]}",
                "{\"error\":\"NOT_AUTHORIZED\"}"
            })
    void aGatewayThatWantsSomethingSaysNothingOfTheKey(String body) {
        script.then(401, NOW, JSON, bytes(body));

        assertThat(failure()).isInstanceOf(Unavailable.class);
        assertThat(script.timesAsked()).isEqualTo(1);
    }

    @Test
    void aKeyIsRejectedWhenAppleSaysSoTwice() {
        script.then(401, NOW, JSON, bytes(REFUSED)).then(401, NOW, JSON, bytes(REFUSED));

        assertThat(failure()).isInstanceOf(CredentialRejected.class);
        assertThat(script.timesAsked()).isEqualTo(2);
    }

    @Test
    void aSecondRefusalByAGatewayRejectsNothing() {
        script.then(401, NOW, JSON, bytes(REFUSED)).then(401, NOW, "text/plain", bytes("no"));

        assertThat(failure()).isInstanceOf(Unavailable.class);
    }

    @Test
    void aKeyThatHasOpenedSomethingIsNotRejectedInTheSameSession() throws Exception {
        script.then(200, NOW, JSON, bytes(APPS));
        api.verify();
        script.then(401, NOW, JSON, bytes(REFUSED)).then(401, NOW, JSON, bytes(REFUSED));

        assertThat(failure()).isInstanceOfSatisfying(Unavailable.class, unavailable -> assertThat(unavailable.message())
                .contains("until a moment ago"));
    }

    @Test
    void withoutApplesTimeTheClockMayBeWrongAndNotTheKey() {
        script.thenWithoutTime(401, JSON, bytes(REFUSED)).thenWithoutTime(401, JSON, bytes(REFUSED));

        assertThat(failure()).isInstanceOfSatisfying(Unavailable.class, unavailable -> assertThat(unavailable.message())
                .contains("the clock of this server"));
    }

    @Test
    void aTokenThatWasSignedBeforeTheClockWasSetIsReplaced() throws Exception {
        clock.advance(Duration.ofMinutes(5));
        script.then(401, NOW, JSON, bytes(REFUSED));
        assertThat(failure()).isInstanceOfSatisfying(Unavailable.class, unavailable -> assertThat(unavailable.message())
                .contains("5 minutes ahead of"));
        clock.set(NOW);
        script.then(401, NOW, JSON, bytes(REFUSED)).then(200, NOW, JSON, bytes(APPS));

        api.verify();

        assertThat(script.timesAsked()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"401", "404", "500", "503"})
    void aFileThatComesWithAnErrorIsNoReport(int status) {
        script.then(status, NOW, GZIP, new byte[] {0x1f, (byte) 0x8b, 8, 0});

        ConnectorFailure failure = catchThrowableOfType(
                        ConnectorException.class, () -> api.finance("85410007", "ZZ", YearMonth.of(2026, 10)))
                .failure();

        assertThat(failure).isInstanceOf(Unavailable.class);
        assertThat(failure.message()).contains("HTTP status " + status);
    }

    /** Apple has been seen to send files that are not packed, or packed with zip: one such file must not keep the others back. */
    @ParameterizedTest
    @ValueSource(strings = {"", "PK\u0003\u0004", "Provider\tProvider Country\n"})
    void whatAppleCallsAFileIsOneWhateverIsInIt(String body) throws Exception {
        script.then(200, NOW, GZIP, bytes(body));

        FileAnswer answer =
                api.sales("85410007", SalesReport.DAILY, new ReportPeriod(Grain.DAY, LocalDate.of(2026, 11, 20)));

        assertThat(answer).isInstanceOf(FileAnswer.Sent.class);
        try (var file = ((FileAnswer.Sent) answer).file().bytes()) {
            assertThat(file).hasContent(body);
        }
    }
}
