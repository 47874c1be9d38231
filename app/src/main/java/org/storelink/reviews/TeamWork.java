package org.storelink.reviews;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.storelink.audit.AuditTrail;
import org.storelink.organizations.Member;
import org.storelink.organizations.Members;
import org.storelink.platform.Actor;
import org.storelink.platform.Problem;
import org.storelink.platform.ProblemException;
import org.storelink.platform.Role;

/**
 * What members do about reviews among themselves: who sees to one, by which tags it is found again, what they say to each other about it.
 * Nothing of it goes to a store. Who may reply may do all of it; everybody reads it.
 */
@ApplicationScoped
public class TeamWork {

    private static final int MOST_TAGS = 20;
    private static final int MOST_NOTES = 500;

    private final EntityManager entityManager;
    private final Members members;
    private final AuditTrail audit;
    private final Clock clock;

    @Inject
    TeamWork(EntityManager entityManager, Members members, AuditTrail audit, Clock clock) {
        this.entityManager = entityManager;
        this.members = members;
        this.audit = audit;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected TeamWork() {
        this(null, null, null, null);
    }

    /** Those whom a review can be assigned to: who may reply, by name. */
    @Transactional
    public List<ReviewWork.Assignee> assignable(Actor actor) {
        actor.require(Role.VIEWER);
        return members.managers(actor.organizationId()).stream()
                .map(member -> new ReviewWork.Assignee(member.id(), member.name()))
                .toList();
    }

    /** @throws ProblemException not found */
    @Transactional
    public Optional<ReviewWork.Assignee> assignee(Actor actor, long reviewId) {
        actor.require(Role.VIEWER);
        KeptReview review = find(actor, reviewId, LockModeType.NONE);
        return Optional.ofNullable(of(actor, List.of(review.id())).get(review.id()))
                .map(ReviewWork::assignedTo);
    }

    /**
     * @param member who may reply; empty for nobody
     * @param seen who was assigned when the actor looked, 0 for nobody; without it whoever is assigned is replaced
     * @throws ProblemException not found; bad request naming {@code member}; precondition failed, when somebody else is assigned by now
     */
    @Transactional
    public Optional<ReviewWork.Assignee> assign(
            Actor actor, long reviewId, Optional<Long> member, Optional<Long> seen) {
        actor.require(Role.ADMIN);
        Optional<ReviewWork.Assignee> next = member.map(id -> assignable(actor).stream()
                .filter(one -> one.id() == id)
                .findFirst()
                .orElseThrow(() -> ProblemException.badField("member", "is nobody here who may reply.")));
        KeptReview review = find(actor, reviewId, LockModeType.PESSIMISTIC_WRITE);
        Optional<Assignment> present =
                assignments(actor, List.of(reviewId)).stream().findFirst();
        long now = present.map(Assignment::memberId).orElse(0L);
        if (seen.filter(id -> id != now).isPresent()) {
            throw new ProblemException(
                    Problem.PRECONDITION_FAILED,
                    "Somebody has assigned this review differently since you looked at it. Nothing was done.");
        }
        if (now != member.orElse(0L)) {
            move(review, present, member);
            flush();
            audit.record(
                    actor,
                    member.isPresent() ? "review.assigned" : "review.unassigned",
                    "review " + reviewId,
                    "member " + member.orElse(now));
        }
        return next;
    }

    private void move(KeptReview review, Optional<Assignment> present, Optional<Long> member) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (member.isEmpty()) {
            present.ifPresent(entityManager::remove);
        } else {
            present.ifPresentOrElse(
                    assignment -> assignment.pass(member.get(), now),
                    () -> entityManager.persist(new Assignment(review, member.get(), now)));
        }
    }

    /** Somebody who leaves at this very moment is nobody whom a review can be assigned to. */
    private void flush() {
        try {
            entityManager.flush();
        } catch (PersistenceException e) {
            throw ProblemException.badField("member", "has just left.");
        }
    }

