package org.storelink.organizations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storelink.audit.AuditTrail;
import org.storelink.platform.Actor;
import org.storelink.platform.Problem;
import org.storelink.platform.ProblemException;
import org.storelink.platform.Role;

/** Makes the first organization and its first owner. */
@ApplicationScoped
class Founding {

    private static final String UNNAMED = "My team";

    private final EntityManager entityManager;
    private final Clock clock;
    private final AuditTrail audit;

    @Inject
    Founding(EntityManager entityManager, Clock clock, AuditTrail audit) {
        this.entityManager = entityManager;
        this.clock = clock;
        this.audit = audit;
    }

    @SuppressWarnings("NullAway") // For the client proxy, which has no fields of its own.
    protected Founding() {
        this.entityManager = null;
        this.clock = null;
        this.audit = null;
    }

    /** @return whether it has a member already */
    @Transactional
    boolean found() {
        if (entityManager.find(Organization.class, Organization.FIRST) == null) {
            entityManager.persist(new Organization(Organization.FIRST, UNNAMED, clock.instant()));
            entityManager.flush();
            audit.record(
                    Actor.system(Organization.FIRST), "organization.founded", "organization " + Organization.FIRST, "");
        }
        return hasMembers(Organization.FIRST);
    }

    /** @return the key of a new link; earlier ones are void */
    @Transactional
    String newSetUpLink() {
        String key = RandomKey.make();
        entityManager.merge(new SetUpLink(Organization.FIRST, RandomKey.hash(key), clock.instant()));
        return key;
    }

    @Transactional
    Optional<SetUpLink> setUpLink(@Nullable String key) {
        return key == null
                ? Optional.empty()
                : entityManager
                        .createQuery("SELECT l FROM SetUpLink l WHERE l.keyHash = :hash", SetUpLink.class)
                        .setParameter("hash", RandomKey.hash(key))
                        .getResultStream()
                        .findFirst();
    }

    /**
     * Only the first one to come makes an owner; set-up links are void after it.
     *
     * @throws ProblemException conflict when there is a member already
     */
    @Transactional
    Actor makeFirstOwner(
            long organizationId, Optional<String> teamName, String email, String name, String passwordHash) {
        Organization organization =
                entityManager.find(Organization.class, organizationId, LockModeType.PESSIMISTIC_WRITE);
        if (organization == null || hasMembers(organizationId)) {
            throw new ProblemException(Problem.CONFLICT, "Storelink is set up already. Sign in.");
        }
        teamName.ifPresent(organization::rename);
        Membership owner = new Membership(organizationId, email, name, Role.OWNER, passwordHash, clock.instant());
        entityManager.persist(owner);
        entityManager.flush();
        entityManager.createQuery("DELETE FROM SetUpLink l").executeUpdate();
        audit.record(owner.toActor(), "owner.made", "member " + owner.id(), email);
        return owner.toActor();
    }

    @Transactional
    boolean isAwaitingOwner() {
        return entityManager
                        .createQuery("SELECT COUNT(l) FROM SetUpLink l", Long.class)
                        .getSingleResult()
                > 0;
    }

    private boolean hasMembers(long organizationId) {
        return entityManager
                        .createQuery(
                                "SELECT COUNT(m) FROM Membership m WHERE m.organizationId = :organization", Long.class)
                        .setParameter("organization", organizationId)
                        .getSingleResult()
                > 0;
    }
}
