package org.storelink.notifications;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.lang.System.Logger;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.storelink.audit.AuditTrail;
import org.storelink.organizations.Members;
import org.storelink.platform.Actor;
import org.storelink.platform.Transactions;

/**
 * Sends the mail that is due. Each mail is taken by one node, sent with no transaction open, and then crossed off; a node that ends in
 * between leaves it to the next one, which may send it a second time under the same message id.
 */
@ApplicationScoped
class Sending {

    private static final Logger LOG = System.getLogger(Sending.class.getName());
    private static final int MOST_AT_ONCE = 50;

    private final EntityManager entityManager;
    private final Transactions transactions;
    private final Members members;
    private final AuditTrail audit;
    private final MailConfig config;
    private final Smtp smtp;
    private final Clock clock;

    @Inject
    Sending(
            EntityManager entityManager,
            Transactions transactions,
            Members members,
            AuditTrail audit,
            MailConfig config,
            Smtp smtp,
            Clock clock) {
        this.entityManager = entityManager;
        this.transactions = transactions;
        this.members = members;
        this.audit = audit;
        this.config = config;
        this.smtp = smtp;
        this.clock = clock;
    }

    @SuppressWarnings("NullAway") // For the container's proxy.
    protected Sending() {
        this.entityManager = null;
        this.transactions = null;
        this.members = null;
        this.audit = null;
        this.config = null;
        this.smtp = null;
        this.clock = null;
    }

    /** Reads the settings when the server starts, so that wrong ones are told of then. */
    void started(@Observes Startup started) {
        if (!config.isOn()) {
            LOG.log(
                    INFO,
                    "No mail server is set (STORELINK_MAIL_HOST): nobody is told by mail when an account needs a person");
        }
    }

    /** Sends what is due; what fails comes again later, and so does the rest when the mail server is away. */
    void sendDue() {
        if (!config.isOn()) {
            return;
        }
        for (long id : due()) {
            if (!take(id).map(this::send).orElse(true)) {
                return;
            }
        }
    }

    private List<Long> due() {
        return transactions.in(() -> entityManager
                .createQuery("SELECT m.id FROM Mail m WHERE m.dueAt <= :now ORDER BY m.dueAt, m.id", Long.class)
                .setParameter("now", clock.instant())
                .setMaxResults(MOST_AT_ONCE)
                .getResultList());
    }

    /** Not what is on its way already, nor what is for somebody who does not manage the accounts any more. */
    private Optional<Mail> take(long id) {
        return transactions.in(
                () -> locked(id).filter(mail -> mail.isDue(clock.instant())).flatMap(mail -> {
                    boolean known = members.managers(mail.organizationId()).stream()
                            .anyMatch(person -> person.email().equals(mail.recipient()));
                    if (!known) {
                        entityManager.remove(mail);
                        return Optional.empty();
                    }
                    mail.take(clock.instant());
                    return Optional.of(mail);
                }));
    }

    private Optional<Mail> locked(long id) {
        return Optional.ofNullable(entityManager.find(Mail.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** @return whether the mail server is there */
    private boolean send(Mail mail) {
        try {
            smtp.send(mail);
        } catch (MessagingException | RuntimeException e) {
            boolean again =
                    transactions.in(() -> locked(mail.id()).map(this::failed).orElse(true));
            boolean refused = e instanceof SendFailedException;
            // Such an exception names people.
            String why = refused ? "the mail server refused it" : e.toString();
            LOG.log(WARNING, "Mail " + mail.id() + (again ? " will be tried again: " : " is given up: ") + why);
            return refused;
        }
        transactions.in(() -> locked(mail.id()).ifPresent(entityManager::remove));
        return true;
    }

    private boolean failed(Mail mail) {
        Instant now = clock.instant();
        if (mail.fail(now)) {
            return true;
        }
        entityManager.remove(mail);
        entityManager.flush();
        audit.record(
                Actor.system(mail.organizationId()), "mail.given-up", "account " + mail.accountId(), mail.subject());
        return false;
    }
}
