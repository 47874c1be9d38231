package org.storelink.appstoreconnect.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.storelink.appstoreconnect.account.AccountTalk.codeAsked;
import static org.storelink.appstoreconnect.account.AccountTalk.granted;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.storelink.appstoreconnect.account.FakeApple.Reply;
import org.storelink.appstoreconnect.analytics.UsageReport;
import org.storelink.appstoreconnect.session.AccountMaterial;
import org.storelink.appstoreconnect.session.WebSession;
import org.storelink.appstoreconnect.signin.Login;
import org.storelink.appstoreconnect.web.WebHttp;
import org.storelink.appstoreconnect.web.WebRequest;
import org.storelink.connector.Capability;
import org.storelink.connector.ChallengeAnswer;
import org.storelink.connector.Check;
import org.storelink.connector.ConnectorContext;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.LinkGrant;
import org.storelink.connector.LinkStep;
import org.storelink.connector.ReportSlice;
import org.storelink.connector.Reports;
import org.storelink.connector.SignInBudget;
import org.storelink.connector.SliceResult;
import org.storelink.connector.StoreSession;
import org.storelink.testkit.CollectedParts;
import org.storelink.testkit.InMemoryMaterial;
import org.storelink.testkit.LentContext;

class AccountSessionTest {

    private static final WebRequest PROVIDER_NEWS = WebRequest.get("/olympus/v1/contractMessages");

    private final AccountTalk talk = new AccountTalk();
    private final FakeApple apple = talk.apple();

    @AfterEach
    void close() {
        talk.close();
    }

    /** The web session as whoever reads something of the site gets it. */
    private WebSession web(InMemoryMaterial store) {
        return web(store, talk.context());
    }

    private static WebSession web(InMemoryMaterial store, ConnectorContext context) {
        AccountMaterial material = store.current().flatMap(AccountMaterial::of).orElseThrow();
        WebHttp.Keeping keeping = () -> store.save(material.toMaterial());
        return WebSession.unattended(context, material, keeping, login(material), AccountHandshake::needsPerson);
    }

    private static Login login(AccountMaterial material) {
        return new Login(material.appleId(), FakeApple.PASSWORD);
    }

    private InMemoryMaterial linked() throws ConnectorException {
        return InMemoryMaterial.of(talk.link().material());
    }

    @Test
    void salesAreReadWithoutTouchingTheSite() throws Exception {
        InMemoryMaterial material = linked();
        apple.signIn.endSession();
        apple.signIn.forgetBrowser();

        SliceResult result;
        try (StoreSession session = talk.open(material)) {
            result = session.reports()
                    .orElseThrow()
                    .fetch(talk.fixture().sliceWithFacts(), Optional.empty(), new CollectedParts());
        }

        assertThat(result).isInstanceOf(SliceResult.Complete.class);
        assertThat(apple.passwordsSent()).isEqualTo(1);
    }

    @Test
    void whatTheSiteRefusesForWantOfASignatureSaysWhoSignsAndSalesGoOn() throws Exception {
        InMemoryMaterial material = linked();
        ReportSlice usage = new ReportSlice(
                UsageReport.STREAM,
                ReportSlice.WHOLE_ACCOUNT,
                talk.fixture().sliceWithFacts().period());
        apple.next("GET /analytics/api/v1/settings/all", Reply.of(403, FakeSite.UNSIGNED));

        try (StoreSession session = talk.open(material)) {
            Reports reports = session.reports().orElseThrow();
            ConnectorException failure = catchThrowableOfType(
                    ConnectorException.class, () -> reports.fetch(usage, Optional.empty(), new CollectedParts()));

            assertThat(failure.failure()).isInstanceOf(ConnectorFailure.AgreementMissing.class);
            assertThat(failure.failure().message()).contains("Account Holder", "App Store Connect, Business");
            assertThat(reports.fetch(talk.fixture().sliceWithFacts(), Optional.empty(), new CollectedParts()))
                    .isInstanceOf(SliceResult.Complete.class);
        }
        assertThat(apple.passwordsSent()).isEqualTo(1);
    }

