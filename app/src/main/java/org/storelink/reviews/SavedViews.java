package org.storelink.reviews;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.storelink.audit.AuditTrail;
import org.storelink.platform.Actor;
import org.storelink.platform.Problem;
import org.storelink.platform.ProblemException;
import org.storelink.platform.Role;

/**
 * Choices in the inbox with names. Who may reply makes them and changes the team's; one that is not shared is its maker's alone. Everybody
 * uses the team's.
 */
@ApplicationScoped
public class SavedViews {

    /** A row of links that is longer is no help. */
    private static final int MOST = 50;

    private static final Comparator<SavedView> BY_NAME =
            Comparator.comparing(SavedView::name, String.CASE_INSENSITIVE_ORDER).thenComparing(SavedView::id);

    private final EntityManager entityManager;
    private final AuditTrail audit;

    @Inject
    SavedViews(EntityManager entityManager, AuditTrail audit) {
        this.entityManager = entityManager;
        this.audit = audit;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected SavedViews() {
        this(null, null);
    }

    /** The team's and the actor's own, by name. */
    @Transactional
    public List<SavedView> list(Actor actor) {
        actor.require(Role.VIEWER);
        return entityManager
                .createQuery(
                        "SELECT v FROM KeptView v WHERE v.organizationId = :organization"
                                + " AND (v.memberId IS NULL OR v.memberId = :member)",
                        KeptView.class)
                .setParameter("organization", actor.organizationId())
                .setParameter("member", actor.memberId())
                .getResultStream()
                .map(KeptView::view)
                .sorted(BY_NAME)
                .toList();
    }

    /** @throws ProblemException not found */
    @Transactional
    public SavedView get(Actor actor, long id) {
        actor.require(Role.VIEWER);
        return find(actor, id, LockModeType.NONE).view();
    }

    /** @throws ProblemException conflict, when the actor sees one of that name, or 50 already */
    @Transactional
    public SavedView create(Actor actor, ViewWish wish) {
        actor.require(Role.ADMIN);
        if (list(actor).size() >= MOST) {
            throw new ProblemException(
                    Problem.CONFLICT, "There are " + MOST + " views. Delete one that is not used any more first.");
        }
        refuseNameOfAnother(actor, wish, 0);
        var view = new KeptView(actor, wish);
        entityManager.persist(view);
        entityManager.flush();
        return told(actor, "view.created", view.view(), false);
    }

    /**
     * @param seen the turn of the view that was changed; without one whatever stands there is replaced
     * @throws ProblemException not found; precondition failed, when somebody has changed it since; conflict as of {@link #create}
     */
    @Transactional
    public SavedView change(Actor actor, long id, ViewWish wish, Optional<Integer> seen) {
        KeptView view = held(actor, id, seen);
        boolean wasShared = view.view().shared();
        refuseNameOfAnother(actor, wish, id);
        view.become(actor, wish);
        return told(actor, "view.changed", view.view(), wasShared);
    }

    /** @throws ProblemException not found; precondition failed, when somebody has changed it since */
    @Transactional
    public void delete(Actor actor, long id, Optional<Integer> seen) {
        KeptView view = held(actor, id, seen);
        entityManager.remove(view);
        SavedView _ = told(actor, "view.deleted", view.view(), false);
    }

    /** What a member does to the own views alone concerns nobody else. */
    private SavedView told(Actor actor, String action, SavedView view, boolean wasShared) {
        if (view.shared() || wasShared) {
            audit.record(actor, action, "view " + view.id(), view.name());
        }
        return view;
    }

    private KeptView held(Actor actor, long id, Optional<Integer> seen) {
        actor.require(Role.ADMIN);
        KeptView view = find(actor, id, LockModeType.PESSIMISTIC_WRITE);
        if (seen.filter(turn -> turn != view.view().turn()).isPresent()) {
            throw new ProblemException(
                    Problem.PRECONDITION_FAILED,
                    "Somebody has changed this view since you looked at it. Nothing was done; look at it again first.");
        }
        return view;
    }

    private void refuseNameOfAnother(Actor actor, ViewWish wish, long own) {
        boolean taken = list(actor).stream()
                .anyMatch(other -> other.id() != own && other.name().equals(wish.name()));
        if (taken) {
            throw new ProblemException(
                    Problem.CONFLICT, "There is a view of this name. Nothing was done; choose another.");
        }
    }

    private KeptView find(Actor actor, long id, LockModeType lock) {
        return entityManager
                .createQuery(
                        "SELECT v FROM KeptView v WHERE v.organizationId = :organization AND v.id = :id",
                        KeptView.class)
                .setParameter("organization", actor.organizationId())
                .setParameter("id", id)
                .setLockMode(lock)
                .getResultStream()
                .filter(view -> view.isSeenBy(actor))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("view"));
    }
}
