package org.storelink.appstoreconnect.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storelink.appstoreconnect.account.AccountTalk.codeAsked;
import static org.storelink.appstoreconnect.account.AccountTalk.refused;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.storelink.appstoreconnect.account.FakeApple.Reply;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.ConnectorFailure.AccountLocked;
import org.storelink.connector.ConnectorFailure.AgreementMissing;
import org.storelink.connector.ConnectorFailure.CredentialRejected;
import org.storelink.connector.ConnectorFailure.PermissionMissing;
import org.storelink.connector.ConnectorFailure.RequestRejected;
import org.storelink.connector.ConnectorFailure.Throttled;
import org.storelink.connector.ConnectorFailure.Unavailable;
import org.storelink.connector.ConnectorFailure.Unreadable;

/** Whatever Apple is known to answer to a sign-in has its own type of failure and its own words. */
class SignInOutcomesTest {

    private static final String COMPLETE = "POST /appleauth/auth/signin/complete";
    private static final String INIT = "POST /appleauth/auth/signin/init";

    private final AccountTalk talk = new AccountTalk();
    private final FakeApple apple = talk.apple();

    @AfterEach
    void close() {
        talk.close();
    }

    private static Reply errors(int status, String listName, String code) {
        return Reply.of(
                status, "{\"" + listName + "\":[{\"code\":" + code + ",\"message\":\"words\"}],\"hasError\":true}");
    }

    private static Arguments outcome(Reply reply, Class<?> kind, String words) {
        return Arguments.of(reply, kind, words);
    }

