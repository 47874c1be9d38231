package org.storelink.notifications;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.storelink.accounts.AccountChecked;
import org.storelink.accounts.AccountLinked;
import org.storelink.accounts.AccountResumed;
import org.storelink.accounts.AccountUnlinked;
import org.storelink.accounts.PersonNeeded;
import org.storelink.audit.AuditTrail;
import org.storelink.audit.TestAuditTrail;
import org.storelink.organizations.Member;
import org.storelink.organizations.Members;
import org.storelink.platform.Actor;
import org.storelink.platform.Paging;
import org.storelink.platform.Role;
import org.storelink.platform.Transactions;
import org.storelink.platform.testing.MutableClock;
import org.storelink.platform.testing.TestDatabase;

/** Notifications put together by hand: an organization with an account and two people who manage it, and a mail server on loopback. */
final class PostOffice implements AutoCloseable {

    static final long ORGANIZATION = 1;
    static final long ACCOUNT = 7;

    final TestDatabase database = TestDatabase.open();
    final MutableClock clock = MutableClock.at("2026-11-22T08:00:00Z");
    final GreenMail server = new GreenMail(onLoopback(ServerSetup.PROTOCOL_SMTP));
    final AuditTrail audit = TestAuditTrail.on(database, clock);

    private final Managers members = new Managers();

    private final Transactions transactions = new Transactions() {
        @Override
        public <T> T in(Supplier<T> work) {
            return database.inTransaction(work);
        }

        @Override
        public void in(Runnable work) {
            database.inTransaction(work);
        }
    };

    PostOffice() {
        server.start();
        database.inTransaction(() -> {
            run("INSERT INTO organization (id, name, founded_at) VALUES (1, 'Organization', CURRENT_TIMESTAMP)");
            run(
                    "INSERT INTO linked_account (organization_id, id, nickname, username, auto_import, connector, link_mode,"
                            + " store_code, store_number, identity_id, identity_name, state, state_since, state_detail,"
                            + " credential_number, material_number, checked_at, linked_at, row_version)"
                            + " VALUES (1, 7, 'Main', 'ada', TRUE, 'fake-store', 'password', 'fake', 1, '8001', 'Ada', 'healthy',"
                            + " CURRENT_TIMESTAMP, '', 1, 0, CURRENT_TIMESTAMP, CURRENT_TIMESTAMP, 0)");
        });
    }

    static ServerSetup onLoopback(String protocol) {
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", protocol);
        setup.setServerStartupTimeout(Duration.ofMinutes(1).toMillis());
        return setup;
    }

    private void run(String sql) {
        database.entityManager().createNativeQuery(sql).executeUpdate();
    }

    MailConfig config() {
        return new MailConfig(
                Optional.of("127.0.0.1"),
                server.getSmtp().getPort(),
                "none",
                Optional.empty(),
                Optional.empty(),
                Optional.of("storelink@example.org"));
    }

    Notifications notifications() {
        return notifications(config());
    }

    Notifications notifications(MailConfig config) {
        return new Notifications(
                database.entityManager(), members, audit, config, "https://storelink.example.org", clock);
    }

    Sending sending() {
        return new Sending(database.entityManager(), transactions, members, audit, config(), new Smtp(config()), clock);
    }

    void needed(String incident) {
        needed(incident, "Main");
    }

    void needed(String incident, String nickname) {
        transactions.in(() -> notifications().needed(need(incident, nickname)));
    }

    static PersonNeeded need(String incident, String nickname) {
        return new PersonNeeded(
                ORGANIZATION,
                ACCOUNT,
                nickname,
                incident,
                "Needs a code",
                "The store wants a code before it lets Storelink in again.",
                "Enter the code that the store sends you.");
    }

    void removeBob() {
        members.people.removeLast();
    }

    void checked() {
        transactions.in(() -> notifications().checked(new AccountChecked(ORGANIZATION, ACCOUNT)));
    }

    void resumed() {
        transactions.in(() -> notifications().resumed(new AccountResumed(ORGANIZATION, ACCOUNT)));
    }

    void unlinked() {
        transactions.in(() -> notifications().unlinked(new AccountUnlinked(ORGANIZATION, ACCOUNT, false)));
    }

    void linked() {
        transactions.in(() -> notifications().linked(new AccountLinked(ORGANIZATION, ACCOUNT)));
    }

    List<MimeMessage> received() {
        return List.of(server.getReceivedMessages());
    }

    List<String> recipients() {
        return received().stream().map(PostOffice::recipient).sorted().toList();
    }

    private static String recipient(MimeMessage message) {
        try {
            return GreenMailUtil.getAddressList(message.getAllRecipients());
        } catch (MessagingException e) {
            throw new AssertionError(Arrays.toString(new Object[] {message}), e);
        }
    }

    List<String> recorded() {
        Actor owner = new Actor(1, ORGANIZATION, Role.OWNER, "Ada");
        return database.inTransaction(() -> audit.list(owner, Paging.of(1, 100)).results()).reversed().stream()
                .map(entry -> entry.action() + " " + entry.subject() + " " + entry.detail())
                .toList();
    }

    @Override
    public void close() {
        server.stop();
        database.close();
    }

    /** Two people, until one is removed. */
    private static final class Managers extends Members {

        private final List<Member> people = new ArrayList<>(List.of(
                new Member(1, "ada@example.org", "Ada", Role.OWNER, Instant.EPOCH, Optional.empty()),
                new Member(2, "bob@example.org", "Bob", Role.ADMIN, Instant.EPOCH, Optional.empty())));

        @Override
        public List<Member> managers(long organizationId) {
            return List.copyOf(people);
        }
    }
}
