package org.storelink.reviews;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.storelink.accounts.Accounts;
import org.storelink.accounts.Capabilities;
import org.storelink.accounts.CapabilityState;
import org.storelink.catalog.Catalog;
import org.storelink.connector.Capability;
import org.storelink.platform.Actor;
import org.storelink.platform.Paging;
import org.storelink.platform.ProblemException;
import org.storelink.platform.Role;

/** What customers have written, as members read it. */
@ApplicationScoped
public class Inbox {

    private static final int MOST_STARS = 5;

    private final EntityManager entityManager;
    private final Catalog catalog;
    private final Accounts accounts;
    private final Capabilities capabilities;
    private final Replying replying;
    private final TeamWork teamWork;

    @Inject
    Inbox(
            EntityManager entityManager,
            Catalog catalog,
            Accounts accounts,
            Capabilities capabilities,
            Replying replying,
            TeamWork teamWork) {
        this.entityManager = entityManager;
        this.catalog = catalog;
        this.accounts = accounts;
        this.capabilities = capabilities;
        this.replying = replying;
        this.teamWork = teamWork;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Inbox() {
        this(null, null, null, null, null, null);
    }

    /**
     * @throws ProblemException capability absent, with the reason, when nothing was ever read and no
     *     account can read reviews
     */
    @Transactional
    public ReviewList list(Actor actor, ReviewFilter filter, ReviewOrder order, Paging paging) {
        requireReadable(actor, filter);
        var search = new ReviewSearch(entityManager, actor, filter);
        long total = search.count();
        List<KeptReview> rows = search.rows(order)
                .setFirstResult(paging.offset())
                .setMaxResults(paging.count())
                .getResultList();
        return new ReviewList(
                total,
                Math.ceilDiv(total, (long) paging.count()),
                paging.page(),
                views(actor, rows),
                words(search.by("r.productId")));
    }

    /** @throws ProblemException as of {@link #list} */
    @Transactional
    public ReviewCounts count(Actor actor, ReviewFilter filter) {
        requireReadable(actor, filter);
        var search = new ReviewSearch(entityManager, actor, filter);
        long total = search.count();
        long answered = search.countIf("r.storeReplyState IS NOT NULL");
        long deleted = search.countIf("r.deletedAt IS NOT NULL");
        Map<String, Long> stars = new TreeMap<>();
        for (int each = 1; each <= MOST_STARS; each++) {
            stars.put(Integer.toString(each), 0L);
        }
        stars.putAll(words(search.by("r.saying.stars")));
        return new ReviewCounts(
                stars,
                words(search.by("r.country")),
                words(search.by("r.saying.version")),
                Map.of(),
                words(search.by("r.productId")),
                Map.of("yes", answered, "no", total - answered),
                Map.of("yes", deleted, "no", total - deleted),
                words(search.byTag()));
    }

    /** @throws ProblemException not found */
    @Transactional
    public ReviewDetail get(Actor actor, long id) {
        actor.require(Role.VIEWER);
        KeptReview review = entityManager.find(KeptReview.class, id);
        if (review == null || review.organizationId() != actor.organizationId()) {
            throw ProblemException.notFound("review");
        }
        return new ReviewDetail(
                views(actor, List.of(review)).getFirst(),
                entityManager
                        .createQuery(
                                "SELECT e FROM EarlierRevision e WHERE e.organizationId = :organization"
                                        + " AND e.reviewId = :review ORDER BY e.number DESC",
                                EarlierRevision.class)
                        .setParameter("organization", actor.organizationId())
                        .setParameter("review", id)
                        .getResultStream()
                        .map(ReviewDetail.Revision::of)
                        .toList(),
                replying.get(actor, id),
                teamWork.notes(actor, id));
    }

    /** The products that there are reviews of, with their names. */
    @Transactional
    public Map<Long, String> products(Actor actor) {
        actor.require(Role.VIEWER);
        Set<Long> ids = new ReviewSearch(entityManager, actor, ReviewFilter.ALL)
                .by("r.productId").keySet().stream().map(Long.class::cast).collect(Collectors.toSet());
        return catalog.names(actor, ids);
    }

    /** The linked accounts whose reviews are looked for, or would be if they gave them. */
    @Transactional
    public List<CheckedAccount> checked(Actor actor) {
        actor.require(Role.VIEWER);
        return accounts.list(actor).stream()
                .filter(account -> Optional.ofNullable(account.capabilities().get(Capability.REVIEWS))
                        .filter(CapabilityState::isGranted)
                        .isPresent())
                .map(account -> {
                    Optional<Watch> watch = Optional.ofNullable(entityManager.find(Watch.class, account.id()));
                    return new CheckedAccount(
                            account.id(),
                            account.nickname(),
                            watch.flatMap(Watch::checkedAt),
                            watch.flatMap(Watch::problem));
                })
                .toList();
    }

    /** Nothing to read is told apart from nothing there: whoever has no account that gives reviews learns which would. */
    private void requireReadable(Actor actor, ReviewFilter filter) {
        actor.require(Role.VIEWER);
        if (filter.account().isPresent()) {
            capabilities.require(
                    actor, Capability.REVIEWS, Set.of(filter.account().get()));
        } else if (!hasAny(actor)) {
            capabilities.require(actor, Capability.REVIEWS, Set.of());
        }
    }

    private boolean hasAny(Actor actor) {
        return !entityManager
                .createQuery("SELECT r.id FROM KeptReview r WHERE r.organizationId = :organization", Long.class)
                .setParameter("organization", actor.organizationId())
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    private List<ReviewView> views(Actor actor, List<KeptReview> rows) {
        Map<Long, String> names =
                catalog.names(actor, rows.stream().map(KeptReview::productId).collect(Collectors.toSet()));
        Map<Long, ReviewWork> work =
                teamWork.of(actor, rows.stream().map(KeptReview::id).toList());
        return rows.stream()
                .map(row -> ReviewView.of(
                        row, names.getOrDefault(row.productId(), ""), work.getOrDefault(row.id(), ReviewWork.NONE)))
                .toList();
    }

    private static Map<String, Long> words(Map<Object, Long> counts) {
        Map<String, Long> words = new TreeMap<>();
        counts.forEach((value, count) -> {
            if (value != null) {
                words.merge(String.valueOf(value), count, Long::sum);
            }
        });
        return words;
    }
}
