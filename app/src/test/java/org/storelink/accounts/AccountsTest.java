package org.storelink.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.storelink.accounts.Household.ADMIN;
import static org.storelink.accounts.Household.STRANGER;
import static org.storelink.accounts.Household.VIEWER;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storelink.connector.LinkGrant;
import org.storelink.connector.LinkStep;
import org.storelink.platform.Actor;
import org.storelink.platform.Problem;
import org.storelink.platform.ProblemException;
import org.storelink.platform.testing.DatabaseTest;

@DatabaseTest
class AccountsTest {

    @TempDir
    static Path folder;

    @AutoClose
    private final Household house = new Household(folder);

    @Test
    void listsByNicknameForViewersToo() {
        LinkedAccount main = house.link("ada", "8001");
        LinkedAccount other = house.link("bob", "8002");
        rename(main, "Zoo");

        assertThat(house.in(() -> house.accounts.list(VIEWER)))
                .extracting(LinkedAccount::id)
                .containsExactly(other.id(), main.id());
        assertThat(house.in(() -> house.accounts.list(STRANGER))).isEmpty();
    }

    @Test
    void changesWhatIsGivenAndKeepsTheRest() {
        LinkedAccount account = house.link("ada", "8001", "8002");

        LinkedAccount changed = house.in(() -> house.accounts.update(
                ADMIN,
                account.id(),
                new AccountUpdate(Optional.of(" New "), Optional.empty(), Optional.of(Set.of("8002")))));

        assertThat(changed.nickname()).isEqualTo("New");
        assertThat(changed.autoImport()).isTrue();
        assertThat(changed.vendors()).extracting(LinkedVendor::chosen).containsExactly(false, true);
        assertThat(house.target(account).vendors())
                .extracting(LinkedVendor::code)
                .containsExactly("8002");
        assertThat(house.account(account.id())).isEqualTo(changed);
        assertThat(house.recorded()).endsWith("account.changed");
    }

