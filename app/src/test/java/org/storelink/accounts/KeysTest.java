package org.storelink.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.storelink.accounts.Household.ADMIN;
import static org.storelink.accounts.Household.STRANGER;
import static org.storelink.accounts.Household.VIEWER;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storelink.connector.Capability;
import org.storelink.connector.Challenge;
import org.storelink.connector.ChallengeAnswer;
import org.storelink.connector.Check;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.Credential;
import org.storelink.connector.HandshakeState;
import org.storelink.connector.LinkStep;
import org.storelink.platform.Problem;
import org.storelink.platform.ProblemException;
import org.storelink.platform.testing.DatabaseTest;

/** An account may hold several keys; the store is asked before one more is saved, and nobody before one is destroyed. */
@DatabaseTest
class KeysTest {

    private static final Map<String, String> SALES = Map.of("login", "SALES1", "password", "key-sales");
    private static final Map<String, String> REVIEWS = Map.of("login", "REVIEW1", "password", "key-reviews");
    private static final Map<String, String> MORE = Map.of("login", "MORE1", "password", "key-more");

    @TempDir
    static Path folder;

    @AutoClose
    private final Household house = new Household(folder);

    /** What the store was shown when it was asked last, by the ids of the keys. */
    private final List<String> shown = new ArrayList<>();

    KeysTest() {
        house.store.givenBy = Map.of(
                "SALES1", Set.of(Capability.SALES),
                "REVIEW1", Set.of(Capability.REVIEWS),
                "MORE1", Set.of(Capability.SALES));
        house.store.onBegin = this::granted;
    }

    private LinkStep granted(Credential credential) {
        shown.clear();
        credential.keys().forEach(key -> shown.add(key.value("login")));
        return FakeStore.linked("ada", "8001");
    }

    private long linked() {
        LinkRequest request = new LinkRequest("Main", "fake-store", "key", SALES, true, Saving.AT_ONCE);
        return house.linking.begin(ADMIN, request).account().orElseThrow().id();
    }

    private long linkedWithBoth() {
        long account = linked();
        house.keys.add(ADMIN, account, REVIEWS, Saving.AT_ONCE);
        return account;
    }

    private List<String> held(long account) {
        return house.keys.list(ADMIN, account).stream().map(LinkedKey::id).toList();
    }

    /** The secrets that lie in the vault. */
    private List<String> secrets(long account) {
        return house.in(() -> {
            Account found = house.register.linked(1, account);
            try (Credential credential = new Safe(house.vault).credential(found).orElseThrow()) {
                return credential.keys().stream()
                        .map(key -> key.value("password"))
                        .toList();
            }
        });
    }

    private static CapabilityState stateOf(LinkedAccount account, Capability capability) {
        return Objects.requireNonNull(account.capabilities().get(capability));
    }

