package org.storelink.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.storelink.accounts.Household.ADMIN;
import static org.storelink.accounts.Household.STRANGER;
import static org.storelink.accounts.Household.VIEWER;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storelink.connector.Capability;
import org.storelink.connector.Challenge;
import org.storelink.connector.ChallengeAnswer;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.HandshakeState;
import org.storelink.connector.LinkGrant;
import org.storelink.connector.LinkStep;
import org.storelink.platform.Problem;
import org.storelink.platform.ProblemException;
import org.storelink.platform.testing.DatabaseTest;

@DatabaseTest
class LinkingTest {

    private static final LinkStep CONSENT = new LinkStep.Challenged(
            new Challenge.Consent("Make a token?", "An older one stops working.", "Make it"),
            new HandshakeState("step-1".getBytes(UTF_8)));
    private static final LinkStep KEPT = new LinkStep.Challenged(
            Challenge.Consent.kept("The code was accepted."), new HandshakeState("accepted".getBytes(UTF_8)));
    private static final LinkStep CHOICE = new LinkStep.Challenged(
            new Challenge.Choose(
                    "Which vendors?",
                    List.of(new Challenge.Option("8001", "Acme"), new Challenge.Option("8002", "Beta")),
                    true),
            new HandshakeState("step-2".getBytes(UTF_8)));

    @TempDir
    static Path folder;

    @AutoClose
    private Household house = new Household(folder);

    @BeforeEach
    void knowsNobody() {
        assertThat(house.in(() -> house.accounts.list(ADMIN))).isEmpty();
    }

    @Test
    void linksAtOnceWhenTheStoreAsksNothing() {
        LinkAttempt attempt = house.linking.begin(ADMIN, house.request());

        assertThat(attempt.state()).isEqualTo(LinkState.LINKED);
        LinkedAccount account = attempt.account().orElseThrow();
        assertThat(account.nickname()).isEqualTo("Main");
        assertThat(account.username()).isEqualTo("ada@example.com");
        assertThat(account.identity()).isEqualTo("Identity ada");
        assertThat(account.state()).isEqualTo(AccountState.PREPARING);
        assertThat(account.vendors()).extracting(LinkedVendor::code).containsExactly("8001");
        assertThat(account.store()).isEqualTo("fake");
        assertThat(account.storeId()).isEqualTo(77);
        assertThat(account.metadata()).containsEntry("vendor_id", 8001L);
        assertThat(account.capabilities()).hasSize(Capability.values().length);
        assertThat(account.capabilities())
                .containsEntry(Capability.SALES, new CapabilityState(CapabilityState.Grant.GRANTED, ""))
                .containsEntry(Capability.USAGE, new CapabilityState(CapabilityState.Grant.ABSENT, "a key has it"));
        assertThat(house.events.sent()).containsExactly(new AccountLinked(1, account.id()));
        assertThat(house.recorded()).containsExactly("account.link-begun", "account.linked");
    }

    @Test
    void keepsWhatThePersonShouldThinkAbout() {
        LinkGrant grant = FakeStore.grant("ada", "8001");
        List<String> cautions = List.of("This account may do everything. A limited one is enough.", "It is shared.");
        house.store.onBegin = _ -> new LinkStep.Linked(
                new LinkGrant(grant.identity(), grant.vendors(), grant.checks(), grant.material(), cautions));

        assertThat(house.link().cautions()).isEqualTo(cautions);
    }

    @Test
    void goesOnAfterARestartFromWhereItWas() {
        house.store.onBegin = _ -> CONSENT;
        house.store.onAnswer = (state, _) ->
                new String(state.bytes(), UTF_8).equals("step-1") ? CHOICE : FakeStore.linked("ada", "8002");

        LinkAttempt asked = house.linking.begin(ADMIN, house.request());
        house.start();
        LinkAttempt choosing = house.linking.answer(ADMIN, asked.id(), new ChallengeAnswer.Agreed());
        house.start();
        LinkAttempt linked = house.linking.answer(ADMIN, asked.id(), new ChallengeAnswer.Chosen(List.of("8002")));

        assertThat(asked.state()).isEqualTo(LinkState.CONSENT);
        assertThat(asked.challenge().orElseThrow().consequence()).isEqualTo("An older one stops working.");
        assertThat(choosing.state()).isEqualTo(LinkState.CHOOSE);
        assertThat(choosing.options())
                .containsExactly(new LinkAttempt.Option("8001", "Acme"), new LinkAttempt.Option("8002", "Beta"));
        assertThat(linked.state()).isEqualTo(LinkState.LINKED);
        assertThat(house.linking.get(ADMIN, asked.id()).account()).isEqualTo(linked.account());
    }