    @Test
    void aSessionThatIsAliveIsUsedAndNothingIsSigned() throws Exception {
        InMemoryMaterial material = linked();

        assertThat(web(material).send(PROVIDER_NEWS).status()).isEqualTo(200);
        assertThat(web(material).send(PROVIDER_NEWS).status()).isEqualTo(200);

        assertThat(apple.passwordsSent()).isEqualTo(1);
        assertThat(talk.leavesAsked()).isEqualTo(1);
    }

    @Test
    void aSessionThatHasEndedIsRenewedSilentlyWhileTheBrowserIsTrusted() throws Exception {
        InMemoryMaterial material = linked();
        apple.signIn.endSession();

        assertThat(web(material).send(PROVIDER_NEWS).status()).isEqualTo(200);
        assertThat(web(material).send(PROVIDER_NEWS).status())
                .as("what was renewed was saved")
                .isEqualTo(200);

        assertThat(apple.passwordsSent()).isEqualTo(2);
        assertThat(talk.leavesAsked()).isEqualTo(2);
        assertThat(apple.last("/appleauth/auth/signin/complete").headers().getFirst("Cookie"))
                .matches(".*DES5c0ffee=\"[^\"]+==SRVT\".*");
    }

    @Test
    void aSessionThatEndsBetweenTwoRequestsIsRenewedAndTheRequestRepeated() throws Exception {
        WebSession web = web(linked());
        web.send(PROVIDER_NEWS);
        apple.signIn.endSession();

        assertThat(web.send(PROVIDER_NEWS).status()).isEqualTo(200);
        assertThat(apple.passwordsSent()).isEqualTo(2);
    }

