package org.storelink.organizations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storelink.audit.AuditTrail;
import org.storelink.platform.Actor;
import org.storelink.platform.Page;
import org.storelink.platform.Paging;
import org.storelink.platform.Problem;
import org.storelink.platform.ProblemException;
import org.storelink.platform.Role;

/**
 * The people of the actor's organization. Admins manage viewers and admins, owners manage everybody, nobody gives a role above the
 * own one, and there is always an owner. A changed role and a removal count from the next request on.
 */
@ApplicationScoped
public class Members {

    private final EntityManager entityManager;
    private final AuditTrail audit;

    @Inject
    Members(EntityManager entityManager, AuditTrail audit) {
        this.entityManager = entityManager;
        this.audit = audit;
    }

    @SuppressWarnings("NullAway") // For the client proxy, which has no fields of its own.
    protected Members() {
        this.entityManager = null;
        this.audit = null;
    }

    /** By name. For admins. */
    @Transactional
    public Page<Member> list(Actor actor, Paging paging) {
        actor.require(Role.ADMIN);
        long total = entityManager
                .createQuery("SELECT COUNT(m) FROM Membership m WHERE m.organizationId = :organization", Long.class)
                .setParameter("organization", actor.organizationId())
                .getSingleResult();
        List<Member> members = entityManager
                .createQuery(
                        "SELECT m FROM Membership m WHERE m.organizationId = :organization ORDER BY m.name, m.id",
                        Membership.class)
                .setParameter("organization", actor.organizationId())
                .setFirstResult(paging.offset())
                .setMaxResults(paging.count())
                .getResultStream()
                .map(Membership::toMember)
                .toList();
        return Page.of(members, total, paging);
    }

    /** Those who may manage accounts, by name: whoever works without a person tells them. */
    @Transactional
    public List<Member> managers(long organizationId) {
        return entityManager
                .createQuery(
                        "SELECT m FROM Membership m WHERE m.organizationId = :organization AND m.role IN :roles"
                                + " ORDER BY m.name, m.id",
                        Membership.class)
                .setParameter("organization", organizationId)
                .setParameter("roles", List.of(Role.ADMIN, Role.OWNER))
                .getResultStream()
                .map(Membership::toMember)
                .toList();
    }

    /** Everybody, by name: whoever shows what members did names them, whoever reads it. */
    @Transactional
    public List<Member> all(long organizationId) {
        return entityManager
                .createQuery(
                        "SELECT m FROM Membership m WHERE m.organizationId = :organization ORDER BY m.name, m.id",
                        Membership.class)
                .setParameter("organization", organizationId)
                .getResultStream()
                .map(Membership::toMember)
                .toList();
    }

    @Transactional
    public Member me(Actor actor) {
        return find(actor, actor.memberId()).toMember();
    }

    /** Admins see everybody, others themselves only; to them colleagues are not found. */
    @Transactional
    public Member get(Actor actor, long id) {
        return visible(actor, find(actor, id)).toMember();
    }

    @Transactional
    public Member withEmail(Actor actor, String email) {
        return visible(actor, find(actor, email)).toMember();
    }

    /**
     * Changes a member's name, role or both; null leaves it. Both happen or neither does.
     *
     * @throws ProblemException forbidden above the own role, conflict when no owner would be left
     */
    @Transactional
    public Member change(Actor actor, long id, @Nullable String name, @Nullable Role role) {
        lockOrganization(actor);
        Membership member = find(actor, id);
        if (name != null) {
            rename(actor, member, name);
        }
        if (role != null && role != member.role()) {
            changeRole(actor, member, role);
        }
        return member.toMember();
    }

    /** Ends sessions and tokens with the membership. Everybody may leave, except the last owner. */
    @Transactional
    public void remove(Actor actor, long id) {
        lockOrganization(actor);
        Membership member = find(actor, id);
        if (member.id() != actor.memberId()) {
            requireMayManage(actor, member.role());
        }
        refuseToLoseTheLastOwner(actor, member);
        entityManager.remove(member);
        audit.record(actor, "member.removed", "member " + id, member.role().title());
    }

    static void requireMayManage(Actor actor, Role theirs) {
        actor.require(Role.ADMIN);
        if (!actor.role().includes(theirs)) {
            throw new ProblemException(
                    Problem.FORBIDDEN,
                    "Only an Owner manages Owners; your role is " + actor.role().title() + ".");
        }
    }

    private void rename(Actor actor, Membership member, String name) {
        if (member.id() != actor.memberId()) {
            requireMayManage(actor, member.role());
        }
        member.rename(People.name("name", name));
        audit.record(actor, "member.renamed", "member " + member.id(), "");
    }

    private void changeRole(Actor actor, Membership member, Role role) {
        requireMayManage(actor, member.role());
        requireMayManage(actor, role);
        refuseToLoseTheLastOwner(actor, member);
        String change = member.role().title() + " to " + role.title();
        member.changeRole(role);
        audit.record(actor, "member.role-changed", "member " + member.id(), change);
    }

    /** Without this two owners could take the role from each other at the same moment. */
    private void lockOrganization(Actor actor) {
        entityManager.find(Organization.class, actor.organizationId(), LockModeType.PESSIMISTIC_WRITE);
    }

    private void refuseToLoseTheLastOwner(Actor actor, Membership member) {
        long owners = entityManager
                .createQuery(
                        "SELECT COUNT(m) FROM Membership m WHERE m.organizationId = :organization AND m.role = :owner",
                        Long.class)
                .setParameter("organization", actor.organizationId())
                .setParameter("owner", Role.OWNER)
                .getSingleResult();
        if (member.role() == Role.OWNER && owners == 1) {
            throw new ProblemException(
                    Problem.CONFLICT, "An organization always has an Owner. Make somebody else an Owner first.");
        }
    }

    private Membership find(Actor actor, long id) {
        return one(actor, "SELECT m FROM Membership m WHERE m.organizationId = :organization AND m.id = :key", id);
    }

    private Membership find(Actor actor, String email) {
        return one(
                actor,
                "SELECT m FROM Membership m WHERE m.organizationId = :organization AND m.email = :key",
                People.normalEmail(email));
    }

    private Membership one(Actor actor, String query, Object key) {
        Optional<Membership> found = entityManager
                .createQuery(query, Membership.class)
                .setParameter("organization", actor.organizationId())
                .setParameter("key", key)
                .getResultStream()
                .findFirst();
        return found.orElseThrow(() -> ProblemException.notFound("member"));
    }

    private static Membership visible(Actor actor, Membership member) {
        if (member.id() != actor.memberId() && !actor.role().includes(Role.ADMIN)) {
            throw ProblemException.notFound("member");
        }
        return member;
    }
}
