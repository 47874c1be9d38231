package org.storelink.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.storelink.accounts.Household.ADMIN;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.storelink.connector.Capability;
import org.storelink.connector.Check;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.LinkGrant;
import org.storelink.connector.LinkStep;
import org.storelink.connector.MaterialStore;
import org.storelink.connector.SessionMaterial;
import org.storelink.connector.StoreSession;
import org.storelink.platform.Problem;
import org.storelink.platform.ProblemException;
import org.storelink.platform.testing.DatabaseTest;

@DatabaseTest
class AccountSessionsTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private static final Check SALES = new Check(Capability.SALES, Check.Outcome.GRANTED, "");
    private static final Check PENDING_REVIEWS =
            new Check(Capability.REVIEWS, Check.Outcome.PENDING, "Granted an hour ago.");

    @TempDir
    static Path folder;

    @AutoClose
    private final Household house = new Household(folder);

    @Test
    void collectsWhatIsLinkedAndNotPausedAndWantedAutomatically() {
        LinkedAccount collected = house.link("ada", "8001");
        LinkedAccount paused = house.link("bob", "8002");
        LinkedAccount manual = house.link("cleo", "8003");
        house.in(() -> house.accounts.pause(ADMIN, paused.id()));
        house.in(() -> house.accounts.update(
                ADMIN, manual.id(), new AccountUpdate(Optional.empty(), Optional.of(false), Optional.empty())));

        assertThat(house.sessions.active()).extracting(SyncTarget::accountId).containsExactly(collected.id());
        assertThat(house.sessions.target(1, paused.id())).isEmpty();
        assertThat(house.sessions.target(1, manual.id())).isPresent();
        assertThat(house.sessions.target(2, collected.id())).isEmpty();
        assertThat(house.target(collected).granted()).containsExactlyInAnyOrder(Capability.SALES, Capability.REVIEWS);
    }

    @Test
    void sendsNothingWithARejectedCredentialUntilSomebodyLinksAgain() throws Exception {
        LinkedAccount account = house.link();
        SyncTarget target = house.target(account);
        int asked = house.store.asked.get();

        house.sessions.failed(target, new ConnectorFailure.CredentialRejected("Wrong password."));
        house.start();
        house.clock.advance(Duration.ofDays(30));

        assertThat(house.account(account.id()).state()).isEqualTo(AccountState.NEEDS_RELINK);
        assertThat(house.sessions.active()).isEmpty();
        assertThat(house.sessions.target(1, account.id())).isEmpty();
        assertThatExceptionOfType(NoSession.class).isThrownBy(() -> house.sessions.open(target));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> house.checking.check(ADMIN, account.id()))
                .satisfies(problem -> assertThat(problem.problem()).isEqualTo(Problem.STORE_REFUSED));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> house.in(() -> house.accounts.requestSync(ADMIN, account.id())))
                .withMessageContaining("Link the account again");
        house.sessions.succeeded(target);
        house.sessions.synced(target, status(SyncStatus.Phase.UP_TO_DATE));
        assertThat(house.account(account.id()).state()).isEqualTo(AccountState.NEEDS_RELINK);
        assertThat(house.store.asked).hasValue(asked);

        house.linking.relink(ADMIN, account.id(), FakeStore.GOOD_VALUES, Saving.AT_ONCE);

        assertThat(house.sessions.active()).hasSize(1);
        try (StoreSession session = house.sessions.open(house.target(account))) {
            assertThat(session.check()).hasSize(2);
        }
    }

    @Test
    void aConnectorThatOpensAnAccountWhichIsLinkedAgainJustThenMakesNoMistake() throws Exception {
        LinkedAccount account = house.link();
        SyncTarget target = house.target(account);
        house.store.onOpen = material -> {
            house.store.onOpen = _ -> {};
            house.linking.relink(ADMIN, account.id(), FakeStore.GOOD_VALUES, Saving.AT_ONCE);
            material.current();
        };

        assertThatExceptionOfType(NoSession.class).isThrownBy(() -> house.sessions.open(target));

        assertThat(house.account(account.id()).state()).isEqualTo(AccountState.PREPARING);
        try (StoreSession session = house.sessions.open(house.target(account))) {
            assertThat(session.check()).hasSize(2);
        }
    }

    @Test
    void noLaterFailureUndoesARejection() {
        LinkedAccount account = house.link();
        SyncTarget target = house.target(account);
        house.sessions.failed(target, new ConnectorFailure.CredentialRejected("Wrong password."));

        house.sessions.failed(target, new ConnectorFailure.Unavailable("Not reached."));
        house.sessions.failed(
                target, new ConnectorFailure.Throttled(house.clock.instant().plusSeconds(60), "Too many."));
        house.sessions.failed(target, new ConnectorFailure.PermissionMissing(Capability.SALES, "Needs a role."));
        house.clock.advance(Duration.ofDays(2));

        assertThat(house.account(account.id()).state()).isEqualTo(AccountState.NEEDS_RELINK);
        assertThat(house.account(account.id()).stateDetail()).contains("Wrong password.");
        assertThat(house.sessions.active()).isEmpty();
    }

    @Test
    void takesNoWordForACredentialThatWasReplacedMeanwhile() {
        LinkedAccount account = house.link();
        SyncTarget old = house.target(account);
        house.linking.relink(ADMIN, account.id(), FakeStore.GOOD_VALUES, Saving.AT_ONCE);

        house.sessions.failed(old, new ConnectorFailure.CredentialRejected("Wrong password."));

        assertThat(house.account(account.id()).state()).isEqualTo(AccountState.PREPARING);
        assertThatExceptionOfType(NoSession.class).isThrownBy(() -> house.sessions.open(old));
    }

    static Stream<Arguments> failures() {
        return Stream.concat(failuresForAPersonOrARest(), failuresForNobody());
    }

    static Stream<Arguments> failuresForAPersonOrARest() {
        Instant soon = NOON.plusSeconds(600);
        return Stream.of(
                Arguments.of(new ConnectorFailure.CredentialRejected("m"), AccountState.NEEDS_RELINK, false),
                Arguments.of(new ConnectorFailure.AuthenticationExpired("m"), AccountState.NEEDS_RELINK, false),
                Arguments.of(new ConnectorFailure.AgreementMissing("m"), AccountState.AGREEMENT_TO_BE_SIGNED, true),
                Arguments.of(new ConnectorFailure.AccountLocked(soon, "m"), AccountState.LOCKED, false),
                Arguments.of(new ConnectorFailure.Throttled(soon, "m"), AccountState.DELAYED_BY_STORE, false));
    }

    static Stream<Arguments> failuresForNobody() {
        return Stream.of(
                Arguments.of(new ConnectorFailure.Unavailable("m"), AccountState.DELAYED_BY_STORE, true),
                Arguments.of(new ConnectorFailure.Unreadable("m"), AccountState.DELAYED_BY_STORE, true),
                Arguments.of(new ConnectorFailure.RequestRejected("m"), AccountState.LIMITED, true),
                Arguments.of(new ConnectorFailure.Defect("m"), AccountState.LIMITED, true));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void saysInAWordWhatAFailureMeans(ConnectorFailure failure, AccountState state, boolean mayGoOn) {
        LinkedAccount account = house.link();
        house.clock.set(NOON);

        house.sessions.failed(house.target(account), failure);

        LinkedAccount shown = house.account(account.id());
        assertThat(shown.state()).isEqualTo(state);
        assertThat(shown.stateSince()).isEqualTo(NOON);
        assertThat(shown.stateDetail()).isEqualTo("m");
        assertThat(shown.nextStep()).isNotBlank();
        assertThat(house.sessions.active().isEmpty()).isEqualTo(!mayGoOn);
        assertThat(house.events.sent().stream().anyMatch(PersonNeeded.class::isInstance))
                .as("tells that a person is needed")
                .isEqualTo(state.tone() == AccountState.Tone.BAD);
    }

    @Test
    void leavesAStoreThatLockedInPeaceForADay() {
        LinkedAccount account = house.link();
        house.sessions.failed(
                house.target(account),
                new ConnectorFailure.AccountLocked(house.clock.instant().plusSeconds(5), "Locked."));

        house.clock.advance(Duration.ofHours(23));
        assertThat(house.sessions.active()).isEmpty();
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> house.linking.relink(ADMIN, account.id(), FakeStore.GOOD_VALUES, Saving.AT_ONCE))
                .withMessageContaining("locked this account");

        house.clock.advance(Duration.ofHours(1));
        assertThat(house.sessions.active()).hasSize(1);
    }

    @Test
    void losesOneCapabilityAndGoesOnWithTheOthers() {
        LinkedAccount account = house.link();
        house.sessions.synced(house.target(account), status(SyncStatus.Phase.UP_TO_DATE));

        house.sessions.failed(
                house.target(account), new ConnectorFailure.PermissionMissing(Capability.REVIEWS, "Needs a role."));

        LinkedAccount shown = house.account(account.id());
        assertThat(shown.state()).isEqualTo(AccountState.LIMITED);
        assertThat(shown.capabilities())
                .containsEntry(Capability.REVIEWS, new CapabilityState(CapabilityState.Grant.MISSING, "Needs a role."));
        assertThat(house.target(account).granted()).containsExactly(Capability.SALES);

        house.sessions.failed(
                house.target(account), new ConnectorFailure.PermissionMissing(Capability.SALES, "Needs another role."));
        assertThat(house.account(account.id()).state()).isEqualTo(AccountState.NEEDS_PERMISSION);
    }

    @Test
    void followsHowFarIngestionHasCome() {
        LinkedAccount account = house.link();
        Instant last = house.clock.instant();
        house.sessions.synced(house.target(account), status(SyncStatus.Phase.SYNCING));
        assertThat(house.account(account.id()).state()).isEqualTo(AccountState.SYNCING);

        house.sessions.synced(
                house.target(account),
                new SyncStatus(
                        SyncStatus.Phase.UP_TO_DATE,
                        Optional.of(last),
                        Optional.of(last.plusSeconds(3600)),
                        Optional.of(LocalDate.of(2026, 11, 20))));

        LinkedAccount shown = house.account(account.id());
        assertThat(shown.state()).isEqualTo(AccountState.HEALTHY);
        assertThat(shown.lastSync()).contains(last);
        assertThat(shown.nextSync()).contains(last.plusSeconds(3600));
        assertThat(shown.completeThrough()).contains(LocalDate.of(2026, 11, 20));
    }

    @Test
    void isCompleteThroughNoDayOnceThereIsMoreToCollect() {
        house.store.onBegin = _ -> FakeStore.linked("ada", "8001", "8002");
        LinkedAccount account = house.link();
        house.in(() -> house.accounts.update(ADMIN, account.id(), vendors("8001")));
        house.sessions.synced(house.target(account), completeThrough(LocalDate.of(2026, 11, 20)));

        house.in(() -> house.accounts.update(ADMIN, account.id(), vendors("8001", "8002")));
        assertThat(house.account(account.id()).completeThrough()).isEmpty();

        house.sessions.synced(house.target(account), completeThrough(LocalDate.of(2026, 11, 20)));
        house.in(() -> house.accounts.update(ADMIN, account.id(), vendors("8001")));
        assertThat(house.account(account.id()).completeThrough()).contains(LocalDate.of(2026, 11, 20));

        house.sessions.synced(house.target(account), status(SyncStatus.Phase.SYNCING));
        assertThat(house.account(account.id()).completeThrough()).isEmpty();
    }

    private static AccountUpdate vendors(String... codes) {
        return new AccountUpdate(Optional.empty(), Optional.empty(), Optional.of(Set.of(codes)));
    }

    private static SyncStatus completeThrough(LocalDate day) {
        return new SyncStatus(SyncStatus.Phase.UP_TO_DATE, Optional.empty(), Optional.empty(), Optional.of(day));
    }

    @Test
    void recoversWhenTheStoreAnswersAsItShould() {
        LinkedAccount account = house.link();
        house.sessions.failed(house.target(account), new ConnectorFailure.AgreementMissing("Sign it."));
        house.sessions.synced(house.target(account), status(SyncStatus.Phase.SYNCING));
        assertThat(house.account(account.id()).state()).isEqualTo(AccountState.AGREEMENT_TO_BE_SIGNED);

        house.sessions.succeeded(house.target(account));

        assertThat(house.account(account.id()).state()).isEqualTo(AccountState.HEALTHY);
    }

    @Test
    void warnsBeforeAPersonIsNeeded() {
        LinkedAccount account = house.link();
        Instant end = house.clock.instant().plus(Duration.ofDays(20));
        house.store.onCheck = (_, material) -> save(material, "next", Optional.of(end));
        house.checking.check(ADMIN, account.id());
        house.sessions.synced(house.target(account), status(SyncStatus.Phase.UP_TO_DATE));
        assertThat(house.account(account.id()).state()).isEqualTo(AccountState.HEALTHY);

        house.clock.advance(Duration.ofDays(13));

        LinkedAccount shown = house.account(account.id());
        assertThat(shown.state()).isEqualTo(AccountState.EXPIRING);
        assertThat(shown.credentialExpiresAt()).contains(end);
        assertThat(shown.stateSince()).isEqualTo(house.clock.instant());
    }

    @Test
    void saysThatAConnectorIsMissing() {
        LinkedAccount account = house.link();

        house.uninstallConnectors();

        assertThat(house.account(account.id()).state()).isEqualTo(AccountState.CONNECTOR_MISSING);
        assertThat(house.sessions.active()).isEmpty();
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> house.checking.check(ADMIN, account.id()))
                .satisfies(problem -> assertThat(problem.problem()).isEqualTo(Problem.CONFLICT));
    }

    @Test
    void givesMaterialBackInTheNextSession() throws Exception {
        LinkedAccount account = house.link();
        AtomicReference<String> seen = new AtomicReference<>("");
        house.store.onCheck = (_, material) -> {
            seen.set(new String(material.current().orElseThrow().bytes(), UTF_8));
            return save(material, "token-2", Optional.empty());
        };

        check(account);
        assertThat(seen).hasValue("token-canary-1");
        house.start();
        check(account);
        assertThat(seen).hasValue("token-2");
    }

    @Test
    void refusesMaterialOfAnAccountThatWasUnlinkedMeanwhile() {
        LinkedAccount account = house.link();
        house.store.onCheck = (_, material) -> {
            house.database.inTransaction(() -> house.accounts.unlink(ADMIN, account.id(), false));
            return save(material, "token-2", Optional.empty());
        };

        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> check(account))
                .withMessageContaining("unlinked meanwhile");
    }

    @Test
    void refusesMaterialOfARunThatAnotherRunHasOvertaken() {
        LinkedAccount account = house.link();
        SyncTarget target = house.target(account);
        AccountMaterial overtaking = new AccountMaterial(
                house.transactions, house.register, new Safe(house.vault), target, materialNumber(account));
        house.store.onCheck = (_, material) -> {
            overtaking.save(new SessionMaterial("token-3".getBytes(UTF_8), Optional.empty()));
            return save(material, "token-2", Optional.empty());
        };

        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> check(account))
                .withMessageContaining("another run");
        assertThat(new String(overtaking.current().orElseThrow().bytes(), UTF_8))
                .isEqualTo("token-3");
    }

    @Test
    void letsOnlyOneSessionUseAnAccountAtATime() throws Exception {
        LinkedAccount account = house.link();

        try (StoreSession _ = house.sessions.open(house.target(account))) {
            assertThatExceptionOfType(NoSession.class).isThrownBy(() -> house.sessions.open(house.target(account)));
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> house.checking.check(ADMIN, account.id()))
                    .satisfies(problem -> assertThat(problem.problem()).isEqualTo(Problem.CONFLICT));
        }

        house.sessions.open(house.target(account)).close();
    }

    @Test
    void endsALongRunOnceSomebodyHasChangedTheAccount() {
        LinkedAccount account = house.link();
        SyncTarget target = house.target(account);
        house.sessions.failed(target, new ConnectorFailure.PermissionMissing(Capability.REVIEWS, "Needs a role."));
        house.sessions.requireUnchanged(target);

        house.in(() -> house.accounts.pause(ADMIN, account.id()));

        assertThatExceptionOfType(NoSession.class).isThrownBy(() -> house.sessions.requireUnchanged(target));
        house.in(() -> house.accounts.resume(ADMIN, account.id()));
        house.linking.relink(ADMIN, account.id(), FakeStore.GOOD_VALUES, Saving.AT_ONCE);
        assertThatExceptionOfType(NoSession.class).isThrownBy(() -> house.sessions.requireUnchanged(target));
    }

    @Test
    void tellsNobodyElseWhatAPersonIsShownAndSaysWhenAPersonHasMendedIt() throws Exception {
        LinkedAccount account = house.link();
        house.store.onCheck = (_, _) -> {
            throw new ConnectorException(new ConnectorFailure.AgreementMissing("Sign it."));
        };
        assertThatThrownBy(() -> house.checking.check(ADMIN, account.id())).isInstanceOf(ProblemException.class);

        assertThat(house.account(account.id()).state()).isEqualTo(AccountState.AGREEMENT_TO_BE_SIGNED);
        assertThat(house.events.sent()).noneMatch(PersonNeeded.class::isInstance);
        assertThat(house.events.sent()).noneMatch(AccountChecked.class::isInstance);

        house.store.onCheck = (_, _) -> FakeStore.granted();
        house.checking.check(ADMIN, account.id());

        assertThat(house.events.sent()).contains(new AccountChecked(1, account.id()));
    }

    @Test
    void keepsTheStateThatACheckFound() {
        LinkedAccount account = house.link();
        house.store.onCheck = (_, _) -> {
            throw new ConnectorException(new ConnectorFailure.CredentialRejected("Revoked."));
        };

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> house.checking.check(ADMIN, account.id()))
                .withMessage("Revoked.");
        assertThat(house.account(account.id()).state()).isEqualTo(AccountState.NEEDS_RELINK);
    }

    @Test
    void showsWhatACheckGranted() {
        LinkedAccount account = linkedWith(SALES);
        house.store.onCheck = (_, _) -> List.of(SALES, PENDING_REVIEWS);

        LinkedAccount checked = house.checking.check(ADMIN, account.id());

        assertThat(checked.capabilities())
                .containsEntry(
                        Capability.REVIEWS, new CapabilityState(CapabilityState.Grant.PENDING, "Granted an hour ago."));
        assertThat(house.recorded()).endsWith("account.checked");
    }

    /** A check in bad weather. */
    @Test
    void thatSomethingCannotBeToldTakesNoRightAway() {
        LinkedAccount account = house.link();
        house.store.onCheck = (_, _) -> List.of(SALES, PENDING_REVIEWS);

        house.checking.check(ADMIN, account.id());

        assertThat(reviewsOf(account)).isEqualTo(CapabilityState.Grant.GRANTED);
    }

    @Test
    void whatTheStoreCouldNotTellIsAskedForAgainOnceADay() throws ConnectorException {
        LinkedAccount account = linkedWith(SALES, PENDING_REVIEWS);
        house.store.onCheck = (_, _) -> FakeStore.granted();

        findOutWhatIsPending(account);
        assertThat(reviewsOf(account)).as("a moment after it was asked").isEqualTo(CapabilityState.Grant.PENDING);

        house.clock.advance(Duration.ofDays(1));
        findOutWhatIsPending(account);
        assertThat(reviewsOf(account)).isEqualTo(CapabilityState.Grant.GRANTED);
        assertThat(house.recorded()).endsWith("account.checked");

        house.clock.advance(Duration.ofDays(1));
        house.store.onCheck = (_, _) -> {
            throw new IllegalStateException("nothing is pending");
        };
        findOutWhatIsPending(account);
    }

    @Test
    void aStoreThatStillCannotTellIsLeftAloneForADay() throws ConnectorException {
        LinkedAccount account = linkedWith(SALES);
        house.clock.advance(Duration.ofDays(1));
        var unavailable = new ConnectorException(new ConnectorFailure.Unavailable("Out of order."));
        house.store.onCheck = (_, _) -> {
            throw unavailable;
        };
        assertThatExceptionOfType(ConnectorException.class).isThrownBy(() -> findOutWhatIsPending(account));
        int asked = house.store.asked.get();

        house.clock.advance(Duration.ofHours(1));
        findOutWhatIsPending(account);
        assertThat(house.store.asked).hasValue(asked);

        house.clock.advance(Duration.ofDays(1));
        house.store.onCheck = (_, _) -> FakeStore.granted();
        findOutWhatIsPending(account);
        assertThat(reviewsOf(account)).isEqualTo(CapabilityState.Grant.GRANTED);
    }

    @Test
    void whatIsLearntAnewIsRecordedAndNothingElse() throws ConnectorException {
        LinkedAccount account = linkedWith(SALES, PENDING_REVIEWS);
        house.clock.advance(Duration.ofDays(1));
        house.store.onCheck =
                (_, _) -> List.of(SALES, new Check(Capability.REVIEWS, Check.Outcome.PENDING, "Still granted lately."));
        List<String> before = house.recorded();

        findOutWhatIsPending(account);

        assertThat(house.recorded()).isEqualTo(before);
        assertThat(house.account(account.id()).capabilities())
                .containsEntry(
                        Capability.REVIEWS,
                        new CapabilityState(CapabilityState.Grant.PENDING, "Still granted lately."));
    }

    @ParameterizedTest
    @MethodSource("failuresForAPersonOrARest")
    void whatNeedsAPersonOrARestIsToldWhileItIsAskedForWhatIsPending(ConnectorFailure failure, AccountState state) {
        house.clock.set(NOON.minus(Duration.ofDays(1)));
        LinkedAccount account = linkedWith(SALES, PENDING_REVIEWS);
        house.sessions.synced(house.target(account), status(SyncStatus.Phase.UP_TO_DATE));
        house.clock.set(NOON);
        house.store.onCheck = (_, _) -> {
            throw new ConnectorException(failure);
        };

        assertThatExceptionOfType(ConnectorException.class).isThrownBy(() -> findOutWhatIsPending(account));

        assertThat(house.account(account.id()).state()).isEqualTo(state);
        assertThat(house.events.sent().stream().anyMatch(PersonNeeded.class::isInstance))
                .isEqualTo(state.tone() == AccountState.Tone.BAD);
    }

    /** Sales by a token, say, while the rest of the store wants a code. */
    @Test
    void whatACheckProvedBeforeItFailedStands() throws ConnectorException {
        LinkedAccount account = linkedWith(SALES, PENDING_REVIEWS);
        house.clock.advance(Duration.ofDays(1));
        house.store.onCheck = (_, _) -> {
            throw new ConnectorException(
                    new ConnectorFailure.CredentialRejected("Wrong password."), FakeStore.granted());
        };

        assertThatExceptionOfType(ConnectorException.class).isThrownBy(() -> findOutWhatIsPending(account));

        assertThat(reviewsOf(account)).isEqualTo(CapabilityState.Grant.GRANTED);
        assertThat(house.account(account.id()).state()).isEqualTo(AccountState.NEEDS_RELINK);
    }

    @Test
    void whatACheckProvedBeforeItFailedStandsWhereAPersonWaitsToo() {
        LinkedAccount account = linkedWith(SALES, PENDING_REVIEWS);
        house.store.onCheck = (_, _) -> {
            throw new ConnectorException(new ConnectorFailure.AgreementMissing("Sign it."), FakeStore.granted());
        };

        assertThatThrownBy(() -> house.checking.check(ADMIN, account.id())).isInstanceOf(ProblemException.class);

        assertThat(reviewsOf(account)).isEqualTo(CapabilityState.Grant.GRANTED);
        assertThat(house.account(account.id()).state()).isEqualTo(AccountState.AGREEMENT_TO_BE_SIGNED);
    }

    @ParameterizedTest
    @MethodSource("failuresForNobody")
    void whatNeedsNobodyTakesNothingFromTheRest(ConnectorFailure failure) {
        LinkedAccount account = linkedWith(SALES, PENDING_REVIEWS);
        house.sessions.synced(house.target(account), status(SyncStatus.Phase.UP_TO_DATE));
        house.clock.advance(Duration.ofDays(1));
        house.store.onCheck = (_, _) -> {
            throw new ConnectorException(failure);
        };

        assertThatExceptionOfType(ConnectorException.class).isThrownBy(() -> findOutWhatIsPending(account));

        assertThat(house.account(account.id()).state()).isEqualTo(AccountState.HEALTHY);
    }

    /** The next session that may sign in asks. */
    @Test
    void aSessionThatMayNotSignInIsNoAnswer() throws ConnectorException {
        LinkedAccount account = linkedWith(SALES, PENDING_REVIEWS);
        house.clock.advance(Duration.ofDays(1));
        house.store.signsIn = true;
        SyncTarget target = house.target(account);
        try (StoreSession session = house.sessions.openWithoutSigningIn(target)) {
            assertThatExceptionOfType(ConnectorException.class)
                    .isThrownBy(() -> house.sessions.findOutWhatIsPending(target, session));
        }

        findOutWhatIsPending(account);

        assertThat(reviewsOf(account)).isEqualTo(CapabilityState.Grant.GRANTED);
    }

    @Test
    void whatWasPendingChangesNothingElse() throws ConnectorException {
        LinkedAccount account = linkedWith(SALES, PENDING_REVIEWS);
        house.sessions.failed(house.target(account), new ConnectorFailure.Gone("No such report any more."));
        house.clock.advance(Duration.ofDays(1));
        house.store.onCheck = (_, _) -> List.of(
                new Check(Capability.SALES, Check.Outcome.MISSING, "Refused this once."),
                new Check(Capability.REVIEWS, Check.Outcome.GRANTED, ""));

        findOutWhatIsPending(account);

        LinkedAccount shown = house.account(account.id());
        assertThat(reviewsOf(account)).isEqualTo(CapabilityState.Grant.GRANTED);
        assertThat(shown.capabilities())
                .containsEntry(Capability.SALES, new CapabilityState(CapabilityState.Grant.GRANTED, ""));
        assertThat(shown.state()).isEqualTo(AccountState.LIMITED);
        assertThat(shown.stateDetail()).isEqualTo("No such report any more.");
    }

    @Test
    void anAccountThatWasGrantedNothingGoesOnOnceItIs() throws ConnectorException {
        LinkedAccount account = linkedWith(PENDING_REVIEWS);
        assertThat(house.account(account.id()).state()).isEqualTo(AccountState.NEEDS_PERMISSION);
        house.clock.advance(Duration.ofDays(1));

        findOutWhatIsPending(account);

        assertThat(house.account(account.id()).state()).isEqualTo(AccountState.HEALTHY);
        assertThat(house.target(account).granted()).contains(Capability.REVIEWS);
    }

    private LinkedAccount linkedWith(Check... checks) {
        house.store.onBegin = _ -> linked(checks);
        return house.link();
    }

    private static LinkStep linked(Check... checks) {
        LinkGrant grant = FakeStore.grant("ada", "8001");
        return new LinkStep.Linked(new LinkGrant(grant.identity(), grant.vendors(), List.of(checks), grant.material()));
    }

    private void findOutWhatIsPending(LinkedAccount account) throws ConnectorException {
        SyncTarget target = house.target(account);
        try (StoreSession session = house.sessions.open(target)) {
            house.sessions.findOutWhatIsPending(target, session);
        }
    }

    private CapabilityState.Grant reviewsOf(LinkedAccount account) {
        return Objects.requireNonNull(house.account(account.id()).capabilities().get(Capability.REVIEWS))
                .state();
    }

    private void check(LinkedAccount account) throws ConnectorException {
        try (StoreSession session = house.sessions.open(house.target(account))) {
            session.check();
        }
    }

    private int materialNumber(LinkedAccount account) {
        return house.in(() -> house.register.linked(1, account.id()).secrets().materialNumber());
    }

    private static List<Check> save(MaterialStore material, String token, Optional<Instant> expiresAt) {
        material.save(new SessionMaterial(token.getBytes(UTF_8), expiresAt));
        return FakeStore.granted();
    }

    private static SyncStatus status(SyncStatus.Phase phase) {
        return new SyncStatus(phase, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
