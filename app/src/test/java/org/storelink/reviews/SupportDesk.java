package org.storelink.reviews;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.storelink.accounts.AccountState;
import org.storelink.accounts.Accounts;
import org.storelink.accounts.Capabilities;
import org.storelink.accounts.CapabilityState;
import org.storelink.accounts.LinkedAccount;
import org.storelink.accounts.SignInState;
import org.storelink.accounts.SyncTarget;
import org.storelink.audit.AuditTrail;
import org.storelink.audit.TestAuditTrail;
import org.storelink.catalog.Catalog;
import org.storelink.catalog.TestCatalog;
import org.storelink.connector.Capability;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.Store;
import org.storelink.connector.StoreSession;
import org.storelink.organizations.Member;
import org.storelink.organizations.Members;
import org.storelink.platform.Actor;
import org.storelink.platform.Paging;
import org.storelink.platform.Problem;
import org.storelink.platform.ProblemException;
import org.storelink.platform.Role;
import org.storelink.platform.Transactions;
import org.storelink.platform.testing.FakeEvent;
import org.storelink.platform.testing.MutableClock;
import org.storelink.platform.testing.TestDatabase;

/** Everything of reviews put together by hand: two organizations, an account of the first at a {@link PracticeStore}. */
final class SupportDesk implements AutoCloseable {

    static final long ACCOUNT = 10;
    static final long OTHER_ACCOUNT = 11;
    static final Actor ADA = new Actor(1, 1, Role.ADMIN, "Ada");
    static final Actor BOB = new Actor(2, 1, Role.ADMIN, "Bob");
    static final Actor VERA = new Actor(3, 1, Role.VIEWER, "Vera");
    static final Actor STRANGER = new Actor(4, 2, Role.OWNER, "Otto");

    final TestDatabase database = TestDatabase.open();
    final MutableClock clock = MutableClock.at("2026-11-22T08:00:00Z");
    final PracticeStore store = new PracticeStore();
    final FakeEvent<ReplyWritten> written = new FakeEvent<>();

    /** Whether another node has taken the account over. */
    boolean leaseLost;

    final Set<Capability> granted = new LinkedHashSet<>(Set.of(Capability.REVIEWS, Capability.REPLIES));
    final Transactions transactions = new TestTransactions();
    final Catalog catalog = TestCatalog.on(database, clock);
    final Correspondence correspondence = TestCorrespondence.on(database, transactions, catalog, clock);
    private final Linked accounts = new Linked();
    private final Granting capabilities = new Granting();
    private final Replying replying;
    private final Inbox inbox;
    final ReplyTemplates templates;
    final TeamWork team;
    final SavedViews views;

    SupportDesk() {
        AuditTrail audit = TestAuditTrail.on(database, clock);
        replying = new Replying(database.entityManager(), accounts, capabilities, audit, written, clock);
        team = new TeamWork(database.entityManager(), new Colleagues(), audit, clock);
        views = new SavedViews(database.entityManager(), audit);
        inbox = new Inbox(database.entityManager(), catalog, accounts, capabilities, replying, team);
        templates = new ReplyTemplates(database.entityManager(), inbox, audit, clock);
        database.inTransaction(() -> {
            for (long id = 1; id <= 2; id++) {
                database.entityManager()
                        .createNativeQuery("INSERT INTO organization (id, name, founded_at) VALUES (" + id
                                + ", 'Organization', CURRENT_TIMESTAMP)")
                        .executeUpdate();
            }
            Stream.of(ADA, BOB, VERA, STRANGER).forEach(this::join);
        });
        database.inTransaction(() -> {
            // An organization's first entry begins its chain; races in tests are about other things.
            audit.record(ADA, "test.begun", "test", "");
        });
    }

    private void join(Actor actor) {
        database.entityManager()
                .createNativeQuery("INSERT INTO member (organization_id, id, email, name, member_role, password_hash,"
                        + " joined_at) VALUES (" + actor.organizationId() + ", " + actor.memberId() + ", '"
                        + actor.name() + "@storelink.example', '" + actor.name() + "', 'x', 'x', CURRENT_TIMESTAMP)")
                .executeUpdate();
    }

    /** A member leaves the organization. */
    void leaves(Actor actor) {
        database.inTransaction(() -> {
            database.entityManager()
                    .createNativeQuery("DELETE FROM member WHERE id = " + actor.memberId())
                    .executeUpdate();
        });
    }

    SyncTarget target() {
        return target(ACCOUNT);
    }

    private SyncTarget target(long account) {
        return new SyncTarget(
                1,
                account,
                "practice",
                "practice",
                List.of(),
                Set.copyOf(granted),
                Instant.parse("2026-11-01T00:00:00Z"),
                1);
    }

    /** What a run of ingestion would do now, if it would do anything. */
    void visit() throws ConnectorException, IOException, InterruptedException {
        if (correspondence.wants(target())) {
            visit(ACCOUNT);
        }
    }

    /** The same for any account, whether anything is to be done or not. */
    void visit(long account) throws ConnectorException, IOException, InterruptedException {
        correspondence.visit(new OpenVisit(target(account)));
    }

    void visitAfter(Duration wait) throws ConnectorException, IOException, InterruptedException {
        clock.advance(wait);
        visit();
    }

