package org.storelink.appstoreconnect.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storelink.appstoreconnect.account.AccountTalk.codeAsked;
import static org.storelink.appstoreconnect.account.AccountTalk.refused;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.storelink.appstoreconnect.account.FakeApple.Reply;
import org.storelink.connector.Challenge;
import org.storelink.connector.ChallengeAnswer;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.ConnectorFailure.AccountLocked;
import org.storelink.connector.ConnectorFailure.RequestRejected;
import org.storelink.connector.ConnectorFailure.Throttled;
import org.storelink.connector.ConnectorFailure.Unavailable;
import org.storelink.connector.LinkStep;

/** Whatever Apple is known to answer to each call of the second factor has its own type of failure and its own words. */
class SecondFactorOutcomesTest {

    private static final String PHONES = "{\"securityCode\":{\"length\":6},\"authenticationType\":\"hsa2\","
            + "\"trustedPhoneNumbers\":[{\"id\":1,\"numberWithDialCode\":\"+49 •••• •••••85\",\"pushMode\":\"sms\"}]}";

    /** A call of the second factor, and how linking comes to it. */
    private enum Call {
        OPTIONS("GET /appleauth/auth") {
            @Override
            LinkStep met(AccountTalk talk) throws ConnectorException {
                return talk.begin();
            }
        },
        SEND("PUT /appleauth/auth/verify/phone") {
            @Override
            LinkStep met(AccountTalk talk) throws ConnectorException {
                talk.apple().signIn.optionsBody = PHONES;
                LinkStep asked = talk.begin();
                Challenge.Delivery sms = codeAsked(asked).alternatives().stream()
                        .filter(way -> way.kind() == Challenge.Delivery.Kind.SMS)
                        .findFirst()
                        .orElseThrow();
                return talk.answer(asked, new ChallengeAnswer.SendTo(sms.id()));
            }
        },
        SUBMIT("POST /appleauth/auth/verify/trusteddevice/securitycode") {
            @Override
            LinkStep met(AccountTalk talk) throws ConnectorException {
                return talk.code(talk.begin());
            }
        },
        TRUST("GET /appleauth/auth/2sv/trust") {
            @Override
            LinkStep met(AccountTalk talk) throws ConnectorException {
                return talk.code(talk.begin());
            }
        };

        private final String request;

        Call(String request) {
            this.request = request;
        }

        abstract LinkStep met(AccountTalk talk) throws ConnectorException;
    }

    private record Outcome(Reply reply, Class<? extends ConnectorFailure> kind, String words) {}

    private final AccountTalk talk = new AccountTalk();
    private final FakeApple apple = talk.apple();

    @AfterEach
    void close() {
        talk.close();
    }

    static Stream<Arguments> outcomes() {
        return Stream.of(Call.values()).flatMap(call -> ofEveryCall().map(outcome -> Arguments.of(call, outcome)));
    }

    private static Stream<Outcome> ofEveryCall() {
        return Stream.of(
                new Outcome(Reply.of(429, ""), Throttled.class, "too many"),
                new Outcome(
                        Reply.of(503, "<html><head><title>503 Service Temporarily Unavailable</title></head></html>"),
                        Throttled.class,
                        "too many"),
                new Outcome(
                        new Reply(503, Map.of("Retry-After", "60"), "<html><title>Maintenance</title></html>"),
                        Unavailable.class,
                        "web page"),
                new Outcome(
                        Reply.of(200, "<html><head><title>302 Found</title></head></html>"),
                        Unavailable.class,
                        "web page"),
                new Outcome(Reply.of(403, "<html>Forbidden</html>"), Unavailable.class, "web page"),
                new Outcome(Reply.of(500, ""), Unavailable.class, "500"),
                new Outcome(errors(503, "-36607"), Unavailable.class, "error -36607"),
                new Outcome(errors(200, "-36607"), Unavailable.class, "error -36607"),
                new Outcome(errors(403, "-20209"), AccountLocked.class, "iforgot.apple.com"),
                new Outcome(Reply.of(401, ""), RequestRejected.class, "no longer knows this sign-in"),
                new Outcome(Reply.of(403, "{}"), RequestRejected.class, "no longer knows this sign-in"),
                new Outcome(Reply.of(409, "{}"), RequestRejected.class, "no longer knows this sign-in"),
                new Outcome(Reply.of(412, "{}"), RequestRejected.class, "no longer knows this sign-in"));
    }

    private static Reply errors(int status, String code) {
        return Reply.of(
                status, "{\"serviceErrors\":[{\"code\":\"" + code + "\",\"message\":\"words\"}],\"hasError\":true}");
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void eachCallHasItsFailureForEachAnswer(Call call, Outcome outcome) throws ConnectorException {
        apple.next(call.request, outcome.reply());

        ConnectorFailure failure = refused(call.met(talk));

        assertThat(failure).isInstanceOf(outcome.kind());
        assertThat(failure.message()).contains(outcome.words());
        assertThat(apple.passwordsSent()).isEqualTo(1);
        if (failure instanceof Throttled throttled) {
            assertThat(throttled.retryAt())
                    .isAfterOrEqualTo(talk.clock().instant().plus(Duration.ofDays(1)));
        }
    }

    @Test
    void moreCodesThanAppleTakesEndTheStepForADay() throws ConnectorException {
        apple.next(Call.SUBMIT.request, Reply.of(423, ""));

        assertThat(refused(Call.SUBMIT.met(talk)))
                .isInstanceOfSatisfying(Throttled.class, throttled -> assertThat(throttled.message())
                        .contains("takes no more codes"));
    }

    @Test
    void aTextMessageThatCouldNotBeSentIsSaidAndAnotherWayMayBeChosen() throws ConnectorException {
        apple.next(Call.SEND.request, errors(412, "-28248"));

        LinkStep step = Call.SEND.met(talk);

        assertThat(codeAsked(step).lastError()).contains("could not send a text message");
        assertThat(codeAsked(step).alternatives()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"400, service_errors", "400, serviceErrors", "200, serviceErrors", "200, validationErrors"})
    void aWrongCodeIsOneInWhicheverListAppleSaysSo(int status, String list) throws ConnectorException {
        apple.next(
                Call.SUBMIT.request, Reply.of(status, "{\"" + list + "\":[{\"code\":\"-21669\"}],\"hasError\":true}"));

        LinkStep step = Call.SUBMIT.met(talk);

        assertThat(codeAsked(step).lastError()).contains("not right");
        assertThat(codeAsked(step).triesLeft()).hasValue(4);
    }
}