    /**
     * Puts a tag to a review, where it is not there yet.
     *
     * @throws ProblemException not found; bad request naming {@code tag}; conflict, when there are 20 already
     */
    @Transactional
    public List<String> tag(Actor actor, long reviewId, @Nullable String typed) {
        actor.require(Role.ADMIN);
        String word = ReviewTag.word(typed);
        KeptReview review = find(actor, reviewId, LockModeType.PESSIMISTIC_WRITE);
        List<ReviewTag> present = tags(actor, List.of(reviewId));
        if (present.stream().noneMatch(tag -> tag.tag().equals(word))) {
            if (present.size() >= MOST_TAGS) {
                throw new ProblemException(
                        Problem.CONFLICT, "A review has at most " + MOST_TAGS + " tags. Take one off first.");
            }
            entityManager.persist(new ReviewTag(review, word));
            audit.record(actor, "review.tagged", "review " + reviewId, word);
        }
        return tagsOf(actor, reviewId);
    }

    /**
     * Takes a tag off a review, where it is there.
     *
     * @throws ProblemException not found
     */
    @Transactional
    public List<String> untag(Actor actor, long reviewId, String typed) {
        actor.require(Role.ADMIN);
        KeptReview _ = find(actor, reviewId, LockModeType.PESSIMISTIC_WRITE);
        String word = ReviewTag.normal(typed);
        tags(actor, List.of(reviewId)).stream()
                .filter(tag -> tag.tag().equals(word))
                .forEach(tag -> {
                    entityManager.remove(tag);
                    audit.record(actor, "review.untagged", "review " + reviewId, word);
                });
        return tagsOf(actor, reviewId);
    }

    private List<String> tagsOf(Actor actor, long reviewId) {
        return tags(actor, List.of(reviewId)).stream().map(ReviewTag::tag).toList();
    }

    /** Every tag that is in use. */
    @Transactional
    public List<String> allTags(Actor actor) {
        actor.require(Role.VIEWER);
        return entityManager
                .createQuery(
                        "SELECT DISTINCT t.tag FROM ReviewTag t WHERE t.organizationId = :organization", String.class)
                .setParameter("organization", actor.organizationId())
                .getResultStream()
                .sorted()
                .toList();
    }

    /** Oldest first, as a conversation. */
    @Transactional
    public List<ReviewNote> notes(Actor actor, long reviewId) {
        actor.require(Role.VIEWER);
        KeptReview _ = find(actor, reviewId, LockModeType.NONE);
        return keptNotes(actor, reviewId).stream().map(note -> note.view(actor)).toList();
    }

    /** @throws ProblemException not found; bad request naming {@code content}; conflict, when there are 500 already */
    @Transactional
    public ReviewNote note(Actor actor, long reviewId, @Nullable String typed) {
        actor.require(Role.ADMIN);
        String content = Texts.written("content", typed, KeptNote.ROOM);
        KeptReview review = find(actor, reviewId, LockModeType.PESSIMISTIC_WRITE);
        if (keptNotes(actor, reviewId).size() >= MOST_NOTES) {
            throw new ProblemException(Problem.CONFLICT, "A review has at most " + MOST_NOTES + " notes.");
        }
        var note = new KeptNote(review, actor, content, clock.instant().truncatedTo(ChronoUnit.MICROS));
        entityManager.persist(note);
        entityManager.flush();
        audit.record(
                actor,
                "review.note-written",
                "review " + reviewId,
                "note " + note.view(actor).id());
        return note.view(actor);
    }

