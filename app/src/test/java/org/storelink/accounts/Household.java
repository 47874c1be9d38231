package org.storelink.accounts;

import jakarta.enterprise.event.Startup;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.storelink.audit.AuditTrail;
import org.storelink.audit.TestAuditTrail;
import org.storelink.platform.Actor;
import org.storelink.platform.Paging;
import org.storelink.platform.Role;
import org.storelink.platform.Transactions;
import org.storelink.platform.testing.MutableClock;
import org.storelink.platform.testing.TestDatabase;
import org.storelink.plugins.Connectors;
import org.storelink.plugins.TestConnectors;
import org.storelink.vault.SecretAddress;
import org.storelink.vault.TestVault;
import org.storelink.vault.Vault;

/** Everything of accounts put together by hand, over a database with two organizations and a store that does as it is told. */
final class Household implements AutoCloseable {

    static final Actor ADMIN = new Actor(1, 1, Role.ADMIN, "Ada");
    static final Actor VIEWER = new Actor(2, 1, Role.VIEWER, "Vera");
    static final Actor STRANGER = new Actor(3, 2, Role.OWNER, "Otto");

    final TestDatabase database;
    final MutableClock clock;
    final FakeStore store = new FakeStore();
    final SentEvents events = new SentEvents();
    final AuditTrail audit;
    final Register register;
    final WaitingRoom waitingRoom = new WaitingRoom();

    Connectors connectors;
    Vault vault;
    TestTransactions transactions;
    Conversations conversations;
    Linking linking;
    Keys keys;
    Accounts accounts;
    Capabilities capabilities;
    AccountSessions sessions;
    SignIns signIns;
    Checking checking;
    ExpiryWarnings expiryWarnings;

    private final Path home;

    @SuppressWarnings("NullAway.Init") // start() fills the fields.
    Household(Path folder) {
        this(
                TestDatabase.open(),
                MutableClock.at("2026-11-22T08:00:00Z"),
                folder.resolve(UUID.randomUUID().toString()));
        database.inTransaction(() -> {
            for (long id = 1; id <= 2; id++) {
                database.entityManager()
                        .createNativeQuery("INSERT INTO organization (id, name, founded_at) VALUES (" + id
                                + ", 'Organization', CURRENT_TIMESTAMP)")
                        .executeUpdate();
            }
        });
        vault = TestVault.open(database, clock, folder.resolve("master.key")).vault();
        database.inTransaction(() -> {
            // An organization's first secret makes its keys; races in tests are about other things.
            vault.seal(new SecretAddress(1, "test", "1", "first"), new byte[1]);
        });
        start();
    }

    @SuppressWarnings("NullAway.Init") // start() fills the fields.
    private Household(TestDatabase database, MutableClock clock, Path home) {
        this.database = database;
        this.clock = clock;
        this.home = home;
        this.audit = TestAuditTrail.on(database, clock);
        this.register = new Register(database.entityManager());
        this.connectors = TestConnectors.of(store, "1.0.0", clock);
    }

    /** A second server on the same database, with a folder of its own; the first one closes the database. */
    Household anotherServer() {
        Household other = new Household(database, clock, home.resolveSibling(home.getFileName() + "-other"));
        other.vault = vault;
        other.start();
        return other;
    }

    /** The server is gone from one moment to the next: it reaches its database no more. */
    static final class ServerDied extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    void die() {
        transactions.dieBefore(1);
    }

    /** As after a restart of the server: nothing is remembered but what is in the database, and what still runs of before stays dead. */
    void start() {
        transactions = new TestTransactions();
        Safe safe = new Safe(vault);
        conversations = new Conversations(database.entityManager(), vault);
        signIns = new SignIns(
                database.entityManager(),
                transactions,
                vault,
                new SignInsConfig(home.resolve("sign-ins"), new SignInLimits(2, 30)),
                clock);
        signIns.recall(new Startup());
        Presentation presentation = new Presentation(connectors, signIns, clock);
        Settlement settlement = new Settlement(conversations, register, safe, audit, events, clock);
        ToldKeys told = new ToldKeys(connectors);
        LinkAttempts attempts = new LinkAttempts(conversations, register, presentation, told, clock);
        LinkSteps steps = new LinkSteps(
                connectors,
                conversations,
                register,
                signIns,
                settlement,
                attempts,
                transactions,
                waitingRoom,
                audit,
                clock);
        linking = new Linking(
                connectors, conversations, register, safe, signIns, steps, attempts, transactions, audit, clock);
        keys = new Keys(
                connectors,
                register,
                conversations,
                safe,
                signIns,
                told,
                linking,
                presentation,
                transactions,
                audit,
                clock);
        accounts = new Accounts(register, conversations, presentation, audit, events, clock);
        capabilities = new Capabilities(register, presentation, connectors);
        sessions = new AccountSessions(register, transactions, safe, signIns, connectors, audit, events, clock);
        expiryWarnings = new ExpiryWarnings(register, transactions, audit, events, clock);
        checking = new Checking(register, sessions, transactions, presentation, waitingRoom, audit, events, clock);
    }

    void uninstallConnectors() {
        connectors = TestConnectors.none();
        start();
    }

    LinkRequest request() {
        return request(Saving.AT_ONCE);
    }

    LinkRequest request(Saving saving) {
        return new LinkRequest("Main", "fake-store", "password", FakeStore.GOOD_VALUES, true, saving);
    }

    LinkedAccount link() {
        return linking.begin(ADMIN, request()).account().orElseThrow();
    }

    LinkedAccount link(String identity, String... vendors) {
        store.onBegin = _ -> FakeStore.linked(identity, vendors);
        return link();
    }

    LinkedAccount account(long id) {
        return in(() -> accounts.get(ADMIN, id));
    }

    SyncTarget target(LinkedAccount account) {
        return sessions.target(1, account.id()).orElseThrow();
    }

    /** Actions in the audit trail, oldest first. */
    List<String> recorded() {
        Actor owner = new Actor(1, 1, Role.OWNER, "Ada");
        return in(() -> audit.list(owner, Paging.of(1, 500)).results()).reversed().stream()
                .map(entry -> entry.action())
                .filter(action -> action.startsWith("account."))
                .toList();
    }

    <T> T in(Supplier<T> work) {
        return database.inTransaction(work);
    }

    @Override
    public void close() {
        database.close();
    }

    /** Those of one life of the server. */
    final class TestTransactions extends Transactions {

        private final AtomicLong left = new AtomicLong(Long.MAX_VALUE);

        /** @param number of the transaction that does not take place any more, counted from 1 */
        void dieBefore(int number) {
            left.set(number - 1);
        }

        @Override
        public <T> T in(Supplier<T> work) {
            if (left.getAndDecrement() <= 0) {
                throw new ServerDied();
            }
            return database.inTransaction(work);
        }

        @Override
        public void in(Runnable work) {
            in(() -> {
                work.run();
                return true;
            });
        }
    }
}
