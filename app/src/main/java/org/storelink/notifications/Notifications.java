package org.storelink.notifications;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.storelink.accounts.AccountChecked;
import org.storelink.accounts.AccountLinked;
import org.storelink.accounts.AccountResumed;
import org.storelink.accounts.AccountUnlinked;
import org.storelink.accounts.PersonNeeded;
import org.storelink.audit.AuditTrail;
import org.storelink.organizations.Member;
import org.storelink.organizations.Members;
import org.storelink.platform.Actor;

/**
 * Writes to the Admins and Owners when an account needs somebody: one mail each for an incident, however many jobs run into it. The mail
 * is written in the transaction of what it tells of, so that neither is there without the other.
 */
@ApplicationScoped
class Notifications {

    private final EntityManager entityManager;
    private final Members members;
    private final AuditTrail audit;
    private final MailConfig config;
    private final String publicUrl;
    private final Clock clock;

    /** @param publicUrl how people reach the server, without a slash at the end */
    @Inject
    Notifications(
            EntityManager entityManager,
            Members members,
            AuditTrail audit,
            MailConfig config,
            @ConfigProperty(name = "storelink.public-url") String publicUrl,
            Clock clock) {
        this.entityManager = entityManager;
        this.members = members;
        this.audit = audit;
        this.config = config;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    @SuppressWarnings("NullAway") // For the container's proxy.
    protected Notifications() {
        this.entityManager = null;
        this.members = null;
        this.audit = null;
        this.config = null;
        this.publicUrl = "";
        this.clock = null;
    }

    void needed(@Observes PersonNeeded event) {
        if (!config.isOn() || isTold(event)) {
            return;
        }
        List<Member> people = members.managers(event.organizationId());
        for (Member person : people) {
            entityManager.persist(new Mail(
                    event.organizationId(),
                    event.accountId(),
                    person.email(),
                    onOneLine(event.nickname()) + ": " + event.headline(),
                    text(event, person),
                    clock.instant()));
        }
        // Before the audit trail, which everybody who writes to it waits for: whoever changes members holds what these
        // rows refer to.
        entityManager.flush();
        audit.record(
                Actor.system(event.organizationId()),
                "account.told-by-mail",
                "account " + event.accountId(),
                event.headline() + "; to " + people.size() + (people.size() == 1 ? " person" : " people"));
    }

    /** Somebody has acted: what waits is no longer true, and the next incident is another one. */
    void linked(@Observes AccountLinked event) {
        forget(event.organizationId(), event.accountId());
    }

    void checked(@Observes AccountChecked event) {
        forget(event.organizationId(), event.accountId());
    }

    void resumed(@Observes AccountResumed event) {
        forget(event.organizationId(), event.accountId());
    }

    void unlinked(@Observes AccountUnlinked event) {
        forget(event.organizationId(), event.accountId());
    }

    /** The caller holds the row of the account, so nobody else looks at the same moment. */
    private boolean isTold(PersonNeeded event) {
        Instant now = clock.instant();
        Told told = entityManager.find(
                Told.class, new Told.Key(event.organizationId(), event.accountId(), event.incident()));
        if (told == null) {
            entityManager.persist(new Told(event.organizationId(), event.accountId(), event.incident(), now));
            return false;
        }
        if (told.isEnough(now)) {
            return true;
        }
        told.again(now);
        return false;
    }

    private void forget(long organizationId, long accountId) {
        for (String entity : List.of("Mail", "Told")) {
            entityManager
                    .createQuery("DELETE FROM " + entity
                            + " e WHERE e.organizationId = :organization AND e.accountId = :account")
                    .setParameter("organization", organizationId)
                    .setParameter("account", accountId)
                    .executeUpdate();
        }
    }

    private String text(PersonNeeded event, Member person) {
        return String.join(
                "\n",
                "Hello " + onOneLine(person.name()) + ",",
                "",
                "the linked account \"" + onOneLine(event.nickname()) + "\" needs somebody. "
                        + onOneLine(event.detail()),
                "",
                "What to do: " + event.nextStep(),
                publicUrl + "/accounts/account?id=" + event.accountId(),
                "",
                "You get this because you manage the linked accounts of your team. Storelink never asks for a password by mail.");
    }

    /** What others have written must not look like words of Storelink's own. */
    private static String onOneLine(String words) {
        return words.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]+", " ");
    }
}
