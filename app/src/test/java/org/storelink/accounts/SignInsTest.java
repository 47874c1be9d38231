package org.storelink.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.storelink.accounts.Household.ADMIN;
import static org.storelink.accounts.Household.STRANGER;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.LinkStep;
import org.storelink.connector.Replies;
import org.storelink.connector.ReviewId;
import org.storelink.connector.Reviews;
import org.storelink.connector.StoreSession;
import org.storelink.platform.Actor;
import org.storelink.platform.Problem;
import org.storelink.platform.ProblemException;
import org.storelink.platform.testing.DatabaseTest;

@DatabaseTest
class SignInsTest {

    private static final String WRONG = "wron-gwro-ngwr-ongw";
    private static final LinkStep REJECTED =
            new LinkStep.Refused(new ConnectorFailure.CredentialRejected("That password is wrong."));

    @TempDir
    static Path folder;

    @AutoClose
    private Household house = new Household(folder);

    @BeforeEach
    void sendsPasswords() {
        house.store.signsIn = true;
        house.store.onBegin =
                credential -> credential.value("password").equals(WRONG) ? REJECTED : FakeStore.linked("ada", "8001");
    }

    @Test
    void sendsARejectedPasswordNoSecondTimeWhoeverTypesItWhereverAndHowever() {
        begin(ADMIN, "ada@example.com", WRONG);

        refuses(ADMIN, "ada@example.com", WRONG, Problem.STORE_REFUSED, "rejected this password");
        refuses(ADMIN, " Ada@Example.COM ", WRONG, Problem.STORE_REFUSED, "rejected this password");
        refuses(STRANGER, "ada@example.com", WRONG, Problem.STORE_REFUSED, "rejected this password");
        house.clock.advance(Duration.ofDays(7));
        house.start();
        refuses(ADMIN, "ada@example.com", WRONG, Problem.STORE_REFUSED, "rejected this password");

        assertThat(house.store.sent).containsExactly(WRONG);
    }

    @Test
    void takesAnotherPasswordAtOnce() {
        begin(ADMIN, "ada@example.com", WRONG);

        assertThat(begin(ADMIN, "ada@example.com", FakeStore.PASSWORD).state()).isEqualTo(LinkState.LINKED);
    }

    @Test
    void letsAStoreThatTookThePasswordHaveItAgainInTheSameStep() {
        house.store.timesInACall = 2;

        assertThat(begin(ADMIN, "ada@example.com", FakeStore.PASSWORD).state()).isEqualTo(LinkState.LINKED);
        assertThat(house.store.sent).hasSize(2);

        assertThat(begin(STRANGER, "ada@example.com", FakeStore.PASSWORD).state())
                .as("nothing is taken for an answer that was lost")
                .isEqualTo(LinkState.LINKED);
    }

    /** What is asked for too much after a silent sign-in has nothing to do with the password, which is needed for other things. */
    @Test
    void aStoreThatTookThePasswordAndIsAskedForTooMuchAfterThatRestsAsLongAsItSays() throws ConnectorException {
        LinkedAccount account = house.link();
        ConnectorFailure patience =
                new ConnectorFailure.Throttled(house.clock.instant().plusSeconds(60), "Patience.");
        house.store.saysAccepted = true;
        house.store.onCheck = (_, _) -> {
            throw new ConnectorException(patience);
        };

        try (StoreSession session = house.sessions.open(house.target(account))) {
            assertThatExceptionOfType(ConnectorException.class)
                    .isThrownBy(session::check)
                    .satisfies(e -> assertThat(e.failure()).isEqualTo(patience));
        }

        house.store.onCheck = (_, _) -> FakeStore.granted();
        assertThat(begin(STRANGER, "ada@example.com", FakeStore.PASSWORD).state())
                .as("nothing rests")
                .isEqualTo(LinkState.LINKED);
    }

    @Test
    void whatIsNotWorthASignInSpendsNone() throws ConnectorException {
        LinkedAccount account = house.link();
        int sent = house.store.sent.size();

        try (StoreSession session = house.sessions.openWithoutSigningIn(house.target(account))) {
            assertThatExceptionOfType(ConnectorException.class)
                    .isThrownBy(session::check)
                    .satisfies(e -> assertThat(e.failure()).isEqualTo(AccountSessions.ENDED));
        }

        assertThat(house.store.sent).hasSize(sent);
        try (StoreSession session = house.sessions.open(house.target(account))) {
            assertThat(session.check()).isNotEmpty();
        }
    }