    /** Else a changed page would cost a sign-in at every try, and Apple throttles those that succeed too. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"data\":{}}",
                "{\"user\":{},\"provider\":{\"providerId\":1,\"name\":\"Works\"}}",
                "{\"user\":{},\"availableProviders\":[{\"publicProviderId\":\"one\"}]}",
                "{\"user\":{},\"availableProviders\":{\"data\":[]}}",
                "{\"user\":{},\"currentProvider\":{\"publicProviderId\":\"one\"}}"
            })
    void aSessionInAnotherFormIsUnavailableAndNoReasonToSignIn(String body) throws Exception {
        InMemoryMaterial material = linked();
        apple.next("GET /olympus/v1/session", Reply.of(200, body));

        ConnectorException failure = catchThrowableOfType(
                ConnectorException.class, () -> web(material).send(PROVIDER_NEWS));

        assertThat(failure.failure()).isInstanceOf(ConnectorFailure.Gone.class);
        assertThat(failure.failure().message()).contains("Who is signed in", "cannot be read");
        assertThat(apple.passwordsSent()).as("only when linking").isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"user\":{},\"availableProviders\":[]}", "{\"user\":{},\"provider\":null}"})
    void whoIsShownNoProviderAfterANewSignInEitherNeedsAPerson(String body) throws Exception {
        InMemoryMaterial material = linked();
        apple.next("GET /olympus/v1/session", Reply.of(200, body)).next("GET /olympus/v1/session", Reply.of(200, body));

        ConnectorException failure = catchThrowableOfType(
                ConnectorException.class, () -> web(material).send(PROVIDER_NEWS));

        assertThat(failure.failure()).isInstanceOf(ConnectorFailure.AuthenticationExpired.class);
        assertThat(failure.failure().message()).contains("works for nobody", "Account Holder");
        assertThat(apple.passwordsSent()).as("when linking, and once more").isEqualTo(2);
    }

    @Test
    void whoIsShownAProviderAfterANewSignInGoesOn() throws Exception {
        InMemoryMaterial material = linked();
        apple.next("GET /olympus/v1/session", Reply.of(200, "{\"user\":{},\"availableProviders\":[]}"));

        assertThat(web(material).send(PROVIDER_NEWS).status()).isEqualTo(200);
    }

    @Test
    void saysThatThePasswordIsTakenBeforeTheSiteIsAskedForAnything() throws Exception {
        InMemoryMaterial material = linked();
        apple.signIn.endSession();
        apple.next("GET /olympus/v1/contractMessages", Reply.of(429, ""));

        assertThat(web(material).send(PROVIDER_NEWS).status()).isEqualTo(429);

        assertThat(talk.saidAccepted()).isEqualTo(1);
    }

    @Test
    void aSiteThatIsOutOfOrderIsAskedOnceMore() throws Exception {
        WebSession web = web(linked());
        Reply trouble = Reply.of(503, "<html>503 Service Temporarily Unavailable</html>");

        apple.next("GET /olympus/v1/contractMessages", trouble);
        assertThat(web.send(PROVIDER_NEWS).status()).isEqualTo(200);

        apple.next("GET /olympus/v1/contractMessages", trouble).next("GET /olympus/v1/contractMessages", trouble);
        assertThat(web.send(PROVIDER_NEWS).status()).isEqualTo(503);
        assertThat(apple.calls("/olympus/v1/contractMessages").stream()
                        .filter(call -> call.method().equals("GET")))
                .hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void aSiteThatAsksForPatienceIsLeftInPeace() throws Exception {
        WebSession web = web(linked());
        int before = newsAsked();
        apple.next(
                "GET /olympus/v1/contractMessages", new Reply(503, Map.of("Retry-After", "7200"), "<html>503</html>"));

        ConnectorException failure = catchThrowableOfType(ConnectorException.class, () -> web.json(PROVIDER_NEWS));

        assertThat(failure.failure())
                .isInstanceOfSatisfying(ConnectorFailure.Throttled.class, throttled -> assertThat(throttled.retryAt())
                        .isEqualTo(talk.clock().instant().plus(Duration.ofHours(2))));
        assertThat(newsAsked() - before).isEqualTo(1);
    }

    private int newsAsked() {
        return apple.calls("/olympus/v1/contractMessages").size();
    }

    @Test
    void takesItsTimeBetweenTwoRequests() throws Exception {
        WebSession web = web(linked(), talk.context(Map.of(WebSession.PAUSE, "PT0.2S")));
        long start = System.nanoTime();

        web.send(PROVIDER_NEWS);
        web.send(PROVIDER_NEWS);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(400));
    }

    @Test
    void inOneSessionThePasswordIsSentOnceHoweverOftenItEnds() throws Exception {
        WebSession web = web(linked());
        apple.signIn.endSession();
        web.send(PROVIDER_NEWS);
        apple.signIn.endSession();

        ConnectorException failure = catchThrowableOfType(ConnectorException.class, () -> web.send(PROVIDER_NEWS));

        assertThat(failure.failure()).isInstanceOf(ConnectorFailure.Unavailable.class);
        assertThat(apple.passwordsSent()).isEqualTo(2);
    }

    @Test
    void theMaterialIsSavedBeforeTheAnswerThatChangedItIsUsed() throws Exception {
        InMemoryMaterial store = linked();
        AccountMaterial material = store.current().flatMap(AccountMaterial::of).orElseThrow();
        List<Integer> callsWhenSaved = new ArrayList<>();
        WebSession web = WebSession.unattended(
                talk.context(),
                material,
                () -> {
                    callsWhenSaved.add(apple.calls("/").size());
                    store.save(material.toMaterial());
                },
                login(material),
                AccountHandshake::needsPerson);
        apple.signIn.endSession();
        int before = apple.calls("/").size();

        web.send(PROVIDER_NEWS);

        assertThat(callsWhenSaved)
                .as("after the sign-in, before the site is asked who it is; and after that")
                .hasSizeGreaterThanOrEqualTo(2)
                .isSubsetOf(List.of(before + 5, before + 6));
    }

    @Test
    void onceTheTrustIsOverNothingIsSentUntilAPersonActs() throws Exception {
        InMemoryMaterial material = linked();
        talk.clock().advance(Duration.ofDays(31));
        apple.signIn.endSession();

        ConnectorException failure = catchThrowableOfType(
                ConnectorException.class, () -> web(material).send(PROVIDER_NEWS));

        assertThat(failure.failure()).isInstanceOf(ConnectorFailure.ChallengeRequired.class);
        assertThat(apple.passwordsSent()).as("only when linking").isEqualTo(1);
    }

    @Test
    void aBrowserThatAppleHasForgottenAsksForNoCodeWhileNobodyWaits() throws Exception {
        InMemoryMaterial material = linked();
        apple.signIn.endSession();
        apple.signIn.forgetBrowser();

        ConnectorException failure = catchThrowableOfType(
                ConnectorException.class, () -> web(material).send(PROVIDER_NEWS));

        assertThat(failure.failure()).isInstanceOf(ConnectorFailure.ChallengeRequired.class);
        assertThat(apple.calls("/appleauth/auth/verify")).as("when linking").hasSize(1);
    }

    @Test
    void aBrowserThatAppleHasForgottenSendsThePasswordInVainOnce() throws Exception {
        InMemoryMaterial material = linked();
        apple.signIn.endSession();
        apple.signIn.forgetBrowser();

        for (int night = 0; night < 3; night++) {
            ConnectorException failure = catchThrowableOfType(
                    ConnectorException.class, () -> web(material).send(PROVIDER_NEWS));
            assertThat(failure.failure()).isInstanceOf(ConnectorFailure.ChallengeRequired.class);
        }

        assertThat(apple.passwordsSent()).as("when linking and once after").isEqualTo(2);
    }

    @Test
    void aBrowserThatAppleHasForgottenIsKnownAsThatWhateverBecomesOfTheHost() throws Exception {
        InMemoryMaterial material = linked();
        apple.signIn.endSession();
        apple.signIn.forgetBrowser();
        LentContext lent = talk.context();
        LentContext dying =
                new LentContext(lent.endpoints(), lent.settings(), lent.http(), lent.clock(), new LeaveOfADyingHost());

        assertThatThrownBy(() -> web(material, dying).send(PROVIDER_NEWS)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> web(material).send(PROVIDER_NEWS)).isInstanceOf(ConnectorException.class);

        assertThat(apple.passwordsSent()).as("when linking and once after").isEqualTo(2);
    }

    /** Gives leave and is gone when it is to be told what came of it. */
    private static final class LeaveOfADyingHost implements SignInBudget {