    @Test
    void namesEveryFieldThatIsWrongAndChangesNothing() {
        LinkedAccount account = house.link();
        AccountUpdate update = new AccountUpdate(Optional.of(" "), Optional.of(false), Optional.of(Set.of("9999")));

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> house.in(() -> house.accounts.update(ADMIN, account.id(), update)))
                .satisfies(problem -> assertThat(problem.errors())
                        .extracting(ProblemException.FieldError::field)
                        .containsExactly("nickname", "vendors"));
        assertThat(house.account(account.id())).isEqualTo(account);
    }

    @Test
    void letsAVendorGoToAnotherAccount() {
        LinkedAccount first = house.link("ada", "8001", "8002");
        house.in(() -> house.accounts.update(
                ADMIN, first.id(), new AccountUpdate(Optional.empty(), Optional.empty(), Optional.of(Set.of("8001")))));

        LinkedAccount second = house.link("bob", "8002");

        assertThat(house.target(second).vendors()).hasSize(1);
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> house.in(() -> house.accounts.update(
                        ADMIN,
                        first.id(),
                        new AccountUpdate(Optional.empty(), Optional.empty(), Optional.of(Set.of("8001", "8002"))))))
                .withMessageContaining("collected already");
    }

    @Test
    void knowsThatVendorsOfTwoAccountsAreOnePublisher() {
        LinkedAccount main = house.link("ada", "8001", "8002");
        house.database.inTransaction(() -> house.accounts.unlink(ADMIN, main.id(), false));

        LinkedAccount limited = house.link("ada-reports", "8001");

        Publishers publishers = house.in(() -> house.accounts.publishers(VIEWER));
        assertThat(publishers.of(vendor(limited, "8001"))).isEqualTo(publishers.of(vendor(main, "8001")));
        assertThat(publishers.of(vendor(main, "8002"))).isNotEqualTo(publishers.of(vendor(main, "8001")));
        assertThat(house.in(() -> house.accounts.publishers(STRANGER)).byMaker())
                .isEmpty();
    }

    @Test
    void knowsThatTwoAccountsTellOfOnePublisher() {
        LinkedAccount ada = linkOf("Acme", "ada", "8001");
        LinkedAccount bob = linkOf("Acme", "bob", "8002");
        LinkedAccount eve = linkOf("Other", "eve", "8003");

        Publishers publishers = house.in(() -> house.accounts.publishers(VIEWER));

        assertThat(publishers.of(-bob.id())).isEqualTo(publishers.of(-ada.id()));
        assertThat(publishers.of(-eve.id())).isNotEqualTo(publishers.of(-ada.id()));
        assertThat(house.in(() -> house.accounts.publishers(STRANGER)).byMaker())
                .isEmpty();
    }

    private LinkedAccount linkOf(String publisher, String identity, String vendor) {
        LinkGrant grant = FakeStore.grant(identity, vendor);
        house.store.onBegin = _ -> new LinkStep.Linked(new LinkGrant(
                grant.identity(),
                grant.vendors(),
                grant.checks(),
                grant.material(),
                grant.cautions(),
                Optional.of(publisher)));
        return house.link();
    }

    private static long vendor(LinkedAccount account, String code) {
        return account.vendors().stream()
                .filter(vendor -> vendor.code().equals(code))
                .findFirst()
                .orElseThrow()
                .id();
    }

    @Test
    void letsOneOfTwoChooseAVendorAtTheSameMomentAndTellsTheOtherPolitely() throws Exception {
        LinkedAccount first = house.link("ada", "8001", "8002");
        choose(house.accounts, first, "8001");
        LinkedAccount second = house.link("bob", "8002", "8003");
        choose(house.accounts, second, "8003");
        CyclicBarrier bothHaveLooked = new CyclicBarrier(2);
        Register register = new Register(house.database.entityManager()) {
            @Override
            Optional<Account> collecting(Account besides, Set<String> vendorCodes) {
                Optional<Account> found = super.collecting(besides, vendorCodes);
                try {
                    bothHaveLooked.await();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
                return found;
            }
        };
        Accounts accounts = new Accounts(
                register,
                house.conversations,
                new Presentation(house.connectors, house.signIns, house.clock),
                house.audit,
                house.events,
                house.clock);

        List<Optional<Problem>> problems;
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Optional<Problem>> one = people.submit(() -> choose(accounts, first, "8001", "8002"));
            Future<Optional<Problem>> other = people.submit(() -> choose(accounts, second, "8002", "8003"));
            problems = List.of(one.get(), other.get());
        }

        assertThat(problems)
                .as(
                        "%s %s",
                        house.account(first.id()).vendors(),
                        house.account(second.id()).vendors())
                .containsExactlyInAnyOrder(Optional.empty(), Optional.of(Problem.CONFLICT));
    }

    private Optional<Problem> choose(Accounts accounts, LinkedAccount account, String... vendors) {
        try {
            house.in(() -> accounts.update(
                    ADMIN,
                    account.id(),
                    new AccountUpdate(Optional.empty(), Optional.empty(), Optional.of(Set.of(vendors)))));
            return Optional.empty();
        } catch (ProblemException refused) {
            return Optional.of(refused.problem());
        }
    }

    @Test
    void pausesAndResumes() {
        LinkedAccount account = house.link();

        LinkedAccount paused = house.in(() -> house.accounts.pause(ADMIN, account.id()));
        assertThat(paused.state()).isEqualTo(AccountState.PAUSED);
        assertThat(paused.stateSince()).isEqualTo(house.clock.instant());
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> house.in(() -> house.accounts.requestSync(ADMIN, account.id())))
                .satisfies(problem -> assertThat(problem.problem()).isEqualTo(Problem.CONFLICT));

        LinkedAccount resumed = house.in(() -> house.accounts.resume(ADMIN, account.id()));
        assertThat(resumed.state()).isEqualTo(AccountState.PREPARING);
        assertThat(house.events.sent()).endsWith(new AccountResumed(1, account.id()));
    }

    @Test
    void asksIngestionToCollectNow() {
        LinkedAccount account = house.link();

        house.in(() -> house.accounts.requestSync(ADMIN, account.id()));

        assertThat(house.events.sent()).endsWith(new SyncRequested(1, account.id()));
        assertThat(house.recorded()).endsWith("account.sync-requested");
    }

    @Test
    void destroysSecretsWhenUnlinking() {
        LinkedAccount account = house.link();

        house.database.inTransaction(() -> house.accounts.unlink(ADMIN, account.id(), false));

        Account kept = house.in(() -> house.register.known(1, account.id()).orElseThrow());
        assertThat(kept.secrets().credential()).isEmpty();
        assertThat(kept.secrets().material()).isEmpty();
        assertThat(house.in(() -> house.accounts.list(ADMIN))).isEmpty();
        assertThat(house.sessions.active()).isEmpty();
        assertThat(house.events.sent()).endsWith(new AccountUnlinked(1, account.id(), false));
    }

    @Test
    void leavesNothingOfAnErasedAccount() {
        LinkedAccount account = house.link("ada", "8001", "8002");

        house.database.inTransaction(() -> house.accounts.unlink(ADMIN, account.id(), true));

        assertThat(house.in(() -> house.register.known(1, account.id()))).isEmpty();
        assertThat(house.events.sent()).endsWith(new AccountUnlinked(1, account.id(), true));
    }

    @Test
    void isManagedByAdminsOfTheOrganizationOnly() {
        LinkedAccount account = house.link();
        AccountUpdate update = new AccountUpdate(Optional.of("Mine"), Optional.empty(), Optional.empty());
        List<Function<Actor, Object>> actions = List.of(
                actor -> house.accounts.update(actor, account.id(), update),
                actor -> house.accounts.pause(actor, account.id()),
                actor -> house.accounts.resume(actor, account.id()),
                actor -> house.accounts.requestSync(actor, account.id()),
                actor -> unlink(actor, account.id()));

        assertThat(actions).allSatisfy(action -> {
            assertRefused(() -> action.apply(VIEWER), Problem.FORBIDDEN);
            assertRefused(() -> action.apply(STRANGER), Problem.NOT_FOUND);
        });
        assertThat(house.account(account.id())).isEqualTo(account);
    }

    private Object unlink(Actor actor, long id) {
        house.accounts.unlink(actor, id, true);
        return id;
    }

    private void assertRefused(java.util.function.Supplier<Object> work, Problem problem) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> house.in(work))
                .satisfies(thrown -> assertThat(thrown.problem()).isEqualTo(problem));
    }

    private void rename(LinkedAccount account, String nickname) {
        house.in(() -> house.accounts.update(
                ADMIN, account.id(), new AccountUpdate(Optional.of(nickname), Optional.empty(), Optional.empty())));
    }
}