    @Test
    void unlinkingAndLinkingAgainBeginsNothingAnew() throws ConnectorException {
        LinkedAccount account = house.link();
        house.store.onCheck = (_, _) -> {
            throw new ConnectorException(new ConnectorFailure.CredentialRejected("No longer."));
        };
        check(account);
        house.in(() -> {
            house.accounts.unlink(ADMIN, account.id(), true);
            return true;
        });

        refuses(ADMIN, "ada@example.com", FakeStore.PASSWORD, Problem.STORE_REFUSED, "rejected this password");
        assertThat(house.store.sent).hasSize(2);
    }

    @Test
    void aDatabaseFromABackupBeginsNothingAnew() {
        begin(ADMIN, "ada@example.com", WRONG);
        house.in(() -> {
            house.database
                    .entityManager()
                    .createNativeQuery("DELETE FROM sign_in")
                    .executeUpdate();
            return house.database
                    .entityManager()
                    .createNativeQuery("DELETE FROM sign_in_subject")
                    .executeUpdate();
        });
        house.start();

        refuses(ADMIN, "ada@example.com", WRONG, Problem.STORE_REFUSED, "rejected this password");
        assertThat(house.store.sent).containsExactly(WRONG);
    }

    @Test
    void aLineThatACrashCutOffTakesNoOtherWithIt() throws IOException {
        begin(ADMIN, "ada@example.com", FakeStore.PASSWORD);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".log")).toList()) {
                Files.writeString(file, "cut off", StandardOpenOption.APPEND);
            }
        }
        begin(ADMIN, "ada@example.com", WRONG);
        house.in(() -> house.database
                .entityManager()
                .createNativeQuery("DELETE FROM sign_in")
                .executeUpdate());
        house.start();

        refuses(ADMIN, "ada@example.com", WRONG, Problem.STORE_REFUSED, "rejected this password");
    }

    @Test
    void aStoreThatAsksForPatienceBeforeThePasswordIsSentIsLeftInPeaceForADayByAll() throws ConnectorException {
        LinkedAccount account = house.link();
        house.store.begins = true;
        house.store.signsIn = false;
        house.store.onCheck = (_, _) -> {
            throw new ConnectorException(
                    new ConnectorFailure.Throttled(house.clock.instant().plusSeconds(60), "Patience."));
        };
        try (StoreSession session = house.sessions.open(house.target(account))) {
            assertThatExceptionOfType(ConnectorException.class)
                    .isThrownBy(session::check)
                    .satisfies(e -> assertThat(((ConnectorFailure.Throttled) e.failure()).retryAt())
                            .isEqualTo(house.clock.instant().plus(Duration.ofDays(1))));
        }

        house.clock.advance(Duration.ofHours(23));
        refuses(STRANGER, "ada@example.com", FakeStore.PASSWORD, Problem.STORE_UNAVAILABLE, "patience");
    }

    @Test
    void whatIsNotWorthASignInDoesNotEvenBeginOne() throws ConnectorException {
        LinkedAccount account = house.link();
        house.store.begins = true;
        house.store.signsIn = false;
        int asked = house.store.asked.get();

        try (StoreSession session = house.sessions.openWithoutSigningIn(house.target(account))) {
            assertThatExceptionOfType(ConnectorException.class)
                    .isThrownBy(session::check)
                    .satisfies(e -> assertThat(e.failure()).isEqualTo(AccountSessions.ENDED));
        }

        assertThat(house.store.asked).hasValue(asked);
    }

    @Test
    void leavesTheStoreInPeaceForADayAfterItAskedForPatience() {
        house.store.onBegin = _ -> new LinkStep.Refused(
                new ConnectorFailure.Throttled(house.clock.instant().plusSeconds(60), "Too many."));
        begin(ADMIN, "ada@example.com", FakeStore.PASSWORD);
        house.store.onBegin = _ -> FakeStore.linked("ada", "8001");

        house.clock.advance(Duration.ofHours(23));
        refuses(ADMIN, "ada@example.com", FakeStore.PASSWORD, Problem.STORE_UNAVAILABLE, "23 November 2026, 08:00 UTC");
        refuses(STRANGER, "ada@example.com", WRONG, Problem.STORE_UNAVAILABLE, "patience");
        house.clock.advance(Duration.ofHours(1));
        assertThat(begin(ADMIN, "ada@example.com", FakeStore.PASSWORD).state()).isEqualTo(LinkState.LINKED);
    }

    @Test
    void signsInByItselfTwiceADayAndSaysWhenNext() {
        LinkedAccount account = house.link();

        check(account);
        house.clock.advance(Duration.ofHours(1));
        check(account);
        house.clock.advance(Duration.ofHours(1));
        check(account);

        assertThat(house.store.sent).hasSize(3);
        LinkedAccount resting = house.account(account.id());
        assertThat(resting.state()).isEqualTo(AccountState.DELAYED_BY_STORE);
        assertThat(resting.signIn().allowed()).isFalse();
        assertThat(resting.signIn().notBefore()).contains(house.clock.instant().plus(Duration.ofHours(22)));
        assertThat(resting.signIn().reason()).contains("23 November 2026, 08:00 UTC");

        house.clock.advance(Duration.ofHours(22));
        assertThat(house.account(account.id()).signIn()).isEqualTo(SignInState.ALLOWED);
        check(account);
        assertThat(house.store.sent).hasSize(4);
    }

    @Test
    void letsAPersonTryAgainWhenTheStoreDidNotAnswerButNotByItself() {
        LinkedAccount account = house.link();
        house.store.onCheck = (_, _) -> {
            throw new ConnectorException(new ConnectorFailure.Unavailable("Away."));
        };
        check(account);
        check(account);

        assertThat(house.store.sent).hasSize(2);
        assertThat(house.linking
                        .relink(ADMIN, account.id(), FakeStore.GOOD_VALUES, Saving.AT_ONCE)
                        .state())
                .isEqualTo(LinkState.LINKED);
    }

    @Test
    void takesALostAnswerForARejectionForADay() {
        house.store.onBegin = _ -> {
            house.die();
            return FakeStore.linked("ada", "8001");
        };
        assertThatExceptionOfType(Household.ServerDied.class)
                .isThrownBy(() -> begin(ADMIN, "ada@example.com", FakeStore.PASSWORD));
        house.store.onBegin = _ -> FakeStore.linked("ada", "8001");
        house.start();

        assertThat(begin(ADMIN, "ada@example.com", FakeStore.PASSWORD).problem().orElseThrow())
                .contains("may have been a rejection");
        house.clock.advance(Duration.ofHours(24));
        assertThat(begin(ADMIN, "ada@example.com", FakeStore.PASSWORD).state()).isEqualTo(LinkState.LINKED);
    }

    @Test
    void sendsAPasswordOnceWhenTwoAskAtTheSameMoment() throws Exception {
        CountDownLatch firstIsSending = new CountDownLatch(1);
        CountDownLatch secondWasRefused = new CountDownLatch(1);
        house.store.onBegin = _ -> {
            firstIsSending.countDown();
            await(secondWasRefused);
            return REJECTED;
        };

        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<LinkAttempt> first = people.submit(() -> begin(ADMIN, "ada@example.com", WRONG));
            await(firstIsSending);
            LinkAttempt second = begin(STRANGER, "ada@example.com", WRONG);
            secondWasRefused.countDown();

            assertThat(second.state()).isEqualTo(LinkState.REFUSED);
            assertThat(first.get().state()).isEqualTo(LinkState.REFUSED);
        }
        assertThat(house.store.sent).hasSize(1);
    }

    private LinkAttempt begin(Actor actor, String login, String password) {
        return house.linking.begin(
                actor,
                new LinkRequest(
                        "",
                        "fake-store",
                        "password",
                        Map.of("login", login, "password", password),
                        true,
                        Saving.AT_ONCE));
    }

    @Test
    void readingReviewsUsesTheSameLeave() throws Exception {
        SyncTarget target = house.target(house.link());

        try (StoreSession session = house.sessions.open(target)) {
            Reviews reviews = session.reviews().orElseThrow();
            reviews.page("4711", Optional.empty());
            assertThatExceptionOfType(ConnectorException.class).isThrownBy(reviews::apps);
        }

        refuses(ADMIN, "ada@example.com", FakeStore.PASSWORD, Problem.STORE_REFUSED, "rejected this password");
        assertThat(house.store.sent).hasSize(3);
    }

    @Test
    void replyingUsesTheSameLeave() throws Exception {
        SyncTarget target = house.target(house.link());
        ReviewId review = new ReviewId("fake", "1");

        try (StoreSession session = house.sessions.open(target)) {
            Replies replies = session.replies().orElseThrow();
            replies.publish(review, "Thank you.");
            assertThatExceptionOfType(ConnectorException.class).isThrownBy(() -> replies.withdraw(review));
        }

        refuses(ADMIN, "ada@example.com", FakeStore.PASSWORD, Problem.STORE_REFUSED, "rejected this password");
        assertThat(house.store.sent).hasSize(3);
    }

    /** As ingestion does it: what fails is told to the account. */
    private void check(LinkedAccount account) {
        house.sessions.target(1, account.id()).ifPresent(target -> {
            try (StoreSession session = house.sessions.open(target)) {
                session.check();
            } catch (ConnectorException e) {
                house.sessions.failed(target, e.failure());
            }
        });
    }

    private void refuses(Actor actor, String login, String password, Problem problem, String words) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> begin(actor, login, password))
                .satisfies(thrown -> assertThat(thrown.problem()).isEqualTo(problem))
                .withMessageContaining(words);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
