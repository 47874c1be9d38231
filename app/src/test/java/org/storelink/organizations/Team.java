package org.storelink.organizations;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.storelink.audit.AuditTrail;
import org.storelink.audit.TestAuditTrail;
import org.storelink.platform.Actor;
import org.storelink.platform.Role;
import org.storelink.platform.testing.TestDatabase;

/** The services of this component on a test's database, with the transactions that the server would give them. */
final class Team {

    static final String PASSWORD = "plough-tandem-violet-41";

    final TestDatabase database;
    final AuditTrail audit;
    final CountingPasswords passwords;
    final Members members;
    final Invitations invitations;
    final Joining joining;
    final Tokens tokens;
    final ConsoleSessions sessions;
    final SignIn signIn;
    final Founding founding;

    /** With hashes that cost next to nothing. */
    Team(TestDatabase database, Clock clock) {
        this(database, clock, Argon2Function.getInstance(64, 1, 1, 32, Argon2.ID));
    }

    Team(TestDatabase database, Clock clock, Argon2Function argon2) {
        this.database = database;
        this.passwords = new CountingPasswords(argon2);
        var entityManager = database.entityManager();
        this.audit = TestAuditTrail.on(database, clock);
        this.members = new Members(entityManager, audit);
        this.invitations = new TransactionalInvitations(database, clock, audit);
        this.joining = new Joining(invitations, passwords);
        this.tokens = new Tokens(entityManager, clock, audit);
        this.sessions = new ConsoleSessions(entityManager, clock, audit);
        this.founding = new TransactionalFounding(database, clock, audit);
        this.signIn = new SignIn(
                new TransactionalAttempts(database, clock),
                new TransactionalCredentials(database, clock, audit),
                passwords,
                new RememberedPasswords(clock));
    }

    SetUp setUp(Path home, Optional<String> email, Optional<String> password) {
        return new SetUp(
                founding,
                passwords,
                new OrganizationsConfig(home.toString(), "http://localhost:9080", email, password, true, 1000, 429));
    }

    /** The owner of the first organization. */
    Actor owner() {
        founding.found();
        return founding.makeFirstOwner(
                Organization.FIRST, Optional.of("Team"), "owner@example.org", "Olga", passwords.quick(PASSWORD));
    }

    Actor join(Actor inviter, String email, Role role) {
        IssuedInvitation issued = database.inTransaction(() -> invitations.invite(inviter, email, role));
        return invitations
                .accept(issued.key(), email.substring(0, email.indexOf('@')), passwords.quick(PASSWORD))
                .toActor();
    }

    /** Somebody of another organization on the same server. */
    Actor stranger() {
        return database.inTransaction(() -> {
            var entityManager = database.entityManager();
            entityManager.persist(new Organization(2, "Others", java.time.Instant.EPOCH));
            entityManager.flush();
            Membership member = new Membership(
                    2, "stranger@example.net", "Sven", Role.OWNER, passwords.quick(PASSWORD), java.time.Instant.EPOCH);
            entityManager.persist(member);
            entityManager.flush();
            return member.toActor();
        });
    }

    /** The member as the next request will see it. */
    Optional<Actor> afresh(String email) {
        return database.inTransaction(() -> database.entityManager()
                .createQuery("SELECT m FROM Membership m WHERE m.email = :email", Membership.class)
                .setParameter("email", email)
                .getResultStream()
                .findFirst()
                .map(Membership::toActor));
    }

    /** Counts how many passwords are looked at. */
    static final class CountingPasswords extends Passwords {

        final java.util.concurrent.atomic.AtomicInteger looks = new java.util.concurrent.atomic.AtomicInteger();

        CountingPasswords(Argon2Function argon2) {
            super(argon2);
        }

        @Override
        boolean matches(String password, Optional<String> stored) {
            looks.incrementAndGet();
            return super.matches(password, stored);
        }

        String quick(String password) {
            return hash("password", password, "nobody@example.org");
        }
    }

    private static final class TransactionalAttempts extends Attempts {
        private final TestDatabase database;

        TransactionalAttempts(TestDatabase database, Clock clock) {
            super(database.entityManager(), clock);
            this.database = database;
        }

        @Override
        java.time.Duration claim(String email, String address) {
            return database.inNewTransaction(() -> super.claim(email, address));
        }

        @Override
        int succeeded(String email, String address) {
            return database.inNewTransaction(() -> super.succeeded(email, address));
        }

        @Override
        void forgetOld() {
            database.inTransaction(super::forgetOld);
        }
    }

    private static final class TransactionalCredentials extends Credentials {
        private final TestDatabase database;

        TransactionalCredentials(TestDatabase database, Clock clock, AuditTrail audit) {
            super(database.entityManager(), clock, audit);
            this.database = database;
        }

        @Override
        Optional<Actor> signedIn(Stored checked, int failedBefore) {
            return database.inTransaction(() -> super.signedIn(checked, failedBefore));
        }

        @Override
        void change(Actor actor, String newHash) {
            database.inTransaction(() -> super.change(actor, newHash));
        }
    }

    private static final class TransactionalInvitations extends Invitations {
        private final TestDatabase database;

        TransactionalInvitations(TestDatabase database, Clock clock, AuditTrail audit) {
            super(database.entityManager(), clock, audit);
            this.database = database;
        }

        @Override
        Membership accept(String key, String name, String passwordHash) {
            return database.inTransaction(() -> super.accept(key, name, passwordHash));
        }
    }

    private static final class TransactionalFounding extends Founding {
        private final TestDatabase database;

        TransactionalFounding(TestDatabase database, Clock clock, AuditTrail audit) {
            super(database.entityManager(), clock, audit);
            this.database = database;
        }

        @Override
        boolean found() {
            return database.inTransaction(() -> super.found());
        }

        @Override
        String newSetUpLink() {
            return database.inTransaction(() -> super.newSetUpLink());
        }

        @Override
        Actor makeFirstOwner(
                long organizationId, Optional<String> teamName, String email, String name, String passwordHash) {
            return database.inTransaction(
                    () -> super.makeFirstOwner(organizationId, teamName, email, name, passwordHash));
        }
    }
}
