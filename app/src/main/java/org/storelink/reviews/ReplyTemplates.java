package org.storelink.reviews;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.storelink.audit.AuditTrail;
import org.storelink.platform.Actor;
import org.storelink.platform.Problem;
import org.storelink.platform.ProblemException;
import org.storelink.platform.Role;

/** Texts that members begin a reply with, shared by the organization. Who may reply keeps them; everybody reads them. */
@ApplicationScoped
public class ReplyTemplates {

    private static final int MOST = 1000;

    private static final Comparator<ReplyTemplate> BY_NAME = Comparator.comparing(
                    ReplyTemplate::folder, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(ReplyTemplate::folder)
            .thenComparing(ReplyTemplate::name, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(ReplyTemplate::id);

    private final EntityManager entityManager;
    private final Inbox inbox;
    private final AuditTrail audit;
    private final Clock clock;

    @Inject
    ReplyTemplates(EntityManager entityManager, Inbox inbox, AuditTrail audit, Clock clock) {
        this.entityManager = entityManager;
        this.inbox = inbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected ReplyTemplates() {
        this(null, null, null, null);
    }

    /** By folder and name, those outside of any folder first. */
    @Transactional
    public List<ReplyTemplate> list(Actor actor) {
        actor.require(Role.VIEWER);
        return entityManager
                .createQuery("SELECT t FROM KeptTemplate t WHERE t.organizationId = :organization", KeptTemplate.class)
                .setParameter("organization", actor.organizationId())
                .getResultStream()
                .map(KeptTemplate::view)
                .sorted(BY_NAME)
                .toList();
    }

    /** @throws ProblemException not found */
    @Transactional
    public ReplyTemplate get(Actor actor, long id) {
        actor.require(Role.VIEWER);
        return find(actor, id, LockModeType.NONE).view();
    }

    /**
     * The template as the beginning of a reply to a review.
     *
     * @throws ProblemException not found
     */
    @Transactional
    public FilledTemplate fill(Actor actor, long id, long reviewId) {
        ReplyTemplate template = get(actor, id);
        String content =
                Placeholder.fill(template.content(), inbox.get(actor, reviewId).review(), actor);
        return new FilledTemplate(content, Placeholder.openIn(content));
    }

    /** @throws ProblemException conflict, when there is one of that name in the folder, or 1,000 already */
    @Transactional
    public ReplyTemplate create(Actor actor, TemplateText text) {
        actor.require(Role.ADMIN);
        if (list(actor).size() >= MOST) {
            throw new ProblemException(
                    Problem.CONFLICT, "There are " + MOST + " templates. Delete one that is not used any more first.");
        }
        var template = new KeptTemplate(actor, text, clock.instant().truncatedTo(ChronoUnit.MICROS));
        refuseNameOfAnother(actor, text, 0);
        entityManager.persist(template);
        return kept(actor, "template.created", template);
    }

    /**
     * @param seen the turn of the template that was changed; without one whatever stands there is replaced
     * @throws ProblemException not found; precondition failed, when somebody has changed it since; conflict as of {@link #create}
     */
    @Transactional
    public ReplyTemplate change(Actor actor, long id, TemplateText text, Optional<Integer> seen) {
        KeptTemplate template = held(actor, id, seen);
        refuseNameOfAnother(actor, text, id);
        template.say(actor, text, clock.instant().truncatedTo(ChronoUnit.MICROS));
        return kept(actor, "template.changed", template);
    }

    /** @throws ProblemException not found; precondition failed, when somebody has changed it since */
    @Transactional
    public void delete(Actor actor, long id, Optional<Integer> seen) {
        KeptTemplate template = held(actor, id, seen);
        entityManager.remove(template);
        audit.record(
                actor, "template.deleted", "template " + id, template.view().name());
    }

    private KeptTemplate held(Actor actor, long id, Optional<Integer> seen) {
        actor.require(Role.ADMIN);
        KeptTemplate template = find(actor, id, LockModeType.PESSIMISTIC_WRITE);
        if (seen.filter(turn -> turn != template.view().turn()).isPresent()) {
            throw new ProblemException(
                    Problem.PRECONDITION_FAILED,
                    template.view().changedBy()
                            + " has changed this template since you looked at it. Nothing was done; look at it again first.");
        }
        return template;
    }

    /** Two who give one name at the same moment are told apart by the database. */
    private ReplyTemplate kept(Actor actor, String action, KeptTemplate template) {
        try {
            entityManager.flush();
        } catch (PersistenceException e) {
            throw nameIsTaken();
        }
        ReplyTemplate kept = template.view();
        audit.record(actor, action, "template " + kept.id(), kept.name());
        return kept;
    }

    private void refuseNameOfAnother(Actor actor, TemplateText text, long own) {
        boolean taken = list(actor).stream()
                .anyMatch(other -> other.id() != own
                        && other.folder().equals(text.folder())
                        && other.name().equals(text.name()));
        if (taken) {
            throw nameIsTaken();
        }
    }

    private static ProblemException nameIsTaken() {
        return new ProblemException(
                Problem.CONFLICT, "There is a template of this name in this folder. Nothing was done; choose another.");
    }

    private KeptTemplate find(Actor actor, long id, LockModeType lock) {
        return entityManager
                .createQuery(
                        "SELECT t FROM KeptTemplate t WHERE t.organizationId = :organization AND t.id = :id",
                        KeptTemplate.class)
                .setParameter("organization", actor.organizationId())
                .setParameter("id", id)
                .setLockMode(lock)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("template"));
    }
}