    @Test
    void agreesItselfToWhatIsDurableByThen() {
        house.store.onBegin = _ -> KEPT;
        List<Integer> keptSteps = new ArrayList<>();
        house.store.onAnswer = (_, _) -> {
            Conversation kept = house.in(() -> house.database
                    .entityManager()
                    .createQuery("SELECT c FROM Conversation c", Conversation.class)
                    .getSingleResult());
            keptSteps.add(kept.stepNumber());
            assertThat(kept.question()).isPresent();
            return FakeStore.linked("ada", "8001");
        };

        LinkAttempt attempt = house.linking.begin(ADMIN, house.request());

        assertThat(attempt.state()).isEqualTo(LinkState.LINKED);
        assertThat(keptSteps).containsExactly(2);
    }

    @Test
    void aPersonGoesOnWhereTheServerDiedAfterACodeWasAccepted() {
        house.store.onBegin = _ -> CONSENT;
        house.store.onAnswer = (state, _) -> {
            if (new String(state.bytes(), UTF_8).equals("step-1")) {
                return KEPT;
            }
            house.die();
            return CHOICE;
        };
        LinkAttempt asked = house.linking.begin(ADMIN, house.request());
        assertThatExceptionOfType(Household.ServerDied.class)
                .isThrownBy(() -> house.linking.answer(ADMIN, asked.id(), new ChallengeAnswer.Agreed()));
        house.start();
        List<String> goneOnFrom = new ArrayList<>();
        house.store.onAnswer = (state, _) -> {
            goneOnFrom.add(new String(state.bytes(), UTF_8));
            return FakeStore.linked("ada", "8001");
        };

        assertThat(house.linking.get(ADMIN, asked.id()).state()).isEqualTo(LinkState.WORKING);
        house.clock.advance(Duration.ofMinutes(2));
        LinkAttempt open = house.linking.get(ADMIN, asked.id());
        LinkAttempt linked = answer(asked, new ChallengeAnswer.Agreed());

        assertThat(open.state()).isEqualTo(LinkState.CONSENT);
        assertThat(open.challenge().orElseThrow().prompt()).isEqualTo("The code was accepted.");
        assertThat(linked.state()).isEqualTo(LinkState.LINKED);
        assertThat(goneOnFrom).containsExactly("accepted");
    }

    @Test
    void aConnectorThatGoesRoundInCirclesIsLeftToThePerson() {
        house.store.onBegin = _ -> KEPT;
        house.store.onAnswer = (_, _) -> KEPT;

        LinkAttempt attempt = house.linking.begin(ADMIN, house.request());

        assertThat(attempt.state()).isEqualTo(LinkState.CONSENT);
        assertThat(house.store.asked.get()).isEqualTo(6);
    }

