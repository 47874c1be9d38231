package org.storelink.notifications;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.lang.System.Logger;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.storelink.audit.AuditTrail;
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
    private final AuditTrail audit;
    private final MailConfig config;
    private final Smtp smtp;
    private final Clock clock;

    @Inject
    Sending(
            EntityManager entityManager,
            Transactions transactions,
            AuditTrail audit,
            MailConfig config,
            Smtp smtp,
            Clock clock) {
        this.entityManager = entityManager;
        this.transactions = transactions;
        this.audit = audit;
        this.config = config;
        this.smtp = smtp;
        this.clock = clock;
    }

    @SuppressWarnings("NullAway") // For the container's proxy.
    protected Sending() {
        this.entityManager = null;
        this.transactions = null;
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

    /** Sends what is due; what fails comes again later. */
    void sendDue() {
        if (!config.isOn()) {
            return;
        }
        for (long id : due()) {
            take(id).ifPresent(this::send);
        }
    }

    private List<Long> due() {
        return transactions.in(() -> entityManager
                .createQuery("SELECT m.id FROM Mail m WHERE m.dueAt <= :now ORDER BY m.dueAt, m.id", Long.class)
                .setParameter("now", clock.instant())
                .setMaxResults(MOST_AT_ONCE)
                .getResultList());
    }

    private Optional<Mail> take(long id) {
        return transactions.in(
                () -> locked(id).filter(mail -> mail.isDue(clock.instant())).map(mail -> {
                    mail.take(clock.instant());
                    return mail;
                }));
    }

    private Optional<Mail> locked(long id) {
        return Optional.ofNullable(entityManager.find(Mail.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    private void send(Mail mail) {
        try {
            smtp.send(mail);
        } catch (MessagingException | RuntimeException e) {
            boolean again =
                    transactions.in(() -> locked(mail.id()).map(this::failed).orElse(true));
            LOG.log(WARNING, "A mail was not sent" + (again ? "; it is tried again" : " and is given up"), e);
            return;
        }
        transactions.in(() -> locked(mail.id()).ifPresent(entityManager::remove));
    }

    private boolean failed(Mail mail) {
        Instant now = clock.instant();
        if (mail.fail(now)) {
            return true;
        }
        audit.record(Actor.system(mail.organizationId()), "mail.given-up", "mail " + mail.id(), mail.subject());
        entityManager.remove(mail);
        return false;
    }
}
