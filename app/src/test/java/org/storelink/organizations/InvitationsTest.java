package org.storelink.organizations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.storelink.platform.Actor;
import org.storelink.platform.Problem;
import org.storelink.platform.ProblemException;
import org.storelink.platform.Role;
import org.storelink.platform.testing.DatabaseTest;
import org.storelink.platform.testing.MutableClock;
import org.storelink.platform.testing.TestDatabase;

@DatabaseTest
class InvitationsTest {

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
    void letTheInvitedPersonIn() {
        IssuedInvitation issued = invite("new@example.org");

        Actor joined = team.joining.accept(issued.key(), "Nina", Team.PASSWORD);

        assertThat(joined.role()).isEqualTo(Role.VIEWER);
        assertThat(team.signIn.withPassword("new@example.org", Team.PASSWORD, "192.0.2.1"))
                .isInstanceOf(SignInResult.SignedIn.class);
    }

    @Test
    void workOnce() {
        IssuedInvitation issued = invite("new@example.org");
        team.joining.accept(issued.key(), "Nina", Team.PASSWORD);

        assertGone(issued.key());
    }

    @Test
    void workOnceWhenUsedAtTheSameMoment() throws Exception {
        IssuedInvitation issued = invite("new@example.org");
        String hash = team.passwords.quick(Team.PASSWORD);
        List<Future<Membership>> tries = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8; i++) {
                tries.add(threads.submit(() -> team.invitations.accept(issued.key(), "Nina", hash)));
            }
        }

        assertThat(tries.stream().filter(one -> one.state() == Future.State.SUCCESS))
                .hasSize(1);
    }

    @Test
    void ofOneAddressAtTheSameMomentLeaveOneThatWorks() throws Exception {
        List<Future<IssuedInvitation>> tries = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8; i++) {
                tries.add(threads.submit(() -> invite("new@example.org")));
            }
        }

        assertThat(tries).allMatch(one -> one.state() == Future.State.SUCCESS);
        assertThat(database.inTransaction(() -> team.invitations.list(owner))).hasSize(1);
    }

    @Test
    void sayNothingOfOtherOrganizations() {
        Actor stranger = team.stranger();

        IssuedInvitation issued = invite("stranger@example.net");

        assertThat(issued.invitation().email()).isEqualTo("stranger@example.net");
        assertThatThrownBy(() -> team.joining.accept(issued.key(), "S", Team.PASSWORD))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.problem())
                        .isEqualTo(Problem.CONFLICT));
        assertThat(team.signIn.withPassword("stranger@example.net", Team.PASSWORD, "192.0.2.1"))
                .isEqualTo(new SignInResult.SignedIn(stranger));
    }

    @Test
    void endAfter72Hours() {
        IssuedInvitation issued = invite("new@example.org");

        clock.advance(Duration.ofHours(72).minusSeconds(1));
        assertThat(team.invitations.find(issued.key())).isPresent();
        clock.advance(Duration.ofSeconds(1));

        assertThat(team.invitations.find(issued.key())).isEmpty();
        assertThat(team.invitations.list(owner)).isEmpty();
        assertGone(issued.key());
    }

    @Test
    void areVoidOnceReplacedOrWithdrawn() {
        IssuedInvitation first = invite("new@example.org");
        IssuedInvitation second = invite("New@Example.org");
        assertGone(first.key());

        database.inTransaction(
                () -> team.invitations.withdraw(owner, second.invitation().id()));

        assertGone(second.key());
    }

    @Test
    void areNotForMembers() {
        assertThatThrownBy(() -> invite("OWNER@example.org"))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem()).isEqualTo(Problem.CONFLICT));
    }

    @Test
    void nameTheFieldThatIsWrong() {
        assertThatThrownBy(() -> invite("nobody")).hasMessageContaining("email:");
        IssuedInvitation issued = invite("new@example.org");
        assertThatThrownBy(() -> team.joining.accept(issued.key(), " ", Team.PASSWORD))
                .hasMessageContaining("name:");
        assertThatThrownBy(() -> team.joining.accept(issued.key(), "Nina", "short"))
                .hasMessageContaining("password:");
        assertThat(team.invitations.find(issued.key())).isPresent();
    }

    @Test
    void keepTheKeyOutOfTheDatabaseAndOfText() throws Exception {
        IssuedInvitation issued = invite("new@example.org");

        assertThat(Rows.of(database, "invitation")).doesNotContain(issued.key());
        assertThat(Rows.of(database, "audit_entry")).doesNotContain(issued.key());
        assertThat(issued.toString()).doesNotContain(issued.key());
    }

    @Test
    void areNotShownToOtherOrganizations() {
        IssuedInvitation issued = invite("new@example.org");
        Actor stranger = team.stranger();

        assertThat(team.invitations.list(stranger)).isEmpty();
        assertThatThrownBy(() -> database.inTransaction(() ->
                        team.invitations.withdraw(stranger, issued.invitation().id())))
                .isInstanceOf(ProblemException.class);
    }

    private IssuedInvitation invite(String email) {
        return database.inTransaction(() -> team.invitations.invite(owner, email, Role.VIEWER));
    }

    private void assertGone(String key) {
        assertThatThrownBy(() -> team.joining.accept(key, "Nina", Team.PASSWORD))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem()).isEqualTo(Problem.NOT_FOUND));
    }
}