    static Stream<Arguments> outcomes() {
        return Stream.of(
                outcome(errors(401, "serviceErrors", "\"-20101\""), CredentialRejected.class, "does not accept"),
                outcome(errors(401, "serviceErrors", "-20751"), CredentialRejected.class, "does not accept"),
                outcome(errors(200, "service_errors", "-20101"), CredentialRejected.class, "does not accept"),
                outcome(errors(400, "validationErrors", "\"-22406\""), CredentialRejected.class, "does not accept"),
                outcome(errors(401, "serviceErrors", "\"-12345\""), CredentialRejected.class, "error -12345"),
                outcome(Reply.of(401, ""), CredentialRejected.class, "does not accept"),
                outcome(Reply.of(403, "{}"), CredentialRejected.class, "does not accept"),
                outcome(
                        Reply.of(200, "<html><input invalid=\"true\"></html>"),
                        CredentialRejected.class,
                        "does not accept"),
                outcome(errors(403, "serviceErrors", "\"-20209\""), AccountLocked.class, "iforgot.apple.com"),
                outcome(errors(409, "serviceErrors", "-20209"), AccountLocked.class, "iforgot.apple.com"),
                outcome(
                        new Reply(401, Map.of("Set-Cookie", "itctx=x; Domain=apple.com"), ""),
                        PermissionMissing.class,
                        "invite"),
                outcome(Reply.of(423, ""), AccountLocked.class, "locked"),
                outcome(
                        Reply.of(412, "{\"authType\":\"hsa2\"}"),
                        AgreementMissing.class,
                        "Its owner must sign in at App Store Connect"),
                outcome(errors(401, "serviceErrors", "-22938"), RequestRejected.class, "app-specific password"),
                outcome(Reply.of(429, ""), Throttled.class, "too many"),
                outcome(
                        Reply.of(503, "<html><head><title>503 Service Temporarily Unavailable</title></head></html>"),
                        Throttled.class,
                        "too many"),
                outcome(Reply.of(503, "<html><title>Maintenance</title></html>"), Unavailable.class, "web page"),
                outcome(
                        Reply.of(200, "<html><head><title>302 Found</title></head></html>"),
                        Unavailable.class,
                        "web page"),
                outcome(new Reply(302, Map.of("Location", "/x"), ""), Unavailable.class, "302"),
                outcome(errors(200, "serviceErrors", "-36607"), Unavailable.class, "error -36607"),
                outcome(errors(503, "serviceErrors", "-36607"), Unavailable.class, "error -36607"),
                outcome(errors(401, "serviceErrors", "-36607"), Unavailable.class, "error -36607"),
                outcome(errors(403, "service_errors", "-36607"), Unavailable.class, "error -36607"),
                outcome(Reply.of(500, ""), Unavailable.class, "500"),
                outcome(Reply.of(403, "<html>Forbidden</html>"), Unavailable.class, "web page"));
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void eachOutcomeHasItsFailureAndTheProofIsSentOnce(Reply reply, Class<?> kind, String words)
            throws ConnectorException {
        apple.next(COMPLETE, reply);

        ConnectorFailure failure = refused(talk.begin());

        assertThat(failure).isInstanceOf(kind);
        assertThat(failure.message()).contains(words);
        assertThat(apple.passwordsSent()).isEqualTo(1);
        assertThat(talk.leavesAsked()).isEqualTo(1);
    }

    @Test
    void aLockLastsADay() throws ConnectorException {
        apple.next(COMPLETE, errors(403, "serviceErrors", "\"-20209\""));

        assertThat(((AccountLocked) refused(talk.begin())).until())
                .isEqualTo(talk.clock().instant().plus(Duration.ofDays(1)));
    }

    @Test
    void aThrottleLastsAsLongAsAppleSays() throws ConnectorException {
        apple.next(COMPLETE, new Reply(429, Map.of("Retry-After", "7200"), ""));

        assertThat(((Throttled) refused(talk.begin())).retryAt())
                .isEqualTo(talk.clock().instant().plus(Duration.ofHours(2)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"argon2", "s2k_next", ""})
    void anUnknownWayOfProvingThePasswordEndsTheSignInWithWords(String protocol) throws ConnectorException {
        apple.next(
                INIT,
                Reply.of(
                        200,
                        "{\"iteration\":1000,\"salt\":\"AAAA\",\"protocol\":\"" + protocol
                                + "\",\"b\":\"Aw==\",\"c\":\"x\"}"));

        ConnectorFailure failure = refused(talk.begin());

        assertThat(failure).isInstanceOf(Unreadable.class);
        assertThat(failure.message()).contains("Nothing of the password was sent");
        assertThat(apple.passwordsSent()).isZero();
        assertThat(talk.leavesAsked()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"iteration\":1000,\"salt\":\"AAAA\",\"protocol\":\"s2k\",\"b\":\"AA==\",\"c\":\"x\"}",
                "{\"iteration\":0,\"salt\":\"AAAA\",\"protocol\":\"s2k\",\"b\":\"Aw==\",\"c\":\"x\"}",
                "{\"iteration\":99999999,\"salt\":\"AAAA\",\"protocol\":\"s2k\",\"b\":\"Aw==\",\"c\":\"x\"}",
                "{\"iteration\":1000,\"salt\":\"%%%\",\"protocol\":\"s2k\",\"b\":\"Aw==\",\"c\":\"x\"}",
                "{\"iteration\":1000,\"protocol\":\"s2k\",\"b\":\"Aw==\",\"c\":\"x\"}"
            })
    void numbersThatNoSignInMayBeMadeWithEndIt(String body) throws ConnectorException {
        apple.next(INIT, Reply.of(200, body));

        assertThat(refused(talk.begin())).isInstanceOf(Unreadable.class);
        assertThat(apple.passwordsSent()).isZero();
    }

    @Test
    void anUnknownAppleAccountIsRefusedBeforeAnythingOfThePasswordIsSent() throws ConnectorException {
        ConnectorFailure failure = refused(talk.begin("nobody@example.com", FakeApple.PASSWORD, Optional.empty()));

        assertThat(failure).isInstanceOf(CredentialRejected.class);
        assertThat(apple.passwordsSent()).isZero();
    }

    @Test
    void aNumberThatLeavesTheFormInDoubtIsDrawnAgainBeforeAProofIsSent() throws ConnectorException {
        apple.next(
                INIT,
                Reply.of(200, "{\"iteration\":100,\"salt\":\"AAAA\",\"protocol\":\"s2k\",\"b\":\"Aw==\",\"c\":\"x\"}"));

        assertThat(codeAsked(talk.begin()).length()).isEqualTo(6);
        assertThat(apple.calls("/appleauth/auth/signin/init")).hasSizeGreaterThanOrEqualTo(2);
        assertThat(apple.passwordsSent()).isEqualTo(1);
    }

    @Test
    void whatThePersonReadsHoldsNothingThatAppleRepeats() throws ConnectorException {
        apple.next(COMPLETE, Reply.of(400, FakeApple.PASSWORD));

        assertThat(refused(talk.begin()).message()).doesNotContain(FakeApple.PASSWORD);
    }

    @Test
    void theServiceKeyIsTakenFromWhereABrowserIsSentThatSignsOut() throws ConnectorException {
        talk.begin();

        assertThat(apple.calls("/olympus/v1/app/config")).isEmpty();
        assertThat(apple.last("/appleauth/auth/signin/init").headers().getFirst("X-Apple-Widget-Key"))
                .isEqualTo(FakeApple.KEY);
    }

    @Test
    void elseItIsTakenFromTheSitesConfigurationWithThePathOnTheSameHost() throws ConnectorException {
        apple.next("HEAD /logout", Reply.of(404, ""));
        apple.next(
                "GET /olympus/v1/app/config",
                Reply.of(
                        200,
                        "{\"authServiceKey\":\"fedcba9876543210fedcba9876543210\",\"authServiceUrl\":\""
                                + talk.fixture().endpoints().get("idmsa") + "/otherauth\"}"));
        apple.next("POST /otherauth/auth/signin/init", Reply.of(429, ""));

        assertThat(refused(talk.begin())).isInstanceOf(Throttled.class);
        assertThat(apple.last("/otherauth/auth/signin/init").headers().getFirst("X-Apple-Widget-Key"))
                .isEqualTo("fedcba9876543210fedcba9876543210");
    }

    @Test
    void aPathOnAnotherHostIsNotFollowed() throws ConnectorException {
        apple.next("HEAD /logout", Reply.of(404, ""));
        apple.next(
                "GET /olympus/v1/app/config",
                Reply.of(
                        200,
                        "{\"authServiceKey\":\"fedcba9876543210fedcba9876543210\","
                                + "\"authServiceUrl\":\"https://idmsa.example.com/appleauth\"}"));

        assertThat(codeAsked(talk.begin()).length()).isEqualTo(6);
    }

    @Test
    void withoutAnyAnswerTheKeyOfManyYearsIsTried() throws ConnectorException {
        apple.next("HEAD /logout", Reply.of(500, ""));
        apple.next("GET /olympus/v1/app/config", Reply.of(500, ""));

        talk.begin();

        assertThat(apple.last("/appleauth/auth/signin/init").headers().getFirst("X-Apple-Widget-Key"))
                .startsWith("e0b80c3b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST /appleauth/auth/signin/init", "GET /appleauth/auth/signin"})
    void aThrottleBeforeTheProofEndsTheSignInThatHasBegun(String request) throws ConnectorException {
        apple.next(request, new Reply(429, Map.of("Retry-After", "60"), ""));

        assertThat(refused(talk.begin())).isInstanceOf(Throttled.class);
        assertThat(apple.passwordsSent()).isZero();
        assertThat(talk.signInsBegun()).isEqualTo(1);
        assertThat(talk.leavesAsked()).isZero();
    }

    @Test
    void withoutAStampAskedForNoneIsSent() throws ConnectorException {
        apple.next("GET /appleauth/auth/signin", Reply.of(200, ""));
        apple.next(COMPLETE, Reply.of(429, ""));

        talk.begin();

        assertThat(apple.last("/appleauth/auth/signin/complete").headers().containsKey("X-Apple-HC"))
                .isFalse();
    }
}