    ReviewList list(ReviewFilter filter) {
        return in(() -> inbox.list(ADA, filter, ReviewOrder.NEWEST, Paging.of(1, 25)));
    }

    List<ReviewView> all() {
        return list(ReviewFilter.ALL).reviews();
    }

    /** What the member finds. */
    List<ReviewView> list(Actor actor, TeamFilter filter) {
        return in(() -> inbox.list(actor, ReviewFilter.ALL.with(filter), ReviewOrder.NEWEST, Paging.of(1, 25)))
                .reviews();
    }

    ReviewCounts count() {
        return in(() -> inbox.count(ADA, ReviewFilter.ALL));
    }

    ReviewDetail detail(Actor actor, long id) {
        return in(() -> inbox.get(actor, id));
    }

    List<CheckedAccount> checked() {
        return in(() -> inbox.checked(ADA));
    }

    /** Number of the review that begins so. */
    long review(String body) {
        return all().stream()
                .filter(review -> review.review().startsWith(body))
                .map(review -> Long.parseLong(review.id().substring(review.id().indexOf('L') + 1)))
                .findFirst()
                .orElseThrow();
    }

    ReplyView reply(Actor actor, long review, String text, Condition condition) {
        return in(() -> replying.reply(actor, review, text, condition));
    }

    ReplyView reply(long review, String text) {
        return reply(ADA, review, text, Condition.NONE);
    }

    ReplyView withdraw(Actor actor, long review) {
        return in(() -> replying.withdraw(actor, review, Condition.NONE));
    }

    ReplyView reply(long review) {
        return in(() -> replying.get(ADA, review));
    }

    <T> T in(Supplier<T> work) {
        return database.inTransaction(work);
    }

    void pause() {
        accounts.states.put(ACCOUNT, AccountState.PAUSED);
    }

    /** A second account that reads the same apps. */
    void linkAnother() {
        accounts.states.put(OTHER_ACCOUNT, AccountState.HEALTHY);
    }

    /** An account is unlinked after somebody has looked which there are. */
    void unlinkAtTheLastMoment() {
        accounts.heldUntil = false;
    }

    void unlink() {
        accounts.linked = false;
    }

    @Override
    public void close() {
        database.close();
    }

    private final class OpenVisit implements Visit {

        private final SyncTarget target;

        OpenVisit(SyncTarget target) {
            this.target = target;
        }

        @Override
        public SyncTarget target() {
            return target;
        }

        @Override
        public Store store() {
            return new Store("practice", 99, "Practice");
        }

        @Override
        public StoreSession session() {
            return store.session();
        }

        @Override
        public void requireOwn() {
            if (leaseLost) {
                throw new IllegalStateException("Another node has the account.");
            }
        }

        @Override
        public <T> T call(StoreCall<T> call) throws ConnectorException, IOException, InterruptedException {
            return call.call();
        }
    }

    private final class TestTransactions extends Transactions {

        @Override
        public <T> T in(Supplier<T> work) {
            return database.inTransaction(work);
        }

        @Override
        public void in(Runnable work) {
            database.inTransaction(work);
        }
    }

    private final class Colleagues extends Members {

        @Override
        public List<Member> managers(long organizationId) {
            return all(organizationId).stream()
                    .filter(member -> member.role().includes(Role.ADMIN))
                    .toList();
        }

        @Override
        public List<Member> all(long organizationId) {
            return Stream.of(ADA, BOB, VERA, STRANGER)
                    .filter(actor -> actor.organizationId() == organizationId)
                    .map(actor -> new Member(
                            actor.memberId(),
                            actor.name() + "@storelink.example",
                            actor.name(),
                            actor.role(),
                            clock.instant(),
                            Optional.empty()))
                    .toList();
        }
    }

    private final class Linked extends Accounts {

        private boolean linked = true;
        private boolean heldUntil = true;
        private final Map<Long, AccountState> states = new TreeMap<>(Map.of(ACCOUNT, AccountState.HEALTHY));

        @Override
        public List<LinkedAccount> list(Actor actor) {
            return linked && actor.organizationId() == 1
                    ? states.entrySet().stream()
                            .map(each -> account(each.getKey(), each.getValue()))
                            .toList()
                    : List.of();
        }

        @Override
        public boolean hold(Actor actor, long id) {
            return linked && heldUntil && states.containsKey(id);
        }

        private LinkedAccount account(long id, AccountState state) {
            Map<Capability, CapabilityState> capabilities = new EnumMap<>(Capability.class);
            granted.forEach(
                    capability -> capabilities.put(capability, new CapabilityState(CapabilityState.Grant.GRANTED, "")));
            return new LinkedAccount(
                    id,
                    1,
                    "Practice",
                    "somebody",
                    true,
                    99,
                    "practice",
                    Map.of(),
                    "practice",
                    "key",
                    state,
                    clock.instant(),
                    state.label() + ".",
                    "",
                    capabilities,
                    "somebody",
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    new SignInState(true, Optional.empty(), ""),
                    List.of(),
                    clock.instant());
        }
    }

    private final class Granting extends Capabilities {

        @Override
        public void require(Actor actor, Capability capability, Set<Long> wanted) {
            if (!granted.contains(capability)) {
                throw new ProblemException(Problem.CAPABILITY_ABSENT, "No account here gives " + capability + ".");
            }
        }

        @Override
        public String waysTo(Capability capability) {
            return "By a key.";
        }
    }
}
