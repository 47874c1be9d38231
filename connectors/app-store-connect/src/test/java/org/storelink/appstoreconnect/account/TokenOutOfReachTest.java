package org.storelink.appstoreconnect.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storelink.appstoreconnect.account.AccountTalk.granted;
import static org.storelink.appstoreconnect.account.AccountTalk.refused;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.storelink.appstoreconnect.account.FakeApple.Reply;
import org.storelink.connector.ChallengeAnswer;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.LinkStep;

/** The page that shows the token for reports refuses, or says nothing that is known here of one it was to create. */
class TokenOutOfReachTest {

    private static final String PROXY =
            "/trends/gsf/salesTrendsApp/businessareas/InternetServices/subjectareas/iTunes/proxy/";
    private static final String RESET = "GET " + PROXY + "resetAccessKey";

    private final AccountTalk talk = new AccountTalk();
    private final FakeApple apple = talk.apple();

    @AfterEach
    void close() {
        talk.close();
    }

    /** An answer that is lost or not known here may be that of a token which exists by now. */
    @ParameterizedTest
    @CsvSource({"200, {}", "200, ''", "503, ''"})
    void aNewTokenWhoseAnswerSaysNothingIsLookedForAndNotCreatedTwice(int status, String body)
            throws ConnectorException {
        LinkStep consent = askedForATokenAfter(status, body);
        talk.fixture().store().accessTokens().issue();

        granted(talk.answer(consent, new ChallengeAnswer.Agreed()));

        assertThat(apple.calls(PROXY + "resetAccessKey")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"200, {}", "503, ''"})
    void whereThereIsNoneAfterAllThePersonIsToldWhatMayHaveBecomeOfAnOlderOne(int status, String body)
            throws ConnectorException {
        LinkStep consent = askedForATokenAfter(status, body);

        ConnectorFailure failure = refused(talk.answer(consent, new ChallengeAnswer.Agreed()));

        assertThat(failure).isInstanceOf(ConnectorFailure.Unavailable.class);
        assertThat(failure.message()).contains("did not say", "may have stopped working");
        assertThat(apple.calls(PROXY + "resetAccessKey")).hasSize(1);
    }

    @Test
    void aTokenThatMayNotBeCreatedIsNotLookedFor() throws ConnectorException {
        LinkStep consent = askedForATokenAfter(403, "");
        int looks = apple.calls(PROXY + "getAccessKey").size();

        ConnectorFailure failure = refused(talk.answer(consent, new ChallengeAnswer.Agreed()));

        assertThat(failure).isInstanceOf(ConnectorFailure.PermissionMissing.class);
        assertThat(apple.calls(PROXY + "getAccessKey")).hasSize(looks);
    }

    private LinkStep askedForATokenAfter(int status, String body) throws ConnectorException {
        talk.fixture().store().accessTokens().delete();
        LinkStep consent = talk.code(talk.begin());
        apple.next(RESET, Reply.of(status, body));
        return consent;
    }
}
