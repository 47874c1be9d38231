package org.storelink.appstoreconnect.reporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.storelink.appstoreconnect.sales.SalesFile;
import org.storelink.appstoreconnect.sales.SalesReport;
import org.storelink.appstoreconnect.wire.FileAnswer;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.Grain;
import org.storelink.connector.ReportPeriod;

class ReporterTest {

    private static final AccessToken TOKEN = new AccessToken("a-token", Optional.empty());
    private static final ReportPeriod DAY = new ReportPeriod(Grain.DAY, LocalDate.of(2026, 11, 20));

    private final ScriptedReporter script = new ScriptedReporter();
    private final Reporter reporter = script.reporter();

    @AfterEach
    void close() {
        script.close();
    }

    @Test
    void aReportIsAskedForInTheFormReporterKnows() throws Exception {
        script.thenFile("S_D_85123456_20261120.txt.gz", SalesFile.gzip("x"));

        FileAnswer answer = reporter.report(TOKEN, "121", "85123456", SalesReport.DAILY, DAY);

        assertThat(((FileAnswer.Sent) answer).file().name()).isEqualTo("S_D_85123456_20261120.txt.gz");
        assertThat(script.path()).isEqualTo("/reportservice/sales/v1");
        assertThat(script.forms()).singleElement().satisfies(form -> {
            assertThat(form).containsOnlyKeys("jsonRequest");
            assertThat(form.get("jsonRequest"))
                    .contains("\"userid\":\"Reports@Example.com\"")
                    .contains("\"version\":\"2.2\"")
                    .contains("\"mode\":\"Robot.XML\"")
                    .contains("\"accesstoken\":\"a-token\"")
                    .contains("\"account\":\"121\"")
                    .contains("\"queryInput\":\"[p=Reporter.properties, Sales.getReport,"
                            + " 85123456,Sales,Summary,Daily,20261120]\"")
                    .doesNotContain("password");
        });
    }

    /** Apple has been seen to pack some of its files so. */
    @Test
    void aFileThatIsPackedWithZipIsAFile() throws Exception {
        byte[] zip = {'P', 'K', 3, 4, 20, 0};
        script.thenFile("S_D_85123456_20261120.zip", zip);

        FileAnswer answer = reporter.report(TOKEN, "121", "85123456", SalesReport.DAILY, DAY);

        assertThat(answer).isInstanceOf(FileAnswer.Sent.class);
        try (var file = ((FileAnswer.Sent) answer).file().bytes()) {
            assertThat(file).hasBinaryContent(zip);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DAILY, DAY, 2026-11-20, 'Daily,20261120'",
        "WEEKLY, WEEK, 2026-11-16, 'Weekly,20261122'",
        "MONTHLY, MONTH, 2026-10-01, 'Monthly,202610'",
        "YEARLY, YEAR, 2025-01-01, 'Yearly,2025'"
    })
    void periodsAreNamedAsAppleNamesThem(SalesReport report, Grain grain, LocalDate start, String named)
            throws Exception {
        script.thenError(213);

        reporter.report(TOKEN, "", "85123456", report, new ReportPeriod(grain, start));

        assertThat(script.forms().getFirst().get("jsonRequest")).contains("Summary," + named + "]");
    }

    @Test
    void anAccountThatIsNotKnownIsLeftOutNotSentEmpty() throws Exception {
        script.then("<Accounts><Account><Name>Söhne &amp; Co</Name><Number>121</Number></Account></Accounts>");

        assertThat(reporter.accounts(TOKEN)).containsExactly(new ReporterAccount("121", "Söhne & Co"));
        assertThat(script.forms().getFirst().get("jsonRequest")).doesNotContain("account\"");
    }

    @Test
    void thePasswordGoesWithTokenCommandsOnlyAndIsEscaped() throws Exception {
        script.then("<ViewToken><AccessToken>t</AccessToken><ExpirationDate>2027-05-01</ExpirationDate></ViewToken>");

        Optional<AccessToken> token = reporter.viewToken("we\"i\\rd&=\n");

        assertThat(token).contains(new AccessToken("t", Optional.of(LocalDate.of(2027, 5, 1))));
        assertThat(script.forms().getFirst().get("jsonRequest"))
                .contains("\"password\":\"we\\\"i\\\\rd&=\\u000a\"")
                .doesNotContain("accesstoken");
    }

