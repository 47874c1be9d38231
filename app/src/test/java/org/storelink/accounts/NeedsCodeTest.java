package org.storelink.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.storelink.accounts.Household.ADMIN;
import static org.storelink.accounts.Household.VIEWER;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storelink.connector.Capability;
import org.storelink.connector.Challenge;
import org.storelink.connector.Challenge.Delivery;
import org.storelink.connector.ChallengeAnswer;
import org.storelink.connector.Check;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.HandshakeState;
import org.storelink.connector.LinkGrant;
import org.storelink.connector.LinkStep;
import org.storelink.connector.SessionMaterial;
import org.storelink.connector.StoreSession;
import org.storelink.platform.ProblemException;
import org.storelink.platform.testing.DatabaseTest;

/** An account whose store asked for a code while nobody waited, and the way back. */
@DatabaseTest
class NeedsCodeTest {

    @TempDir
    static Path folder;

    @AutoClose
    private Household house = new Household(folder);

    private LinkedAccount account;
    private LinkedAccount other;

    @SuppressWarnings("NullAway.Init") // The fields are filled before each test.
    NeedsCodeTest() {}

    @BeforeEach
    void linksTwo() {
        account = house.link("ada", "8001");
        other = house.link("bob", "8002");
    }

    @Test
    void parksTheAccountAndLetsOthersGoOn() {
        meetsAChallengeAtNight();

        LinkedAccount parked = house.account(account.id());
        assertThat(parked.state()).isEqualTo(AccountState.NEEDS_CODE);
        assertThat(parked.stateDetail()).isEqualTo("Apples want a code.");
        assertThat(parked.nextStep()).contains("Enter the code");
        assertThat(house.sessions.active()).extracting(SyncTarget::accountId).containsExactly(other.id());
    }

    @Test
    void waitsOnceForAllThatMeetsTheChallengeAndForTheFirstQuestion() {
        SyncTarget target = house.target(account);
        meetsAChallengeAtNight();
        Instant since = house.account(account.id()).stateSince();
        List<String> recorded = house.recorded();

        for (String job : List.of("second", "third")) {
            house.clock.advance(Duration.ofMinutes(1));
            house.sessions.failed(target, challenge(job));
        }

        assertThat(house.in(() -> house.accounts.list(ADMIN)))
                .filteredOn(shown -> shown.state() == AccountState.NEEDS_CODE)
                .singleElement()
                .satisfies(shown -> {
                    assertThat(shown.id()).isEqualTo(account.id());
                    assertThat(shown.stateSince()).isEqualTo(since);
                });
        assertThat(house.recorded()).isEqualTo(recorded);
        assertThat(house.events.sent())
                .filteredOn(PersonNeeded.class::isInstance)
                .as("the same each time: it is one incident")
                .hasSize(3)
                .containsOnly(new PersonNeeded(
                        1,
                        account.id(),
                        "Main",
                        "needs_code",
                        "Needs a code",
                        "Apples want a code.",
                        house.account(account.id()).nextStep()));
        house.store.onAnswer = (state, _) -> {
            assertThat(state.bytes()).isEqualTo("night".getBytes(UTF_8));
            return FakeStore.linked("ada", "8001");
        };
        LinkAttempt attempt = house.linking.goOn(ADMIN, account.id(), Saving.AT_ONCE);
        assertThat(house.linking
                        .answer(ADMIN, attempt.id(), new ChallengeAnswer.SendTo("device"))
                        .state())
                .isEqualTo(LinkState.LINKED);
    }

    @Test
    void asksForNoCodeWhenThePasswordWasRejectedMeanwhile() {
        SyncTarget target = house.target(account);
        house.sessions.failed(target, new ConnectorFailure.CredentialRejected("Wrong password."));

        house.sessions.failed(target, challenge("late"));

        assertThat(house.account(account.id()).state()).isEqualTo(AccountState.NEEDS_RELINK);
        assertThat(house.in(
                        () -> house.register.linked(1, account.id()).secrets().question()))
                .isEmpty();
    }