        @Override
        public void spend() {}

        @Override
        public void accepted() {
            throw new IllegalStateException("the host is gone");
        }
    }

    @Test
    void aCheckThatSignsInSaysWhatTheSignInMet() throws Exception {
        InMemoryMaterial material = linked();
        apple.signIn.endSession();
        apple.next(
                "POST /appleauth/auth/signin/complete",
                Reply.of(503, "<title>503 Service Temporarily Unavailable</title>"));

        try (StoreSession session = talk.open(material)) {
            ConnectorException failure = catchThrowableOfType(ConnectorException.class, session::check);

            assertThat(failure.failure()).isInstanceOf(ConnectorFailure.Throttled.class);
        }
        assertThat(apple.passwordsSent()).as("when linking and once after").isEqualTo(2);
    }

    /** Its token opens them, whatever the site wants. */
    @Test
    void aCheckThatNeedsACodeTellsWhatReporterGivesAllTheSame() throws Exception {
        InMemoryMaterial material = linked();
        talk.clock().advance(Duration.ofDays(31));
        apple.signIn.endSession();

        try (StoreSession session = talk.open(material)) {
            ConnectorException failure = catchThrowableOfType(ConnectorException.class, session::check);

            assertThat(failure.failure()).isInstanceOf(ConnectorFailure.ChallengeRequired.class);
            assertThat(failure.proved())
                    .extracting(Check::capability, Check::outcome)
                    .containsExactly(
                            tuple(Capability.SALES, Check.Outcome.GRANTED),
                            tuple(Capability.SUBSCRIPTIONS, Check.Outcome.GRANTED));
        }
    }