    @Test
    void aTokenIsCreatedInTwoStepsTheSecondRepeatingTheId() throws Exception {
        script.then(200, Map.of("service_request_id", "id-1"), "Continue?")
                .then("AccessToken:abc-123\nExpiration Date:2027-05-22\n");

        AccessToken token = reporter.generateToken("pass");

        assertThat(token).isEqualTo(new AccessToken("abc-123", Optional.of(LocalDate.of(2027, 5, 22))));
        assertThat(script.forms().getFirst()).doesNotContainKeys("isExistingToken", "requestId");
        assertThat(script.forms().getLast())
                .containsEntry("isExistingToken", "Y")
                .containsEntry("requestId", "id-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<ViewToken><AccessToken></AccessToken><Message>none</Message></ViewToken>",
                "<Error><Code>123</Code><Message>expired</Message></Error>",
                "<Error><Code>125</Code><Message>none</Message></Error>"
            })
    void noTokenIsNoFailure(String answer) throws Exception {
        script.then(answer);

        assertThat(reporter.viewToken("pass")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "106, CredentialRejected",
        "107, CredentialRejected",
        "108, CredentialRejected",
        "117, Throttled",
        "123, AuthenticationExpired",
        "124, AuthenticationExpired",
        "125, AuthenticationExpired",
        "200, RequestRejected",
        "300, RequestRejected",
        "214, RequestRejected",
        "215, RequestRejected",
        "217, PermissionMissing",
        "110, Unavailable",
        "111, Unavailable",
        "119, Unavailable",
        "212, Unavailable",
        "100, Defect",
        "101, Defect",
        "102, Defect",
        "114, Defect",
        "115, Defect",
        "120, Defect",
        "121, Defect",
        "132, Defect",
        "201, Defect",
        "202, Defect",
        "203, Defect",
        "204, Defect",
        "205, Defect",
        "206, Defect",
        "207, Defect",
        "208, Defect",
        "999, Unavailable"
    })
    void everyErrorNumberHasItsFailure(int code, String failure) {
        script.thenError(code);

        assertThat(failureOfReport().getClass().getSimpleName()).isEqualTo(failure);
    }

    @ParameterizedTest
    @CsvSource({"209, NoLonger", "210, NotYet", "211, NoLonger", "213, Nothing"})
    void theKindsOfAbsenceAreNoFailures(int code, String why) throws Exception {
        script.thenError(code);

        FileAnswer answer = reporter.report(TOKEN, "", "85123456", SalesReport.DAILY, DAY);

        assertThat(answer.getClass().getSimpleName()).isEqualTo(why);
    }

    @Test
    void theStatusDecidesNothingWhereTheBodySpeaks() throws Exception {
        script.then(404, Map.of(), "<Error><Code>213</Code><Message>no sales</Message></Error>");

        assertThat(reporter.report(TOKEN, "", "85123456", SalesReport.DAILY, DAY))
                .isInstanceOf(FileAnswer.Nothing.class);
    }

    @Test
    void anUnknownNumberIsNamedAndAppleIsNotQuoted() {
        script.then("<Error><Code>987</Code><Message>a-token is odd</Message></Error>");

        assertThat(failureOfReport().message()).contains("987").doesNotContain("a-token");
    }

    @Test
    void anAgreementIsRecognizedByItsWordsUnderAnyNumber() {
        script.then("<Error><Code>216</Code><Message>The latest Agreement must be signed.</Message></Error>");

        assertThat(failureOfReport()).isInstanceOf(ConnectorFailure.AgreementMissing.class);
    }

    @Test
    void anErrorInAHeaderAloneIsAnErrorToo() {
        script.then(401, Map.of("errormsg", "Invalid user name or password."), "");

        assertThat(failureOfReport()).isInstanceOf(ConnectorFailure.CredentialRejected.class);
    }

    @Test
    void retryAfterIsHonouredInBothForms() {
        script.then(429, Map.of("Retry-After", "120"), "")
                .then(429, Map.of("Retry-After", "Mon, 23 Nov 2026 20:30:00 GMT"), "");

        assertThat(((ConnectorFailure.Throttled) failureOfReport()).retryAt())
                .isEqualTo(ScriptedReporter.NOW.plusSeconds(120));
        assertThat(((ConnectorFailure.Throttled) failureOfReport()).retryAt())
                .isEqualTo(ScriptedReporter.NOW.plus(Duration.ofMinutes(30)));
    }

    @Test
    void aGzipFileUnderAWrongContentTypeIsStillAFile() throws Exception {
        byte[] file = new byte[] {0x1f, (byte) 0x8b, 8, 0};
        script.then(200, Map.of("Content-Type", "text/plain"), "");
        script.thenFile("../../etc/passwd", file);

        failureOfReport();
        FileAnswer answer = reporter.report(TOKEN, "", "85123456", SalesReport.DAILY, DAY);

        assertThat(((FileAnswer.Sent) answer).file().name())
                .as("a name that is no file name is not taken over")
                .isEmpty();
    }

    @Test
    void documentTypesAndEntitiesAreNotRead() {
        script.then("<!DOCTYPE Error [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                + "<Error><Code>213</Code><Message>&x;</Message></Error>");

        assertThat(failureOfReport()).isInstanceOf(ConnectorFailure.Unavailable.class);
    }

    @Test
    void anAnswerWithoutEndIsGivenUp() {
        script.then("<Vendors>" + "<Vendor>1</Vendor>".repeat(100_000) + "</Vendors>");

        ConnectorException failure =
                catchThrowableOfType(ConnectorException.class, () -> reporter.vendors(TOKEN, "121"));

        assertThat(failure.failure()).isInstanceOf(ConnectorFailure.Unavailable.class);
    }

    @Test
    void aVendorThatIsNoNumberIsNotSent() {
        ConnectorException failure = catchThrowableOfType(
                ConnectorException.class, () -> reporter.report(TOKEN, "", "1,Sales,Summary", SalesReport.DAILY, DAY));

        assertThat(failure.failure()).isInstanceOf(ConnectorFailure.RequestRejected.class);
        assertThat(script.forms()).isEmpty();
    }

    private ConnectorFailure failureOfReport() {
        return catchThrowableOfType(
                        ConnectorException.class, () -> reporter.report(TOKEN, "", "85123456", SalesReport.DAILY, DAY))
                .failure();
    }
}