    /** Otherwise a day's sales would wait for a code that only other pages of the store want. */
    @Test
    void goesOnMeanwhileWithWhatNeedsNoCode() throws ConnectorException {
        house.store.onBegin = _ -> FakeStore.linked("eve", "8003");
        account = house.linking
                .begin(
                        ADMIN,
                        new LinkRequest(
                                "Key",
                                "fake-store",
                                "key",
                                Map.of("login", "eve", "password", "key-12345"),
                                true,
                                Saving.AT_ONCE))
                .account()
                .orElseThrow();
        meetsAChallengeAtNight();

        SyncTarget target = house.target(account);
        assertThat(target.granted()).containsExactly(Capability.SALES);
        house.store.onCheck = (_, _) -> FakeStore.granted();
        try (StoreSession session = house.sessions.open(target)) {
            session.check();
        }
        house.sessions.succeeded(target);

        assertThat(house.account(account.id()).state()).isEqualTo(AccountState.NEEDS_CODE);
        assertThat(house.sessions.active()).contains(target);
    }

    /** Linked before its connector could give all that it can now. */
    @Test
    void whatWasNeverAskedForWaitsForTheCode() throws ConnectorException {
        house.store.onBegin = _ -> withSalesOnly();
        account = house.linking
                .begin(
                        ADMIN,
                        new LinkRequest(
                                "Key",
                                "fake-store",
                                "key",
                                Map.of("login", "eve", "password", "key-12345"),
                                true,
                                Saving.AT_ONCE))
                .account()
                .orElseThrow();
        meetsAChallengeAtNight();
        house.clock.advance(Duration.ofDays(1));
        int asked = house.store.asked.get();
        findOutWhatIsPending();
        assertThat(house.store.asked).hasValue(asked);

        house.store.onAnswer = (_, _) -> withSalesOnly();
        LinkAttempt attempt = house.linking.goOn(ADMIN, account.id(), Saving.AT_ONCE);
        house.linking.answer(ADMIN, attempt.id(), new ChallengeAnswer.SendTo("device"));
        house.clock.advance(Duration.ofDays(1));
        house.store.onCheck = (_, _) -> FakeStore.granted();
        findOutWhatIsPending();

        assertThat(house.target(account).granted()).contains(Capability.REVIEWS);
    }

    private void findOutWhatIsPending() throws ConnectorException {
        SyncTarget target = house.target(account);
        try (StoreSession session = house.sessions.open(target)) {
            house.sessions.findOutWhatIsPending(target, session);
        }
    }

    private static LinkStep withSalesOnly() {
        LinkGrant grant = FakeStore.grant("eve", "8003");
        return new LinkStep.Linked(new LinkGrant(
                grant.identity(),
                grant.vendors(),
                List.of(new Check(Capability.SALES, Check.Outcome.GRANTED, "")),
                grant.material()));
    }

    @Test
    void goesOnFromThereAfterARestartAndDaysLater() {
        meetsAChallengeAtNight();
        int asked = house.store.asked.get();
        house.clock.advance(Duration.ofDays(3));
        house.start();

        LinkAttempt attempt = house.linking.goOn(ADMIN, account.id(), Saving.AT_ONCE);

        assertThat(attempt.state()).isEqualTo(LinkState.CHALLENGE);
        assertThat(attempt.challenge().orElseThrow().alternatives())
                .extracting(LinkAttempt.Delivery::id)
                .containsExactly("device");
        assertThat(house.store.asked).as("the store was not asked for it").hasValue(asked);

        house.store.onAnswer = (state, answer) -> {
            assertThat(state.bytes()).isEqualTo("night".getBytes(UTF_8));
            assertThat(answer).isEqualTo(new ChallengeAnswer.SendTo("device"));
            return FakeStore.linked("ada", "8001");
        };
        LinkAttempt linked = house.linking.answer(ADMIN, attempt.id(), new ChallengeAnswer.SendTo("device"));

        assertThat(linked.state()).isEqualTo(LinkState.LINKED);
        assertThat(linked.account().orElseThrow().id()).isEqualTo(account.id());
        assertThat(house.sessions.active()).extracting(SyncTarget::accountId).containsExactly(account.id(), other.id());
        assertThat(house.events.sent()).endsWith(new AccountLinked(1, account.id()));
    }

