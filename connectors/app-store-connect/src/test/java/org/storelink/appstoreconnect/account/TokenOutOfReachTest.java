package org.storelink.appstoreconnect.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storelink.appstoreconnect.account.AccountTalk.granted;
import static org.storelink.appstoreconnect.account.AccountTalk.refused;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.storelink.appstoreconnect.account.FakeApple.Reply;
import org.storelink.connector.ChallengeAnswer;
import org.storelink.connector.Check;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.LinkGrant;
import org.storelink.connector.LinkStep;

/** The page that shows the token for reports refuses, or says nothing that is known here of one it was to create. */
class TokenOutOfReachTest {

    private static final String PROXY =
            "/trends/gsf/salesTrendsApp/businessareas/InternetServices/subjectareas/iTunes/proxy/";
    private static final String TOKEN = "GET " + PROXY + "getAccessKey";
    private static final String RESET = "GET " + PROXY + "resetAccessKey";
    private static final String GUARD = "POST /trends/gsf/owasp/csrf-guard.js";

    private final AccountTalk talk = new AccountTalk();
    private final FakeApple apple = talk.apple();

    @AfterEach
    void close() {
        talk.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {TOKEN, GUARD})
    void whoHasTheRoleIsNotToldToAskForIt(String page) throws ConnectorException {
        apple.site.roles = List.of("ADMIN");
        LinkStep step = talk.begin();
        apple.next(page, Reply.of(403, ""));

        ConnectorFailure failure = refused(talk.code(step));

        assertThat(failure).isInstanceOf(ConnectorFailure.RequestRejected.class);
        assertThat(failure.message())
                .contains("has a role that may see it", "Nothing was changed")
                .doesNotContain("Needs the role", "only Admin");
    }

    @ParameterizedTest
    @ValueSource(strings = {TOKEN, GUARD})
    void aKeptTokenIsUsedWhileTheSiteRefusesToShowIt(String page) throws ConnectorException {
        LinkGrant first = talk.link();
        apple.next(page, Reply.of(403, ""));

        LinkGrant again = granted(talk.begin(first.material()));

        assertThat(again.checks().getFirst().outcome()).isEqualTo(Check.Outcome.GRANTED);
        assertThat(again.vendors()).isEqualTo(first.vendors());
    }

    @Test
    void whoseRolesNobodyTellsIsTakenToLackTheOneForSales() throws ConnectorException {
        apple.site.roles = List.of();
        LinkStep step = talk.begin();
        apple.next(TOKEN, Reply.of(403, ""));

        LinkGrant grant = granted(talk.code(step));

        assertThat(grant.checks().getFirst()).satisfies(check -> {
            assertThat(check.outcome()).isEqualTo(Check.Outcome.MISSING);
            assertThat(check.detail()).contains("Needs the role Finance, or Sales");
        });
        assertThat(grant.vendors()).as("of payments, which tell more").hasSize(1);
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
