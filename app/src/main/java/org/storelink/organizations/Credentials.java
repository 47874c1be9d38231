package org.storelink.organizations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import org.storelink.audit.AuditTrail;
import org.storelink.platform.Actor;

/** What is stored to check passwords against. */
@ApplicationScoped
class Credentials {

    record Stored(long memberId, String email, String passwordHash) {

        @Override
        public String toString() {
            return "Stored[member " + memberId + "]";
        }
    }

    private final EntityManager entityManager;
    private final Clock clock;
    private final AuditTrail audit;

    @Inject
    Credentials(EntityManager entityManager, Clock clock, AuditTrail audit) {
        this.entityManager = entityManager;
        this.clock = clock;
        this.audit = audit;
    }

    @SuppressWarnings("NullAway") // For the client proxy, which has no fields of its own.
    protected Credentials() {
        this.entityManager = null;
        this.clock = null;
        this.audit = null;
    }

    @Transactional
    Optional<Stored> find(String email) {
        return entityManager
                .createQuery("SELECT m FROM Membership m WHERE m.email = :email", Membership.class)
                .setParameter("email", email)
                .getResultStream()
                .findFirst()
                .map(member -> new Stored(member.id(), member.email(), member.passwordHash()));
    }

    @Transactional
    Optional<Stored> of(Actor actor) {
        return Optional.ofNullable(entityManager.find(Membership.class, actor.memberId()))
                .map(member -> new Stored(member.id(), member.email(), member.passwordHash()));
    }

    /** The member as it is now, if its password is still the one that was checked. */
    @Transactional
    Optional<Actor> current(Stored checked) {
        return Optional.ofNullable(entityManager.find(Membership.class, checked.memberId()))
                .filter(member -> member.passwordHash().equals(checked.passwordHash()))
                .map(Membership::toActor);
    }

    /** @param failedBefore attempts with this address since the last good one */
    @Transactional
    Optional<Actor> signedIn(Stored checked, int failedBefore) {
        Optional<Membership> member = Optional.ofNullable(entityManager.find(Membership.class, checked.memberId()))
                .filter(found -> found.passwordHash().equals(checked.passwordHash()));
        member.ifPresent(found -> {
            found.signedIn(clock.instant());
            String detail = failedBefore == 0 ? "" : "After " + failedBefore + " failed attempts.";
            audit.record(found.toActor(), "member.signed-in", "member " + found.id(), detail);
        });
        return member.map(Membership::toActor);
    }

    /** Ends all sessions of the member with the old password. */
    @Transactional
    void change(Actor actor, String newHash) {
        Membership member = entityManager.find(Membership.class, actor.memberId());
        if (member == null) {
            return;
        }
        member.changePassword(newHash);
        entityManager
                .createQuery(
                        "DELETE FROM ConsoleSession s WHERE s.organizationId = :organization AND s.memberId = :member")
                .setParameter("organization", actor.organizationId())
                .setParameter("member", actor.memberId())
                .executeUpdate();
        audit.record(actor, "password.changed", "member " + actor.memberId(), "");
    }
}
