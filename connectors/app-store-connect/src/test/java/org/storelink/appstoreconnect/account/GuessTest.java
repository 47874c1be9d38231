package org.storelink.appstoreconnect.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.storelink.appstoreconnect.AppStoreConnect;
import org.storelink.appstoreconnect.account.FakeApple.Reply;
import org.storelink.appstoreconnect.wire.Guess;
import org.storelink.connector.ChallengeAnswer;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure.RequestRejected;
import org.storelink.connector.Credential;
import org.storelink.connector.LinkHandshake;
import org.storelink.connector.LinkStep;

/** What is guessed of Apple's sign-in can be switched by an operator. */
class GuessTest {

    private final AccountTalk talk = new AccountTalk();
    private final FakeApple apple = talk.apple();

    @AfterEach
    void close() {
        talk.close();
    }

    @ParameterizedTest
    @CsvSource({"on, ada@example.com", "ON, ada@example.com", "off, Ada@Example.com"})
    void anAppleIdIsSentInLowerCaseUnlessThatIsSwitchedOff(String value, String sent) throws ConnectorException {
        try (Credential typed = talk.credential(" Ada@Example.com ", FakeApple.PASSWORD)) {
            handshake(Guess.APPLE_ID_IN_LOWER_CASE, value).begin(typed, Optional.empty());
        }

        assertThat(apple.last("/appleauth/auth/signin/init")
                        .json()
                        .at("accountName")
                        .text())
                .contains(sent);
    }

    @ParameterizedTest
    @CsvSource({"on, scnt-2", "off, scnt-1"})
    void theSecondFactorGoesByTheNewestNameUnlessThatIsSwitchedOff(String value, String sent)
            throws ConnectorException {
        apple.next("GET /appleauth/auth", new Reply(200, Map.of("scnt", "scnt-2"), apple.signIn.optionsBody));
        LinkHandshake handshake = handshake(Guess.SCNT_OF_NEWEST_ANSWER, value);

        try (Credential typed = talk.credential(talk.fixture().store().appleId(), FakeApple.PASSWORD)) {
            LinkStep.Challenged asked = (LinkStep.Challenged) handshake.begin(typed, Optional.empty());
            handshake.answer(typed, asked.state(), new ChallengeAnswer.Code(FakeApple.CODE));
        }

        assertThat(apple.last("/appleauth/auth/verify/trusteddevice/securitycode")
                        .headers()
                        .getFirst("scnt"))
                .isEqualTo(sent);
    }

    @ParameterizedTest
    @EnumSource
    void aSwitchIsOnOrOff(Guess guess) {
        ConnectorException failure = catchThrowableOfType(
                ConnectorException.class, () -> guess.isFollowed(talk.context(Map.of(guess.setting(), "perhaps"))));

        assertThat(failure.failure()).isInstanceOf(RequestRejected.class);
        assertThat(failure.failure().message()).contains(guess.setting(), "on or off");
    }

    @ParameterizedTest
    @EnumSource
    void aWrongSwitchIsNoticedBeforeAppleIsAsked(Guess guess) throws ConnectorException {
        try (Credential typed = talk.credential(talk.fixture().store().appleId(), FakeApple.PASSWORD)) {
            LinkStep step = handshake(guess, "perhaps").begin(typed, Optional.empty());

            assertThat(step).isInstanceOfSatisfying(LinkStep.Refused.class, refused -> assertThat(
                            refused.failure().message())
                    .contains(guess.setting()));
        }
        assertThat(apple.passwordsSent()).isZero();
        assertThat(apple.codesAskedFor()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void isFollowedUnlessSwitchedOff(Guess guess) throws ConnectorException {
        assertThat(guess.isFollowed(talk.context())).isTrue();
    }

    private LinkHandshake handshake(Guess guess, String value) {
        Map<String, String> settings = new HashMap<>(talk.fixture().settings());
        settings.put(guess.setting(), value);
        return new AppStoreConnect().handshake(talk.context(settings));
    }
}