    @Test
    void namesEveryFieldThatIsWrongAndSendsNothing() {
        LinkRequest request = new LinkRequest(
                "Main",
                "fake-store",
                "password",
                Map.of("login", "  ", "password", "wrong", "colour", "red"),
                true,
                Saving.AT_ONCE);

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> house.linking.begin(ADMIN, request))
                .satisfies(problem -> assertThat(problem.errors())
                        .extracting(ProblemException.FieldError::field)
                        .containsExactly("login", "password", "colour"))
                .satisfies(problem -> assertThat(problem.detail()).doesNotContain("wrong"));
        assertThat(house.store.asked).hasValue(0);
    }

    @Test
    void dropsBlanksAroundValues() {
        house.store.onBegin = credential -> FakeStore.linked(credential.value("login"), "8001");

        LinkAttempt attempt = house.linking.begin(
                ADMIN,
                new LinkRequest(
                        "",
                        "fake-store",
                        "password",
                        Map.of("login", " ada@example.com ", "password", FakeStore.PASSWORD + "\n"),
                        true,
                        Saving.AT_ONCE));

        assertThat(attempt.account().orElseThrow().identity()).isEqualTo("Identity ada@example.com");
        assertThat(attempt.account().orElseThrow().nickname()).isEqualTo("Identity ada@example.com");
    }

    @Test
    void namesWhatIsInstalledWhenAConnectorOrModeIsNot() {
        refuses(() -> begin("other-store", "password"), Problem.BAD_REQUEST, "fake-store");
        refuses(() -> begin("fake-store", "magic"), Problem.BAD_REQUEST, "password, key");
    }

    @Test
    void keepsNothingSecretOfARefusedAttempt() {
        house.store.onBegin =
                _ -> new LinkStep.Refused(new ConnectorFailure.CredentialRejected("Wrong password. Make a new one."));

        LinkAttempt attempt = house.linking.begin(ADMIN, house.request());

        assertThat(attempt.state()).isEqualTo(LinkState.REFUSED);
        assertThat(attempt.problem()).contains("Wrong password. Make a new one.");
        assertThat(attempt.refusal().orElseThrow().problem()).isEqualTo(Problem.STORE_REFUSED);
        assertThat(conversation(attempt).credential()).isEmpty();
        assertThat(conversation(attempt).question()).isEmpty();
        assertThat(house.in(() -> house.accounts.list(ADMIN))).isEmpty();
    }

    @Test
    void refusesTheSameIdentityTwiceAndNamesTheAccount() {
        house.link();

        LinkAttempt again = house.linking.begin(ADMIN, house.request());

        assertThat(again.state()).isEqualTo(LinkState.REFUSED);
        assertThat(again.problem().orElseThrow()).contains("“Main”");
        assertThat(house.in(() -> house.accounts.list(ADMIN))).hasSize(1);
    }

    @Test
    void letsOnlyOneOfTwoAttemptsAtTheSameMomentLinkAnIdentity() throws Exception {
        CyclicBarrier bothAreAsking = new CyclicBarrier(2);
        house.store.onBegin = _ -> {
            await(bothAreAsking);
            return FakeStore.linked("ada", "8001");
        };

        List<LinkAttempt> attempts = atOnce(
                () -> house.linking.begin(ADMIN, house.request()), () -> house.linking.begin(ADMIN, house.request()));

        assertThat(attempts)
                .extracting(LinkAttempt::state)
                .containsExactlyInAnyOrder(LinkState.LINKED, LinkState.REFUSED);
        assertThat(house.in(() -> house.accounts.list(ADMIN))).hasSize(1);
    }

    @Test
    void letsOnlyOneOfTwoTabsAnswer() throws Exception {
        house.store.onBegin = _ -> CONSENT;
        LinkAttempt asked = house.linking.begin(ADMIN, house.request());
        CountDownLatch firstIsAsking = new CountDownLatch(1);
        CountDownLatch secondWasRefused = new CountDownLatch(1);
        house.store.onAnswer = (_, _) -> {
            firstIsAsking.countDown();
            await(secondWasRefused);
            return FakeStore.linked("ada", "8001");
        };

        try (ExecutorService tabs = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<LinkAttempt> first =
                    tabs.submit(() -> house.linking.answer(ADMIN, asked.id(), new ChallengeAnswer.Agreed()));
            await(firstIsAsking);
            refuses(
                    () -> house.linking.answer(ADMIN, asked.id(), new ChallengeAnswer.Agreed()),
                    Problem.CONFLICT,
                    "on its way");
            assertThat(house.linking.get(ADMIN, asked.id()).state()).isEqualTo(LinkState.WORKING);
            secondWasRefused.countDown();

            assertThat(first.get().state()).isEqualTo(LinkState.LINKED);
        }
        assertThat(house.store.asked).hasValue(2);
    }

    @Test
    void refusesAnAnswerThatIsNoneToTheQuestion() {
        house.store.onBegin = _ -> CHOICE;
        LinkAttempt asked = house.linking.begin(ADMIN, house.request());

        refuses(() -> answer(asked, new ChallengeAnswer.Agreed()), Problem.BAD_REQUEST, "asks for a choice");
        refuses(() -> answer(asked, new ChallengeAnswer.Chosen(List.of())), Problem.BAD_REQUEST, "8001, 8002");
        refuses(() -> answer(asked, new ChallengeAnswer.Chosen(List.of("9999"))), Problem.BAD_REQUEST, "8001, 8002");
        assertThat(house.store.asked).hasValue(1);
        assertThat(house.linking.get(ADMIN, asked.id()).state()).isEqualTo(LinkState.CHOOSE);
    }

    @Test
    void destroysTheSecretsOfAnAttemptThatTakesTooLong() {
        house.store.onBegin = _ -> CONSENT;
        LinkAttempt asked = house.linking.begin(ADMIN, house.request());

        house.clock.advance(Duration.ofMinutes(15));
        int expired = house.in(() -> house.conversations.clean(house.clock.instant()));

        assertThat(expired).isEqualTo(1);
        assertThat(conversation(asked).credential()).isEmpty();
        assertThat(conversation(asked).question()).isEmpty();
        assertThat(house.linking.get(ADMIN, asked.id()).state()).isEqualTo(LinkState.EXPIRED);
        refuses(() -> answer(asked, new ChallengeAnswer.Agreed()), Problem.CONFLICT, "over");
    }

    @Test
    void forgetsAnAttemptAfterADay() {
        LinkAttempt linked = house.linking.begin(ADMIN, house.request());

        house.clock.advance(Duration.ofHours(25));
        house.in(() -> house.conversations.clean(house.clock.instant()));

        refuses(() -> house.linking.get(ADMIN, linked.id()), Problem.NOT_FOUND, "link attempt");
    }

    @Test
    void asksAgainWhenTheServerDiedWhileTheStoreWasAsked() {
        house.store.onBegin = _ -> CONSENT;
        LinkAttempt asked = house.linking.begin(ADMIN, house.request());
        house.in(() -> {
            house.conversations.forChange(1, asked.id()).take(house.clock.instant());
            return true;
        });
        assertThat(house.linking.get(ADMIN, asked.id()).state()).isEqualTo(LinkState.WORKING);

        house.clock.advance(Duration.ofMinutes(2));

        assertThat(house.linking.get(ADMIN, asked.id()).state()).isEqualTo(LinkState.CONSENT);
        assertThat(answer(asked, new ChallengeAnswer.Agreed()).state()).isEqualTo(LinkState.LINKED);
    }

    @Test
    void endsAndForgetsAnAbandonedAttempt() {
        house.store.onBegin = _ -> CONSENT;
        LinkAttempt asked = house.linking.begin(ADMIN, house.request());

        house.linking.abandon(ADMIN, asked.id());

        refuses(() -> house.linking.get(ADMIN, asked.id()), Problem.NOT_FOUND, "link attempt");
    }

    @Test
    void collectsAVendorThroughOneAccountOnly() {
        house.link("ada", "8001", "8002");

        house.store.onBegin = _ -> FakeStore.linked("bob", "8002", "8003");
        LinkAttempt second = house.linking.begin(ADMIN, house.request());

        assertThat(second.state()).isEqualTo(LinkState.REFUSED);
        assertThat(second.problem().orElseThrow()).contains("“Main”").contains("twice");
    }

    @Test
    void relinksOnlyToTheSameIdentity() {
        LinkedAccount account = house.link();
        int credential = house.target(account).credential();
        house.store.onBegin = _ -> FakeStore.linked("bob", "8009");

        LinkAttempt wrong = house.linking.relink(ADMIN, account.id(), FakeStore.GOOD_VALUES, Saving.AT_ONCE);

        assertThat(wrong.state()).isEqualTo(LinkState.REFUSED);
        assertThat(wrong.problem().orElseThrow()).contains("Identity bob", "Identity ada", "Nothing was changed");
        assertThat(house.target(account).credential()).isEqualTo(credential);
        assertThat(house.account(account.id()).vendors())
                .extracting(LinkedVendor::code)
                .containsExactly("8001");
    }

    @Test
    void relinkingTakesTheNewCredentialAndVendorsAndKeepsTheName() {
        LinkedAccount account = house.link("ada", "8001", "8002");
        int credential = house.target(account).credential();
        house.store.onBegin = _ -> FakeStore.linked("ada", "8002", "8003");

        LinkedAccount relinked = house.linking
                .relink(ADMIN, account.id(), FakeStore.GOOD_VALUES, Saving.AT_ONCE)
                .account()
                .orElseThrow();

        assertThat(relinked.id()).isEqualTo(account.id());
        assertThat(relinked.nickname()).isEqualTo("Main");
        assertThat(relinked.vendors())
                .filteredOn(LinkedVendor::chosen)
                .extracting(LinkedVendor::code)
                .containsExactly("8002", "8003");
        assertThat(relinked.vendors()).extracting(LinkedVendor::code).containsExactly("8001", "8002", "8003");
        assertThat(house.target(relinked).credential()).isEqualTo(credential + 1);
        assertThat(house.recorded()).endsWith("account.relinked");
    }

    @Test
    void leavesALockedAccountInPeaceForADayWhoeverAsks() {
        house.store.onBegin = _ -> new LinkStep.Refused(
                new ConnectorFailure.AccountLocked(house.clock.instant().plusSeconds(60), "Locked. Wait a day."));
        house.linking.begin(ADMIN, house.request());
        house.store.onBegin = _ -> FakeStore.linked("ada", "8001");

        house.clock.advance(Duration.ofHours(23));
        refuses(() -> house.linking.begin(ADMIN, house.request()), Problem.STORE_REFUSED, "locked");
        assertThat(house.store.asked).hasValue(1);

        house.in(() -> house.conversations.clean(house.clock.instant()));
        house.clock.advance(Duration.ofHours(2));
        assertThat(house.linking.begin(ADMIN, house.request()).state()).isEqualTo(LinkState.LINKED);
    }

    @Test
    void goesOnWithKeptHistoryWhenTheSameIdentityIsLinkedAgain() {
        LinkedAccount first = house.link();
        house.in(() -> {
            house.accounts.unlink(ADMIN, first.id(), false);
            return true;
        });

        LinkedAccount second = house.link();

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.vendors()).isEqualTo(first.vendors());
    }

    @Test
    void beginsANewWhenTheDataWereErased() {
        LinkedAccount first = house.link();
        house.in(() -> {
            house.accounts.unlink(ADMIN, first.id(), true);
            return true;
        });

        LinkedAccount second = house.link();

        assertThat(second.id()).isNotEqualTo(first.id());
    }

    @Test
    void isForAdminsOfTheOrganization() {
        house.store.onBegin = _ -> CONSENT;
        LinkAttempt asked = house.linking.begin(ADMIN, house.request());

        refuses(() -> house.linking.begin(VIEWER, house.request()), Problem.FORBIDDEN, "Admin");
        refuses(() -> house.linking.get(VIEWER, asked.id()), Problem.FORBIDDEN, "Admin");
        refuses(() -> house.linking.get(STRANGER, asked.id()), Problem.NOT_FOUND, "link attempt");
        refuses(
                () -> house.linking.answer(STRANGER, asked.id(), new ChallengeAnswer.Agreed()),
                Problem.NOT_FOUND,
                "link attempt");
    }

    @Test
    void tellsAConnectorsMistakeFromTheStoresNo() {
        house.store.onBegin = _ -> {
            throw new IllegalStateException("secret " + FakeStore.PASSWORD);
        };

        LinkAttempt attempt = house.linking.begin(ADMIN, house.request());

        assertThat(attempt.refusal().orElseThrow().problem()).isEqualTo(Problem.INTERNAL);
        assertThat(attempt.problem().orElseThrow()).contains("fake-store").doesNotContain(FakeStore.PASSWORD);
    }

    private LinkAttempt begin(String connector, String mode) {
        return house.linking.begin(
                ADMIN, new LinkRequest("", connector, mode, FakeStore.GOOD_VALUES, true, Saving.AT_ONCE));
    }

    private LinkAttempt answer(LinkAttempt attempt, ChallengeAnswer answer) {
        return house.linking.answer(ADMIN, attempt.id(), answer);
    }

    private Conversation conversation(LinkAttempt attempt) {
        return house.in(() -> house.conversations.get(1, attempt.id()));
    }

    private static void refuses(Callable<?> work, Problem problem, String words) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(work::call)
                .satisfies(thrown -> assertThat(thrown.problem()).isEqualTo(problem))
                .withMessageContaining(words);
    }

    private static <T> List<T> atOnce(Callable<T> one, Callable<T> other) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<T> first = threads.submit(one);
            Future<T> second = threads.submit(other);
            return List.of(first.get(), second.get());
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