    @Test
    void mayBeginTheAnswerAgainWhenAnAttemptExpired() {
        meetsAChallengeAtNight();
        house.linking.goOn(ADMIN, account.id(), Saving.AT_ONCE);
        house.clock.advance(Duration.ofMinutes(16));
        house.in(() -> house.conversations.clean(house.clock.instant()));

        assertThat(house.linking.goOn(ADMIN, account.id(), Saving.AT_ONCE).state())
                .isEqualTo(LinkState.CHALLENGE);
    }

    @Test
    void beginsAnewWhenTheStoreHasForgottenWhatItAsked() {
        meetsAChallengeAtNight();
        LinkAttempt attempt = house.linking.goOn(ADMIN, account.id(), Saving.AT_ONCE);
        house.store.onAnswer =
                (_, _) -> new LinkStep.Refused(new ConnectorFailure.AuthenticationExpired("Too long ago."));
        house.linking.answer(ADMIN, attempt.id(), new ChallengeAnswer.SendTo("device"));
        house.store.onBegin = _ -> FakeStore.linked("ada", "8001");

        assertThat(house.linking.goOn(ADMIN, account.id(), Saving.AT_ONCE).state())
                .isEqualTo(LinkState.LINKED);
    }

    @Test
    void linksAgainWithWhatIsStoredAndShowsTheStoreWhatItGaveEarlier() {
        house.store.onBegin = credential -> {
            assertThat(credential.value("password")).isEqualTo(FakeStore.PASSWORD);
            return FakeStore.linked("ada", "8001");
        };

        LinkAttempt linked = house.linking.goOn(ADMIN, account.id(), Saving.AT_ONCE);

        assertThat(linked.account().orElseThrow().id()).isEqualTo(account.id());
        assertThat(house.store.lastEarlier.orElseThrow().bytes()).isEqualTo("token-canary-1".getBytes(UTF_8));
    }

    @Test
    void isForAdmins() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> house.linking.goOn(VIEWER, account.id(), Saving.AT_ONCE))
                .withMessageContaining("Admin");
    }

    @Test
    void saysAheadWhenACodeWillBeNeededAgain() {
        Instant end = house.clock.instant().plus(Duration.ofDays(20));
        house.store.onBegin = _ -> new LinkStep.Linked(expiring(end));
        house.linking.goOn(ADMIN, account.id(), Saving.AT_ONCE);
        house.sessions.synced(
                house.target(account),
                new SyncStatus(SyncStatus.Phase.UP_TO_DATE, Optional.empty(), Optional.empty(), Optional.empty()));

        assertThat(house.account(account.id()).state()).isEqualTo(AccountState.HEALTHY);
        assertThat(house.account(account.id()).credentialExpiresAt()).contains(end);

        house.clock.advance(Duration.ofDays(13));
        LinkedAccount expiring = house.account(account.id());
        assertThat(expiring.state()).isEqualTo(AccountState.EXPIRING);
        assertThat(expiring.stateDetail()).contains("in 7 days, about 12 December 2026");
        house.clock.advance(Duration.ofDays(4));
        assertThat(house.account(account.id()).stateDetail()).contains("in 3 days");
        house.clock.advance(Duration.ofDays(2));
        assertThat(house.account(account.id()).stateDetail()).contains("tomorrow");
    }

    private static LinkGrant expiring(Instant end) {
        LinkGrant grant = FakeStore.grant("ada", "8001");
        return new LinkGrant(
                grant.identity(),
                grant.vendors(),
                grant.checks(),
                Optional.of(new SessionMaterial("trust".getBytes(UTF_8), Optional.of(end))));
    }

    private static ConnectorFailure challenge(String handshake) {
        return new ConnectorFailure.ChallengeRequired(
                new Challenge.OneTimeCode(
                        "Choose where the code goes.",
                        6,
                        "",
                        List.of(new Delivery("device", Delivery.Kind.DEVICE, "your devices")),
                        "",
                        OptionalInt.empty(),
                        Optional.empty()),
                new HandshakeState(handshake.getBytes(UTF_8)),
                "Apples want a code.");
    }

    private void meetsAChallengeAtNight() {
        house.store.onCheck = (_, _) -> {
            throw new ConnectorException(challenge("night"));
        };
        SyncTarget target = house.target(account);
        try (StoreSession session = house.sessions.open(target)) {
            session.check();
        } catch (ConnectorException e) {
            house.sessions.failed(target, e.failure());
        }
    }
}
