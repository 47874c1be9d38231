package org.storelink.appstoreconnect.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.storelink.appstoreconnect.web.WebAnswer;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.ConnectorFailure.PermissionMissing;
import org.storelink.connector.ConnectorFailure.Throttled;

/** Every answer that brings nothing, in Apple's words as far as they are known, has one meaning; none is a zero unless it says so. */
class ApiRefusalTest {

    private static final Instant NOW = Instant.parse("2026-11-23T22:00:00Z");
    private static final ApiRefusal.Question QUESTION =
            new ApiRefusal.Question("85410007", "1_0", KeyRight.SALES.missing(true));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            404 | NOT_FOUND | There were no sales for the date specified.            | Nothing
            404 | NOT_FOUND | Report is not available yet. Daily reports ...         | NotYet
            404 | NOT_FOUND | The report you requested is not available yet          | NotYet
            410 | GONE      | Report is no longer available.                         | NoLonger
            410 | NOT_FOUND | Anything at all                                        | NoLonger
            401 | LOGIN_REQUIRED | Whatever                                          | Unavailable
            404 | NOT_FOUND | The specified resource does not exist                  | Unreadable
            404 | PATH_ERROR | There were no sales for the path                      | Unreadable
            403 | FORBIDDEN_ERROR | The API key in use does not allow this request   | PermissionMissing
            403 | FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED | A required agreement is missing | AgreementMissing
            403 | FORBIDDEN_ERROR | Your membership has expired                      | AgreementMissing
            400 | PARAMETER_ERROR.INVALID | Something is wrong                       | Defect
            406 | NOT_ACCEPTABLE | Whatever                                          | Defect
            409 | STATE_ERROR | Whatever                                             | Defect
            422 | ENTITY_UNPROCESSABLE | Whatever                                    | Defect
            500 | UNEXPECTED_ERROR | Whatever                                        | Unavailable
            200 | NONE | Whatever                                                    | Unavailable
            """)
    void everyAnswerHasOneMeaning(int status, String code, String detail, String meaning) {
        assertThat(meaning(ApiRefusal.of(answer(status, Map.of(), error(code, detail, "")), QUESTION, NOW)))
                .isEqualTo(meaning);
    }

    /** No code of Apple's is known for it. */
    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "Report is no longer available."})
    void whatIsGoneIsGoneWithoutAWord(String body) {
        assertThat(meaning(ApiRefusal.of(answer(410, Map.of(), body), QUESTION, NOW)))
                .isEqualTo("NoLonger");
    }

    private static String meaning(ApiRefusal refusal) {
        return switch (refusal) {
            case ApiRefusal.Absent absent -> absent.answer().getClass().getSimpleName();
            case ApiRefusal.OtherVersion other -> other.version();
            case ApiRefusal.UnknownRegion _ -> "UnknownRegion";
            case ApiRefusal.Failed failed -> failed.failure().getClass().getSimpleName();
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            The version parameter you have specified is invalid. The latest version for this report is 1_1. | 1_1
            Please include the version parameter. The latest version for this report is 1_2. | 1_2
            The latest version for this report is 1_3                                | 1_3
            Use version 2_0 instead of 1_0.                                          | 2_0
            The version parameter is invalid.                                        | Defect
            The version 1_0 is invalid.                                              | Defect
            """)
    void theVersionThatIsWantedIsReadFromTheWords(String detail, String meaning) {
        String named = error("PARAMETER_ERROR.INVALID", detail, "filter[version]");
        String unnamed = error("PARAMETER_ERROR.INVALID", detail, "");

        assertThat(meaning(ApiRefusal.of(answer(400, Map.of(), named), QUESTION, NOW)))
                .isEqualTo(meaning);
        assertThat(meaning(ApiRefusal.of(answer(400, Map.of(), unnamed), QUESTION, NOW)))
                .isEqualTo(meaning);
    }

    @Test
    void aVendorThatIsRefusedIsNamed() {
        String error = error("PARAMETER_ERROR.INVALID", "Invalid vendor number specified.", "filter[vendorNumber]");

        assertThat(failure(answer(400, Map.of(), error)).message()).contains("vendor 85410007 does not belong");
    }

    @Test
    void aVendorThatIsRefusedIsKnownByTheWordsWhereNoParameterIsNamed() {
        String error = error("PARAMETER_ERROR.INVALID", "Invalid vendor number specified.", "");

        assertThat(failure(answer(400, Map.of(), error)).message()).contains("vendor 85410007 does not belong");
    }

    @Test
    void aRegionThatIsRefusedIsNoFailureOfTheOthers() {
        String error = error("PARAMETER_ERROR.INVALID", "The region code is not valid.", "filter[regionCode]");

        assertThat(ApiRefusal.of(answer(400, Map.of(), error), QUESTION, NOW))
                .isEqualTo(new ApiRefusal.UnknownRegion());
    }

    @Test
    void theRoleThatIsMissingIsThatOfTheQuestion() {
        assertThat(failure(answer(403, Map.of(), error("FORBIDDEN_ERROR", "no", ""))))
                .isEqualTo(new PermissionMissing(
                        KeyRight.SALES.capability(), QUESTION.lacking().message()));
    }

    @ParameterizedTest
    @CsvSource({
        "120, 1, PT2M",
        "'Mon, 23 Nov 2026 22:30:00 GMT', 1, PT30M",
        ", 500, PT2M",
        ", 0, PT15M",
        "3600, 0, PT1H"
    })
    void patienceIsAsLongAsAppleSays(String retryAfter, int left, Duration patience) {
        Map<String, String> headers = retryAfter == null
                ? Map.of("X-Rate-Limit", "user-hour-lim:3500;user-hour-rem:" + left + ";")
                : Map.of("X-Rate-Limit", "user-hour-lim:3500;user-hour-rem:" + left + ";", "Retry-After", retryAfter);

        assertThat(((Throttled) failure(answer(429, headers, ""))).retryAt()).isEqualTo(NOW.plus(patience));
    }

    @ParameterizedTest
    @CsvSource({"302", "404", "400", "401", "403", "410", "503"})
    void aPageOfAGatewayIsNoAnswerOfTheStores(int status) {
        ConnectorFailure failure = failure(answer(status, Map.of(), "<!DOCTYPE html><html>There were no sales</html>"));

        assertThat(failure).isInstanceOf(ConnectorFailure.Unavailable.class);
        assertThat(failure.message()).contains("web page", String.valueOf(status));
    }

    private static ConnectorFailure failure(WebAnswer answer) {
        return ((ApiRefusal.Failed) ApiRefusal.of(answer, QUESTION, NOW)).failure();
    }

    private static String error(String code, String detail, String parameter) {
        String source = parameter.isEmpty() ? "" : ",\"source\":{\"parameter\":\"" + parameter + "\"}";
        return "{\"errors\":[{\"status\":\"4xx\",\"code\":\"" + code + "\",\"title\":\"A title\",\"detail\":\"" + detail
                + "\"" + source + "}]}";
    }

    private static WebAnswer answer(int status, Map<String, String> headers, String body) {
        Map<String, List<String>> all = headers.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue())));
        return new WebAnswer(status, HttpHeaders.of(all, (_, _) -> true), body.getBytes(StandardCharsets.UTF_8));
    }
}