    /** @throws ProblemException not found; forbidden, when somebody else wrote it and the actor is no Owner */
    @Transactional
    public void deleteNote(Actor actor, long reviewId, long id) {
        actor.require(Role.ADMIN);
        KeptReview _ = find(actor, reviewId, LockModeType.NONE);
        KeptNote note = keptNotes(actor, reviewId).stream()
                .filter(each -> each.view(actor).id() == id)
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("note"));
        if (!note.mayBeDeletedBy(actor)) {
            throw new ProblemException(Problem.FORBIDDEN, "Its writer and Owners delete a note.");
        }
        entityManager.remove(note);
        audit.record(actor, "review.note-deleted", "review " + reviewId, "note " + id);
    }

    /** By number of review; those that nothing is done about are left out. */
    Map<Long, ReviewWork> of(Actor actor, Collection<Long> reviews) {
        if (reviews.isEmpty()) {
            return Map.of();
        }
        Map<Long, ReviewWork.Assignee> assignees = assignees(actor, reviews);
        Map<Long, List<String>> tags = tags(actor, reviews).stream()
                .collect(Collectors.groupingBy(
                        ReviewTag::reviewId, Collectors.mapping(ReviewTag::tag, Collectors.toList())));
        Map<Long, Integer> notes = noteCounts(actor, reviews);
        return reviews.stream()
                .distinct()
                .collect(Collectors.toMap(
                        Function.identity(),
                        id -> new ReviewWork(
                                assignees.get(id), tags.getOrDefault(id, List.of()), notes.getOrDefault(id, 0))));
    }

    private Map<Long, ReviewWork.Assignee> assignees(Actor actor, Collection<Long> reviews) {
        List<Assignment> assignments = assignments(actor, reviews);
        if (assignments.isEmpty()) {
            return Map.of();
        }
        Map<Long, String> names =
                members.all(actor.organizationId()).stream().collect(Collectors.toMap(Member::id, Member::name));
        return assignments.stream()
                .collect(Collectors.toMap(
                        Assignment::reviewId,
                        each -> new ReviewWork.Assignee(each.memberId(), names.getOrDefault(each.memberId(), ""))));
    }

    private Map<Long, Integer> noteCounts(Actor actor, Collection<Long> reviews) {
        Map<Long, Integer> counts = new HashMap<>();
        entityManager
                .createQuery(
                        "SELECT n.reviewId, COUNT(n) FROM KeptNote n WHERE n.organizationId = :organization"
                                + " AND n.reviewId IN :reviews GROUP BY n.reviewId",
                        Object[].class)
                .setParameter("organization", actor.organizationId())
                .setParameter("reviews", reviews)
                .getResultList()
                .forEach(row -> counts.put((Long) row[0], Math.toIntExact((Long) row[1])));
        return counts;
    }

    private List<Assignment> assignments(Actor actor, Collection<Long> reviews) {
        return entityManager
                .createQuery(
                        "SELECT a FROM Assignment a WHERE a.organizationId = :organization AND a.reviewId IN :reviews",
                        Assignment.class)
                .setParameter("organization", actor.organizationId())
                .setParameter("reviews", reviews)
                .getResultList();
    }

    private List<ReviewTag> tags(Actor actor, Collection<Long> reviews) {
        return entityManager
                .createQuery(
                        "SELECT t FROM ReviewTag t WHERE t.organizationId = :organization AND t.reviewId IN :reviews"
                                + " ORDER BY t.id",
                        ReviewTag.class)
                .setParameter("organization", actor.organizationId())
                .setParameter("reviews", reviews)
                .getResultList();
    }

    private List<KeptNote> keptNotes(Actor actor, long reviewId) {
        return entityManager
                .createQuery(
                        "SELECT n FROM KeptNote n WHERE n.organizationId = :organization AND n.reviewId = :review"
                                + " ORDER BY n.id",
                        KeptNote.class)
                .setParameter("organization", actor.organizationId())
                .setParameter("review", reviewId)
                .getResultList();
    }

    /** Whoever changes something of a review waits here for the one before. */
    private KeptReview find(Actor actor, long id, LockModeType lock) {
        return entityManager
                .createQuery(
                        "SELECT r FROM KeptReview r WHERE r.organizationId = :organization AND r.id = :id",
                        KeptReview.class)
                .setParameter("organization", actor.organizationId())
                .setParameter("id", id)
                .setLockMode(lock)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("review"));
    }
}
