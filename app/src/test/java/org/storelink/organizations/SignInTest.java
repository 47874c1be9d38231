package org.storelink.organizations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.storelink.platform.Actor;
import org.storelink.platform.Paging;
import org.storelink.platform.Role;
import org.storelink.platform.testing.DatabaseTest;
import org.storelink.platform.testing.MutableClock;
import org.storelink.platform.testing.TestDatabase;

@DatabaseTest
class SignInTest {

    private static final String EMAIL = "owner@example.org";
    private static final String WRONG = "not the password at all";
    private static final String HOME = "192.0.2.1";

    @AutoClose
    final TestDatabase database = TestDatabase.open();

    private final MutableClock clock = MutableClock.at("2026-11-22T08:00:00Z");
    private final Team team = new Team(database, clock);
    private Actor owner;

    @BeforeEach
    void people() {
        owner = team.owner();
    }

    @Test
    void takesTheRightPassword() {
        assertThat(team.signIn.withPassword(" Owner@Example.org", Team.PASSWORD, HOME))
                .isEqualTo(new SignInResult.SignedIn(owner));
    }

    @Test
    void answersUnknownAddressAndWrongPasswordAlike() {
        assertThat(team.signIn.withPassword(EMAIL, WRONG, HOME)).isEqualTo(new SignInResult.Refused());
        assertThat(team.signIn.withPassword("nobody@example.org", WRONG, HOME)).isEqualTo(new SignInResult.Refused());
        assertThat(team.signIn.withPassword("", "", HOME)).isEqualTo(new SignInResult.Refused());
    }

    @Test
    void takesAsLongForUnknownAddressesAsForKnownOnes() {
        Team slow = new Team(database, clock, Argon2Function.getInstance(4_864, 2, 1, 32, Argon2.ID));
        slow.signIn.changePassword(owner, Team.PASSWORD, "another good passphrase", HOME);
        int rounds = 11;
        long[] known = new long[rounds];
        long[] unknown = new long[rounds];

        for (int i = 0; i < rounds; i++) {
            known[i] = nanos(slow, EMAIL);
            unknown[i] = nanos(slow, "nobody" + i + "@example.org");
            clock.advance(Duration.ofHours(2));
        }

        // Without the dummy hash the unknown ones are more than ten times faster.
        assertThat((double) median(unknown) / median(known)).isBetween(0.5, 2.0);
    }

    @Test
    void letsFewOfManyAttemptsAtOnceReachTheHash() throws Exception {
        int attempts = 200;
        CountDownLatch start = new CountDownLatch(1);
        List<Future<SignInResult>> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(32)) {
            for (int i = 0; i < attempts; i++) {
                String address = "198.51.100." + i;
                results.add(threads.submit(() -> {
                    start.await();
                    return team.signIn.withPassword(EMAIL, WRONG, address);
                }));
            }
            start.countDown();
        }

