package org.storelink.organizations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.storelink.platform.Actor;
import org.storelink.platform.Paging;
import org.storelink.platform.Problem;
import org.storelink.platform.ProblemException;
import org.storelink.platform.Role;
import org.storelink.platform.testing.DatabaseTest;
import org.storelink.platform.testing.MutableClock;
import org.storelink.platform.testing.TestDatabase;

@DatabaseTest
class MembersTest {

    @AutoClose
    final TestDatabase database = TestDatabase.open();

    private final MutableClock clock = MutableClock.at("2026-11-22T08:00:00Z");
    private final Team team = new Team(database, clock);

    private Actor owner;
    private Actor admin;
    private Actor viewer;

    @BeforeEach
    void people() {
        owner = team.owner();
        admin = team.join(owner, "admin@example.org", Role.ADMIN);
        viewer = team.join(owner, "viewer@example.org", Role.VIEWER);
    }

    @Test
    void managersAreTheAdminsAndOwnersOfOneOrganization() {
        assertThat(database.inTransaction(() -> team.members.managers(owner.organizationId())))
                .extracting(Member::id)
                .containsExactlyInAnyOrder(owner.memberId(), admin.memberId());
        assertThat(database.inTransaction(() -> team.members.managers(4711))).isEmpty();
    }

    /** Who may give which role to whom. The second owner keeps the last-owner rule out of it. */
    @ParameterizedTest
    @CsvSource({
        "OWNER,  OWNER,  ADMIN,  true",
        "OWNER,  OWNER,  VIEWER, true",
        "OWNER,  ADMIN,  OWNER,  true",
        "OWNER,  VIEWER, OWNER,  true",
        "OWNER,  VIEWER, ADMIN,  true",
        "ADMIN,  OWNER,  ADMIN,  false",
        "ADMIN,  OWNER,  VIEWER, false",
        "ADMIN,  ADMIN,  OWNER,  false",
        "ADMIN,  ADMIN,  VIEWER, true",
        "ADMIN,  VIEWER, OWNER,  false",
        "ADMIN,  VIEWER, ADMIN,  true",
        "VIEWER, OWNER,  VIEWER, false",
        "VIEWER, ADMIN,  VIEWER, false",
        "VIEWER, VIEWER, ADMIN,  false",
        "VIEWER, VIEWER, OWNER,  false"
    })
    void givesRolesUpToTheOwnOne(Role acting, Role of, Role to, boolean allowed) {
        Actor target = team.join(owner, "target@example.org", of);

        if (allowed) {
            assertThat(change(actor(acting), target.memberId(), to).role()).isEqualTo(to);
        } else {
            assertForbidden(() -> change(actor(acting), target.memberId(), to));
            assertThat(team.afresh("target@example.org").orElseThrow().role()).isEqualTo(of);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "OWNER,  OWNER,  true",
        "OWNER,  VIEWER, true",
        "ADMIN,  OWNER,  false",
        "ADMIN,  ADMIN,  true",
        "ADMIN,  VIEWER, true",
        "VIEWER, VIEWER, false",
        "VIEWER, ADMIN,  false"
    })
    void removesWhomTheRoleReaches(Role acting, Role of, boolean allowed) {
        Actor target = team.join(owner, "target@example.org", of);

        if (allowed) {
            remove(actor(acting), target.memberId());
            assertThat(team.afresh("target@example.org")).isEmpty();
        } else {
            assertForbidden(() -> remove(actor(acting), target.memberId()));
            assertThat(team.afresh("target@example.org")).isPresent();
        }
    }

    @ParameterizedTest
    @CsvSource({"OWNER, OWNER, true", "ADMIN, OWNER, false", "ADMIN, ADMIN, true", "VIEWER, VIEWER, false"})
    void invitesUpToTheOwnRole(Role acting, Role as, boolean allowed) {
        Callable<IssuedInvitation> inviting =
                () -> database.inTransaction(() -> team.invitations.invite(actor(acting), "new@example.org", as));

        if (allowed) {
            assertThatCode(inviting::call).doesNotThrowAnyException();
        } else {
            assertForbidden(inviting);
        }
    }