    private static void assertConflict(ThrowingCallable work, String words) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(work)
                .withMessageContaining(words)
                .satisfies(problem -> assertThat(problem.problem()).isEqualTo(Problem.CONFLICT));
    }

    @Test
    void showsWhatAllGiveBeforeOneMoreIsSaved() {
        long account = linked();

        LinkAttempt attempt = house.keys.add(ADMIN, account, REVIEWS, Saving.AFTER_PREVIEW);

        assertThat(shown).containsExactly("SALES1", "REVIEW1");
        assertThat(attempt.state()).isEqualTo(LinkState.PREVIEW);
        assertThat(attempt.preview().orElseThrow().keys())
                .extracting(LinkedKey::id, LinkedKey::gives)
                .containsExactly(
                        tuple("SALES1", List.of(Capability.SALES)), tuple("REVIEW1", List.of(Capability.REVIEWS)));
        assertThat(held(account)).containsExactly("SALES1");
        house.start();

        LinkAttempt saved = house.linking.confirm(ADMIN, attempt.id());

        assertThat(saved.account().orElseThrow().id()).isEqualTo(account);
        assertThat(saved.account().orElseThrow().username()).isEqualTo("SALES1");
        assertThat(held(account)).containsExactly("SALES1", "REVIEW1");
        assertThat(secrets(account)).containsExactly("key-sales", "key-reviews");
    }

    @Test
    void whatTheStoreRefusesIsNotSaved() {
        long account = linked();
        house.store.onBegin = _ -> new LinkStep.Refused(new ConnectorFailure.RequestRejected("It is another team's."));

        LinkAttempt attempt = house.keys.add(ADMIN, account, REVIEWS, Saving.AT_ONCE);

        assertThat(attempt.problem()).contains("It is another team's.");
        assertThat(secrets(account)).containsExactly("key-sales");
        assertThat(house.account(account).state()).isEqualTo(AccountState.PREPARING);
    }

    @Test
    void keysOfAnotherIdentityAreNotSaved() {
        long account = linked();
        house.store.onBegin = _ -> FakeStore.linked("bob", "9001");

        LinkAttempt attempt = house.keys.add(ADMIN, account, REVIEWS, Saving.AT_ONCE);

        assertThat(attempt.state()).isEqualTo(LinkState.REFUSED);
        assertThat(secrets(account)).containsExactly("key-sales");
    }

    @Test
    void oneThatIsHeldAlreadyIsNamedAndNotSent() {
        long account = linked();
        int asked = house.store.asked.get();

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> house.keys.add(
                        ADMIN, account, Map.of("login", "sales1", "password", "key-again"), Saving.AT_ONCE))
                .satisfies(problem -> assertThat(problem.errors())
                        .extracting(ProblemException.FieldError::field)
                        .containsExactly("login"));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> house.keys.add(ADMIN, account, Map.of("login", "OTHER"), Saving.AT_ONCE))
                .satisfies(problem -> assertThat(problem.errors())
                        .extracting(ProblemException.FieldError::field)
                        .containsExactly("password"));
        assertThat(house.store.asked).hasValue(asked);
    }

    @Test
    void holdsSoManyAndNoMore() {
        long account = linked();
        for (int number = 2; number <= Keys.MOST; number++) {
            house.keys.add(
                    ADMIN, account, Map.of("login", "KEY" + number, "password", "key-" + number), Saving.AT_ONCE);
        }

        assertThat(held(account)).hasSize(Keys.MOST);
        assertConflict(() -> house.keys.add(ADMIN, account, MORE, Saving.AT_ONCE), Keys.MOST + " keys at most");
    }

    @Test
    void putsOneInThePlaceOfAnother() {
        long account = linkedWithBoth();

        house.keys.replace(ADMIN, account, "sales1", MORE, Saving.AT_ONCE);

        assertThat(shown).containsExactly("REVIEW1", "MORE1");
        assertThat(secrets(account)).containsExactly("key-reviews", "key-more");
    }

    @Test
    void theOnlyOneMayBeReplacedByItsLikeUnderTheSameId() {
        long account = linked();

        house.keys.replace(ADMIN, account, "SALES1", Map.of("login", "SALES1", "password", "key-new"), Saving.AT_ONCE);

        assertThat(secrets(account)).containsExactly("key-new");
    }

    @Test
    void destroysOneAtOnceAndLosesOnlyWhatNoOtherGives() {
        long account = linkedWithBoth();
        int asked = house.store.asked.get();
        LinkAttempt seen = house.keys.add(ADMIN, account, MORE, Saving.AFTER_PREVIEW);
        int before = house.store.asked.get();

        LinkedAccount left = house.keys.remove(ADMIN, account, "SALES1");

        assertThat(before).isEqualTo(asked + 1);
        assertThat(house.store.asked).as("nobody was asked").hasValue(before);
        assertThat(secrets(account)).containsExactly("key-reviews");
        assertThat(stateOf(left, Capability.REVIEWS).state()).isEqualTo(CapabilityState.Grant.GRANTED);
        assertThat(stateOf(left, Capability.SALES).state()).isEqualTo(CapabilityState.Grant.MISSING);
        assertThat(stateOf(left, Capability.SALES).reason()).contains("SALES1");
        assertThat(house.target(left).granted()).containsExactly(Capability.REVIEWS);
        assertThat(house.linking.get(ADMIN, seen.id()).state())
                .as("what held the key, too")
                .isEqualTo(LinkState.REFUSED);
        assertThat(house.recorded()).endsWith("account.key-removed");
        house.linking.goOn(ADMIN, account, Saving.AT_ONCE);
        assertThat(house.store.lastEarlier).as("what sessions saved stays").isPresent();
        assertThat(shown).containsExactly("REVIEW1");
    }

    @Test
    void oneThatTheStoreNeverTookGivesNothingOfWhatARemovedOneGave() {
        long account = linkedWithBoth();
        house.store.neverTaken = Map.of("REVIEW1", "The store does not take it.");

        LinkedAccount left = house.keys.remove(ADMIN, account, "SALES1");

        assertThat(stateOf(left, Capability.SALES).isGranted()).isFalse();
        assertThat(stateOf(left, Capability.REVIEWS).isGranted()).isFalse();
    }

    @Test
    void whatAnotherAddsWhileTheStoreIsAskedStays() {
        long account = linked();
        house.store.onBegin = credential -> {
            house.store.onBegin = this::granted;
            house.keys.add(ADMIN, account, MORE, Saving.AT_ONCE);
            return granted(credential);
        };

        LinkAttempt attempt = house.keys.add(ADMIN, account, REVIEWS, Saving.AT_ONCE);

        assertKeysChanged(attempt);
        assertThat(secrets(account)).containsExactly("key-sales", "key-more");
    }

    @Test
    void whatAnotherRemovesWhileTheStoreIsAskedDoesNotComeBack() {
        long account = linkedWithBoth();
        house.store.onBegin = credential -> {
            house.store.onBegin = this::granted;
            house.keys.remove(ADMIN, account, "SALES1");
            return granted(credential);
        };

        assertConflict(() -> house.keys.add(ADMIN, account, MORE, Saving.AT_ONCE), "ended meanwhile");

        assertThat(secrets(account)).containsExactly("key-reviews");
    }

    @Test
    void whatAnotherReplacesBetweenAQuestionAndItsAnswerDoesNotComeBack() {
        long account = linked();
        LinkAttempt attempt = asked(account);
        house.keys.replace(ADMIN, account, "SALES1", MORE, Saving.AT_ONCE);

        LinkAttempt answered = house.linking.answer(ADMIN, attempt.id(), new ChallengeAnswer.Agreed());

        assertKeysChanged(answered);
        assertThat(secrets(account)).containsExactly("key-more");
    }

    @Test
    void whatAnotherAddsBetweenAQuestionAndItsAnswerStays() {
        long account = linked();
        LinkAttempt attempt = asked(account);
        house.keys.add(ADMIN, account, MORE, Saving.AT_ONCE);

        LinkAttempt answered = house.linking.answer(ADMIN, attempt.id(), new ChallengeAnswer.Agreed());

        assertKeysChanged(answered);
        assertThat(secrets(account)).containsExactly("key-sales", "key-more");
    }

    @Test
    void whatAnotherRemovesBetweenAQuestionAndItsAnswerDoesNotComeBack() {
        long account = linkedWithBoth();
        LinkAttempt attempt = asked(account, MORE);
        house.keys.remove(ADMIN, account, "SALES1");

        assertConflict(
                () -> house.linking.answer(ADMIN, attempt.id(), new ChallengeAnswer.Agreed()), "attempt is over");

        assertThat(secrets(account)).containsExactly("key-reviews");
    }

    @Test
    void whatAnotherAddsWhileAPreviewIsSeenStays() {
        long account = linked();
        LinkAttempt seen = house.keys.add(ADMIN, account, REVIEWS, Saving.AFTER_PREVIEW);
        house.keys.add(ADMIN, account, MORE, Saving.AT_ONCE);

        assertKeysChanged(house.linking.confirm(ADMIN, seen.id()));

        assertThat(secrets(account)).containsExactly("key-sales", "key-more");
    }

    @Test
    void keysThatWereReadBeforeAChangeAreNotSent() {
        long account = linked();
        int asked = house.store.asked.get();
        int read = house.in(() -> house.register.linked(1, account).secrets().credentialNumber());
        house.keys.add(ADMIN, account, REVIEWS, Saving.AT_ONCE);

        try (Credential keys = house.in(() -> new Safe(house.vault)
                .credential(house.register.linked(1, account))
                .orElseThrow())) {
            assertConflict(() -> house.linking.relink(ADMIN, account, keys, read, Saving.AT_ONCE), "changed the keys");
        }

        assertThat(house.store.asked).hasValue(asked + 1);
    }

    private LinkAttempt asked(long account) {
        return asked(account, REVIEWS);
    }

    /** The store has a question before it takes one key more, and none about others. */
    private LinkAttempt asked(long account, Map<String, String> added) {
        house.store.onBegin = _ -> new LinkStep.Challenged(
                new Challenge.Consent("Take it?", "It is new.", "Take it"), new HandshakeState(new byte[1]));
        LinkAttempt attempt = house.keys.add(ADMIN, account, added, Saving.AT_ONCE);
        house.store.onBegin = this::granted;
        return attempt;
    }

    private static void assertKeysChanged(LinkAttempt attempt) {
        assertThat(attempt.state()).isEqualTo(LinkState.REFUSED);
        assertThat(attempt.problem())
                .hasValueSatisfying(words -> assertThat(words).contains("Somebody has changed the keys"));
    }

    @Test
    void aSessionThatIsOpenKeepsNothingOfARemovedOne() throws Exception {
        long account = linkedWithBoth();
        SyncTarget target = house.sessions.target(1, account).orElseThrow();
        house.store.onCheck = (_, material) -> {
            house.keys.remove(ADMIN, account, "SALES1");
            return List.of(
                    new Check(Capability.SALES, Check.Outcome.GRANTED, ""),
                    new Check(Capability.REVIEWS, Check.Outcome.GRANTED, ""));
        };

        house.checking.check(ADMIN, account);

        assertThat(stateOf(house.account(account), Capability.SALES).isGranted())
                .isFalse();
        assertThat(house.sessions.target(1, account)).isNotEqualTo(Optional.of(target));
    }

    @Test
    void theLastOneStaysAndSoDoesOneThatTheStoreNeeds() {
        long account = linkedWithBoth();
        house.store.stays = Map.of("SALES1", "It tells who the account is.");

        assertConflict(() -> house.keys.remove(ADMIN, account, "SALES1"), "It tells who the account is.");
        house.keys.remove(ADMIN, account, "REVIEW1");
        house.store.stays = Map.of();
        assertConflict(() -> house.keys.remove(ADMIN, account, "SALES1"), "only key of this account");

        assertThat(secrets(account)).containsExactly("key-sales");
    }

    @Test
    void isForThoseWhoManageAccounts() {
        long account = linkedWithBoth();
        for (ThrowingCallable forbidden : List.<ThrowingCallable>of(
                () -> house.keys.list(VIEWER, account),
                () -> house.keys.add(VIEWER, account, MORE, Saving.AT_ONCE),
                () -> house.keys.replace(VIEWER, account, "SALES1", MORE, Saving.AT_ONCE),
                () -> house.keys.remove(VIEWER, account, "SALES1"))) {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(forbidden)
                    .satisfies(problem -> assertThat(problem.problem()).isEqualTo(Problem.FORBIDDEN));
        }
        for (ThrowingCallable hidden : List.<ThrowingCallable>of(
                () -> house.keys.list(STRANGER, account),
                () -> house.keys.add(STRANGER, account, MORE, Saving.AT_ONCE),
                () -> house.keys.remove(STRANGER, account, "SALES1"),
                () -> house.keys.remove(ADMIN, account, "NONE"),
                () -> house.keys.replace(ADMIN, account, "NONE", MORE, Saving.AT_ONCE))) {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(hidden)
                    .satisfies(problem -> assertThat(problem.problem()).isEqualTo(Problem.NOT_FOUND));
        }
        assertThat(secrets(account)).containsExactly("key-sales", "key-reviews");
    }

    @Test
    void anAccountOfAnotherModeHasNone() {
        long account = house.link().id();

        assertConflict(() -> house.keys.list(ADMIN, account), "one credential");
        assertThat(house.keys.isFor(house.account(account))).isFalse();
    }

    @Test
    void unlinkingDestroysAll() {
        long account = linkedWithBoth();

        house.database.inTransaction(() -> house.accounts.unlink(ADMIN, account, false));

        assertThat(house.in(() ->
                        house.register.known(1, account).orElseThrow().secrets().credential()))
                .isEmpty();
    }
}
