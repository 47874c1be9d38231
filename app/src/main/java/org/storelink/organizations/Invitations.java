package org.storelink.organizations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storelink.audit.AuditTrail;
import org.storelink.platform.Actor;
import org.storelink.platform.Problem;
import org.storelink.platform.ProblemException;
import org.storelink.platform.Role;

/**
 * Asks people in. An invitation is a link for one address, good once and for 72 hours, that the inviter passes on; inviting an
 * address again voids the link before.
 */
@ApplicationScoped
public class Invitations {

    private final EntityManager entityManager;
    private final Clock clock;
    private final AuditTrail audit;

    @Inject
    Invitations(EntityManager entityManager, Clock clock, AuditTrail audit) {
        this.entityManager = entityManager;
        this.clock = clock;
        this.audit = audit;
    }

    @SuppressWarnings("NullAway") // For the client proxy, which has no fields of its own.
    protected Invitations() {
        this.entityManager = null;
        this.clock = null;
        this.audit = null;
    }

    /** Those that can still be accepted, newest first. For admins. */
    @Transactional
    public List<Invitation> list(Actor actor) {
        actor.require(Role.ADMIN);
        return entityManager
                .createQuery(
                        "SELECT i FROM OpenInvitation i WHERE i.organizationId = :organization"
                                + " AND i.expiresAt > :now ORDER BY i.id DESC",
                        OpenInvitation.class)
                .setParameter("organization", actor.organizationId())
                .setParameter("now", clock.instant())
                .getResultStream()
                .map(OpenInvitation::toInvitation)
                .toList();
    }

    /** @throws ProblemException bad request naming {@code email} or {@code role}, forbidden above the own role, conflict for a member */
    @Transactional
    public IssuedInvitation invite(Actor actor, @Nullable String email, @Nullable Role role) {
        actor.require(Role.ADMIN);
        if (role == null) {
            throw ProblemException.badField("role", "is one of owner, admin, viewer.");
        }
        Members.requireMayManage(actor, role);
        String address = People.email(email);
        // Two invitations of one address at the same moment come one after the other.
        entityManager.find(Organization.class, actor.organizationId(), LockModeType.PESSIMISTIC_WRITE);
        if (isMember(actor.organizationId(), address)) {
            throw new ProblemException(Problem.CONFLICT, address + " is a member already.");
        }
        entityManager
                .createQuery("DELETE FROM OpenInvitation i WHERE i.organizationId = :organization AND i.email = :email")
                .setParameter("organization", actor.organizationId())
                .setParameter("email", address)
                .executeUpdate();
        String key = RandomKey.make();
        OpenInvitation invitation = new OpenInvitation(
                actor.organizationId(), address, role, RandomKey.hash(key), actor.name(), clock.instant());
        entityManager.persist(invitation);
        entityManager.flush();
        Invitation issued = invitation.toInvitation();
        audit.record(actor, "member.invited", "invitation " + issued.id(), address + " as " + role.title());
        return new IssuedInvitation(issued, key);
    }

    /** Voids the link. */
    @Transactional
    public void withdraw(Actor actor, long id) {
        actor.require(Role.ADMIN);
        OpenInvitation invitation = entityManager
                .createQuery(
                        "SELECT i FROM OpenInvitation i WHERE i.organizationId = :organization AND i.id = :id",
                        OpenInvitation.class)
                .setParameter("organization", actor.organizationId())
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("invitation"));
        Members.requireMayManage(actor, invitation.role());
        entityManager.remove(invitation);
        audit.record(
                actor,
                "invitation.withdrawn",
                "invitation " + id,
                invitation.toInvitation().email());
    }

    /** What a link leads to; nothing when it was used, withdrawn, replaced or is too old. */
    @Transactional
    public Optional<Invitation> find(@Nullable String key) {
        return open(key).map(OpenInvitation::toInvitation);
    }

    /** Makes the invited person a member and uses the link up. */
    @Transactional
    Membership accept(String key, String name, String passwordHash) {
        OpenInvitation invitation = open(key).orElseThrow(Invitations::notOpen);
        int used = entityManager
                .createQuery("DELETE FROM OpenInvitation i WHERE i.keyHash = :hash")
                .setParameter("hash", RandomKey.hash(key))
                .executeUpdate();
        if (used == 0) {
            throw notOpen();
        }
        if (isTaken(invitation.toInvitation().email())) {
            throw new ProblemException(
                    Problem.CONFLICT, "Somebody with this e-mail address is a member already. Sign in instead.");
        }
        Membership member = invitation.accept(name, passwordHash, clock.instant());
        entityManager.persist(member);
        entityManager.flush();
        audit.record(
                member.toActor(),
                "invitation.accepted",
                "member " + member.id(),
                member.role().title());
        return member;
    }

    static ProblemException notOpen() {
        return new ProblemException(
                Problem.NOT_FOUND, "This invitation was used, withdrawn or is older than 72 hours. Ask for a new one.");
    }

    private Optional<OpenInvitation> open(@Nullable String key) {
        if (key == null) {
            return Optional.empty();
        }
        return entityManager
                .createQuery("SELECT i FROM OpenInvitation i WHERE i.keyHash = :hash", OpenInvitation.class)
                .setParameter("hash", RandomKey.hash(key))
                .getResultStream()
                .filter(invitation -> invitation.isOpenAt(clock.instant()))
                .findFirst();
    }

    /** In this organization: who belongs to another one is nobody's business here. */
    private boolean isMember(long organizationId, String email) {
        return entityManager
                        .createQuery(
                                "SELECT COUNT(m) FROM Membership m"
                                        + " WHERE m.organizationId = :organization AND m.email = :email",
                                Long.class)
                        .setParameter("organization", organizationId)
                        .setParameter("email", email)
                        .getSingleResult()
                > 0;
    }

    /** In any: an address signs in to one organization. */
    private boolean isTaken(String email) {
        return entityManager
                        .createQuery("SELECT COUNT(m) FROM Membership m WHERE m.email = :email", Long.class)
                        .setParameter("email", email)
                        .getSingleResult()
                > 0;
    }
}