    @Test
    void keepsTheLastOwner() {
        assertProblem(Problem.CONFLICT, () -> change(owner, owner.memberId(), Role.ADMIN));
        assertProblem(Problem.CONFLICT, () -> remove(owner, owner.memberId()));
    }

    @Test
    void keepsAnOwnerWhenTwoTakeTheRoleFromEachOtherAtOnce() throws Exception {
        Actor second = team.join(owner, "second@example.org", Role.OWNER);
        List<Future<Member>> both = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            both.add(threads.submit(() -> change(owner, second.memberId(), Role.VIEWER)));
            both.add(threads.submit(() -> change(second, owner.memberId(), Role.VIEWER)));
        }

        long owners = List.of("owner@example.org", "second@example.org").stream()
                .filter(email -> team.afresh(email).orElseThrow().role() == Role.OWNER)
                .count();
        assertThat(owners).isEqualTo(1);
    }

    @Test
    void letsEverybodyLeave() {
        remove(viewer, viewer.memberId());

        assertThat(team.afresh("viewer@example.org")).isEmpty();
    }

    @Test
    void showsViewersThemselvesOnly() {
        assertThat(database.inTransaction(() -> team.members.get(viewer, viewer.memberId()))
                        .email())
                .isEqualTo("viewer@example.org");
        assertProblem(
                Problem.NOT_FOUND, () -> database.inTransaction(() -> team.members.get(viewer, owner.memberId())));
        assertForbidden(() -> team.members.list(viewer, Paging.of(1, 10)));
    }

    @Test
    void findsByEmailHoweverItIsSpelled() {
        Member found = database.inTransaction(() -> team.members.withEmail(owner, " Admin@Example.ORG "));

        assertThat(found.id()).isEqualTo(admin.memberId());
    }

    @Test
    void hidesOtherOrganizations() {
        Actor stranger = team.stranger();

        assertProblem(
                Problem.NOT_FOUND, () -> database.inTransaction(() -> team.members.get(stranger, owner.memberId())));
        assertProblem(Problem.NOT_FOUND, () -> change(stranger, viewer.memberId(), Role.OWNER));
        assertProblem(Problem.NOT_FOUND, () -> remove(stranger, viewer.memberId()));
        assertThat(team.members.list(stranger, Paging.of(1, 10)).results())
                .extracting(Member::email)
                .containsExactly("stranger@example.net");
    }

    @Test
    void recordsWhatWasChanged() {
        change(owner, viewer.memberId(), Role.ADMIN);

        assertThat(team.audit.list(owner, Paging.of(1, 1)).results())
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.action()).isEqualTo("member.role-changed");
                    assertThat(entry.subject()).isEqualTo("member " + viewer.memberId());
                    assertThat(entry.detail()).isEqualTo("Viewer to Admin");
                    assertThat(entry.memberName()).isEqualTo("Olga");
                });
    }

    @Test
    void pagesByName() {
        var page = team.members.list(owner, Paging.of(2, 2));

        assertThat(page.metadata().resultset().totalCount()).isEqualTo(3);
        assertThat(page.metadata().resultset().totalPages()).isEqualTo(2);
        assertThat(page.results()).hasSize(1);
    }

    private Actor actor(Role role) {
        return switch (role) {
            case OWNER -> owner;
            case ADMIN -> admin;
            case VIEWER -> viewer;
        };
    }

    private Member change(Actor actor, long id, Role role) {
        return database.inTransaction(() -> team.members.change(actor, id, null, role));
    }

    private Object remove(Actor actor, long id) {
        database.inTransaction(() -> team.members.remove(actor, id));
        return id;
    }

    private static void assertForbidden(Callable<?> work) {
        assertProblem(Problem.FORBIDDEN, work);
    }

    private static void assertProblem(Problem problem, Callable<?> work) {
        assertThatThrownBy(work::call).isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem())
                .isEqualTo(problem));
    }
}