        long refusedUnseen = 0;
        for (Future<SignInResult> result : results) {
            if (result.get() instanceof SignInResult.TooMany) {
                refusedUnseen++;
            }
        }
        assertThat(team.passwords.looks).hasValue(5);
        assertThat(refusedUnseen).isEqualTo(attempts - 5);
        clock.advance(Duration.ofSeconds(1));
        assertThat(team.signIn.withPassword(EMAIL, Team.PASSWORD, HOME)).isInstanceOf(SignInResult.SignedIn.class);
    }

    @Test
    void makesThoseWhoGuessWaitLongerAndLongerButNeverForGood() {
        guess(4, EMAIL);
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            team.signIn.withPassword(EMAIL, WRONG, "203.0.113." + i);
            var closed = (SignInResult.TooMany) team.signIn.withPassword(EMAIL, Team.PASSWORD, "203.0.113." + i);
            waits.add(closed.retryAfterSeconds());
            clock.advance(closed.retryAfter());
        }

        assertThat(waits).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L, 900L, 900L);
        assertThat(team.signIn.withPassword(EMAIL, Team.PASSWORD, HOME)).isInstanceOf(SignInResult.SignedIn.class);
    }

    @Test
    void strangersWhoGuessDoNotKeepAMemberOutOfAPlaceWhereSigningInWorked() {
        team.signIn.withPassword(EMAIL, Team.PASSWORD, HOME);
        for (int i = 0; i < 200; i++) {
            team.signIn.withPassword(EMAIL, WRONG, "198.51.100." + i);
            clock.advance(Duration.ofMinutes(1));
        }

        assertThat(team.signIn.withPassword(EMAIL, Team.PASSWORD, "203.0.113.7"))
                .isInstanceOf(SignInResult.TooMany.class);
        assertThat(team.signIn.withPassword(EMAIL, Team.PASSWORD, HOME)).isInstanceOf(SignInResult.SignedIn.class);
    }

    @Test
    void aKnownPlaceGuessesNoMoreThanAnyOther() {
        team.signIn.withPassword(EMAIL, Team.PASSWORD, HOME);
        team.passwords.looks.set(0);

        for (int i = 0; i < 15; i++) {
            team.signIn.withPassword(EMAIL, WRONG, HOME);
        }

        assertThat(team.passwords.looks).hasValue(5);
    }

    @Test
    void aKnownPlaceIsForgottenAfterNinetyDays() {
        team.signIn.withPassword(EMAIL, Team.PASSWORD, HOME);
        clock.advance(Duration.ofDays(91));
        team.join(owner, "other@example.org", Role.VIEWER);
        team.signIn.withPassword("other@example.org", Team.PASSWORD, "203.0.113.8");
        guess(5, EMAIL);

        assertThat(team.signIn.withPassword(EMAIL, Team.PASSWORD, HOME)).isInstanceOf(SignInResult.TooMany.class);
    }

    @Test
    void doesNotCountAttemptsWhileTheDoorIsClosed() {
        guess(5, EMAIL);
        for (int i = 0; i < 50; i++) {
            assertThat(team.signIn.withPassword(EMAIL, WRONG, "203.0.113." + i))
                    .isInstanceOf(SignInResult.TooMany.class);
        }

        clock.advance(Duration.ofSeconds(1));

        assertThat(team.signIn.withPassword(EMAIL, Team.PASSWORD, HOME)).isInstanceOf(SignInResult.SignedIn.class);
    }

    @Test
    void countsPerAddressWhoeverIsTried() {
        for (int i = 0; i < 20; i++) {
            team.signIn.withPassword("nobody" + i + "@example.org", WRONG, HOME);
        }

        assertThat(team.signIn.withPassword("nobody99@example.org", WRONG, HOME))
                .isInstanceOf(SignInResult.TooMany.class);
        assertThat(team.signIn.withPassword(EMAIL, Team.PASSWORD, "203.0.113.7"))
                .isInstanceOf(SignInResult.SignedIn.class);
    }

    @Test
    void anAccountOfOnesOwnBuysNoGuessesAtOthers() {
        team.join(owner, "eve@example.org", Role.VIEWER);
        for (int i = 0; i < 20; i++) {
            team.signIn.withPassword("nobody" + i + "@example.org", WRONG, HOME);
            if (i % 4 == 3) {
                team.signIn.withPassword("eve@example.org", Team.PASSWORD, HOME);
            }
        }

        assertThat(team.signIn.withPassword("nobody99@example.org", WRONG, HOME))
                .isInstanceOf(SignInResult.TooMany.class);
    }

    @Test
    void tellsTheTrailHowManyAttemptsFailedBefore() {
        guess(3, EMAIL);

        team.signIn.withPassword(EMAIL, Team.PASSWORD, HOME);

        assertThat(team.audit.list(owner, Paging.of(1, 1)).results())
                .singleElement()
                .satisfies(entry -> assertThat(entry.action()).isEqualTo("member.signed-in"))
                .satisfies(entry -> assertThat(entry.detail()).isEqualTo("After 3 failed attempts."));
    }

    @Test
    void keepsWhatWasTypedOutOfTheDatabase() throws Exception {
        team.signIn.withPassword("my secret typed in the wrong field", WRONG, HOME);

        assertThat(Rows.of(database, "sign_in_count")).doesNotContain("secret").doesNotContain(HOME);
    }

    @Test
    void remembersPasswordsOfProgramsForFiveMinutes() {
        for (int i = 0; i < 50; i++) {
            assertThat(team.signIn.withPasswordAgain(EMAIL, Team.PASSWORD, HOME))
                    .isInstanceOf(SignInResult.SignedIn.class);
        }
        assertThat(team.passwords.looks).hasValue(1);

        clock.advance(Duration.ofMinutes(5));
        team.signIn.withPasswordAgain(EMAIL, Team.PASSWORD, HOME);

        assertThat(team.passwords.looks).hasValue(2);
    }

    @Test
    void forgetsRememberedPasswordsThatWereChanged() {
        team.signIn.withPasswordAgain(EMAIL, Team.PASSWORD, HOME);

        team.signIn.changePassword(owner, Team.PASSWORD, "another good passphrase", HOME);

        assertThat(team.signIn.withPasswordAgain(EMAIL, Team.PASSWORD, HOME)).isEqualTo(new SignInResult.Refused());
        assertThat(team.signIn.withPasswordAgain(EMAIL, "another good passphrase", HOME))
                .isInstanceOf(SignInResult.SignedIn.class);
    }

    @Test
    void refusesRememberedPasswordsOfMembersWhoWereRemoved() {
        Actor viewer = team.join(owner, "viewer@example.org", Role.VIEWER);
        team.signIn.withPasswordAgain("viewer@example.org", Team.PASSWORD, HOME);

        database.inTransaction(() -> team.members.remove(owner, viewer.memberId()));

        assertThat(team.signIn.withPasswordAgain("viewer@example.org", Team.PASSWORD, HOME))
                .isEqualTo(new SignInResult.Refused());
    }

    @Test
    void changesThePasswordForWhoKnowsThePresentOneAndEndsAllSessions() {
        String cookie = database.inTransaction(() -> team.sessions.begin(owner, HOME, "Browser"));

        assertThatThrownBy(() -> team.signIn.changePassword(owner, WRONG, "another good passphrase", HOME))
                .hasMessageContaining("current_password:");
        assertThatThrownBy(() -> team.signIn.changePassword(owner, Team.PASSWORD, "short", HOME))
                .hasMessageContaining("new_password:");
        assertThat(database.inTransaction(() -> team.sessions.find(cookie))).isPresent();

        team.signIn.changePassword(owner, Team.PASSWORD, "another good passphrase", HOME);

        assertThat(database.inTransaction(() -> team.sessions.find(cookie))).isEmpty();
        assertThat(team.signIn.withPassword(EMAIL, Team.PASSWORD, HOME)).isEqualTo(new SignInResult.Refused());
    }

    @Test
    void countsAttemptsToChangeThePasswordToo() {
        guess(5, EMAIL);

        assertThatThrownBy(() ->
                        team.signIn.changePassword(owner, Team.PASSWORD, "another good passphrase", "203.0.113.9"))
                .hasMessageContaining("Too many attempts");
    }

    @Test
    void readsALetterHoweverTheKeyboardComposedIt() {
        team.signIn.changePassword(owner, Team.PASSWORD, "f\u00fcnf gr\u00fcne Wagen", HOME);

        assertThat(team.signIn.withPassword(EMAIL, "fu\u0308nf gru\u0308ne Wagen", HOME))
                .isInstanceOf(SignInResult.SignedIn.class);
    }

    private void guess(int times, String email) {
        for (int i = 0; i < times; i++) {
            team.signIn.withPassword(email, WRONG, "198.51.100." + i);
        }
    }

    private static long nanos(Team team, String email) {
        long begin = System.nanoTime();
        team.signIn.withPassword(email, WRONG, HOME);
        return System.nanoTime() - begin;
    }

    private static long median(long[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