    @Test
    void aPersonGoesOnFromWhereTheNightStopped() throws Exception {
        LinkGrant first = talk.link();
        InMemoryMaterial material = InMemoryMaterial.of(first.material());
        talk.clock().advance(Duration.ofDays(31));
        apple.signIn.endSession();
        apple.signIn.forgetBrowser();
        ConnectorFailure.ChallengeRequired parked = (ConnectorFailure.ChallengeRequired) catchThrowableOfType(
                        ConnectorException.class, () -> web(material).send(PROVIDER_NEWS))
                .failure();
        LinkStep waiting = new LinkStep.Challenged(parked.challenge(), parked.state());

        assertThat(codeAsked(waiting).sentTo()).isEmpty();
        LinkStep asked = talk.answer(
                parked.state(),
                new ChallengeAnswer.SendTo(
                        codeAsked(waiting).alternatives().getFirst().id()));
        LinkGrant again = granted(talk.code(asked));

        assertThat(again.identity()).isEqualTo(first.identity());
        assertThat(web(InMemoryMaterial.of(again.material()))
                        .send(PROVIDER_NEWS)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aRejectedPasswordAtNightIsSentOnce() throws Exception {
        InMemoryMaterial material = linked();
        apple.signIn.endSession();
        apple.next(
                "POST /appleauth/auth/signin/complete",
                Reply.of(401, "{\"serviceErrors\":[{\"code\":\"-20101\"}],\"hasError\":true}"));

        ConnectorException failure = catchThrowableOfType(
                ConnectorException.class, () -> web(material).send(PROVIDER_NEWS));

        assertThat(failure.failure()).isInstanceOf(ConnectorFailure.CredentialRejected.class);
        assertThat(apple.passwordsSent()).isEqualTo(2);
    }

    @Test
    void theSiteShowsTheProviderThatWasChosenWhoeverChangedIt() throws Exception {
        apple.site.providers = List.of(FakeApple.ONE, FakeApple.TWO);
        LinkGrant grant =
                granted(talk.answer(talk.code(talk.begin()), new ChallengeAnswer.Chosen(List.of(FakeApple.TWO))));
        apple.site.show(FakeApple.ONE);

        WebSession web = web(InMemoryMaterial.of(grant.material()));

        assertThat(web.self().provider().publicId()).isEqualTo(FakeApple.TWO);
    }

    @Test
    void aTokenThatAnotherToolReplacedIsReadAnewAndSavedBeforeItIsUsed() throws Exception {
        InMemoryMaterial material = linked();
        talk.fixture().store().accessTokens().issue();

        try (StoreSession session = talk.open(material)) {
            session.check();
        }

        assertThat(apple.calls("/trends/gsf/salesTrendsApp").stream()
                        .filter(call -> call.path().endsWith("resetAccessKey")))
                .isEmpty();
        assertThat(material.current()
                        .flatMap(AccountMaterial::of)
                        .orElseThrow()
                        .access()
                        .orElseThrow()
                        .token()
                        .value())
                .isEqualTo(talk.fixture()
                        .store()
                        .accessTokens()
                        .current()
                        .orElseThrow()
                        .value());
    }

    @Test
    void aTokenThatIsGoneIsNotCreatedWhileNobodyWaits() throws Exception {
        InMemoryMaterial material = linked();
        talk.fixture().store().accessTokens().delete();

        ConnectorException failure = catchThrowableOfType(ConnectorException.class, () -> {
            try (StoreSession session = talk.open(material)) {
                session.check();
            }
        });

        assertThat(failure.failure()).isInstanceOf(ConnectorFailure.AuthenticationExpired.class);
        assertThat(talk.fixture().store().accessTokens().current()).isEmpty();
    }

    @Test
    void theKeptMaterialShowsNothingOfItself() throws Exception {
        AccountMaterial material =
                linked().current().flatMap(AccountMaterial::of).orElseThrow();

        assertThat(apple.secrets()).noneMatch(secret -> material.toString().contains(secret));
        assertThat(apple.secrets())
                .noneMatch(secret -> material.cookies().toString().contains(secret));
    }
}
