package org.storelink.reviews;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.storelink.connector.Reply;
import org.storelink.connector.Review;
import org.storelink.connector.ReviewId;
import org.storelink.connector.ReviewPage;

/**
 * Writes down what a page of a store shows. A review is known by any of its ids, whichever account reads it; one that is shown under an id
 * of another numbering is known by what the customer wrote. Everything here belongs to the caller's transaction.
 */
@ApplicationScoped
class Found {

    private static final int AT_ONCE = 500;

    /** The same words under another numbering, no further apart than this, are the same review. */
    private static final Duration NEAR = Duration.ofDays(1);

    private final EntityManager entityManager;

    private final ReviewsConfig config;

    @Inject
    Found(EntityManager entityManager, ReviewsConfig config) {
        this.entityManager = entityManager;
        this.config = config;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Found() {
        this(null, null);
    }

    /** Who shows the page, and when. */
    record Shown(Feed feed, String connector, String store, Instant now) {}

    /**
     * Two accounts may read one app: until the transaction ends nobody else writes down a page of it, so that no review is written down
     * twice. Forgets unsaved changes of the feed.
     */
    void alone(Feed feed) {
        hold(entityManager
                .createQuery(
                        "SELECT f.id FROM Feed f WHERE f.organizationId = :organization AND f.productId = :product"
                                + " ORDER BY f.id",
                        Long.class)
                .setParameter("organization", feed.organizationId())
                .setParameter("product", feed.productId())
                .getResultList());
    }

    /** The same for every app that an account reads. */
    void alone(long organizationId, long accountId) {
        hold(entityManager
                .createQuery(
                        "SELECT f.id FROM Feed f WHERE f.organizationId = :organization AND f.productId IN"
                                + " (SELECT own.productId FROM Feed own WHERE own.organizationId = :organization"
                                + " AND own.accountId = :account) ORDER BY f.id",
                        Long.class)
                .setParameter("organization", organizationId)
                .setParameter("account", accountId)
                .getResultList());
    }

    private void hold(List<Long> feeds) {
        feeds.forEach(id -> entityManager.find(Feed.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** @return how many of the reviews the walk had not met before */
    int take(Shown shown, ReviewPage page) {
        Map<ReviewId, List<ReviewSource>> known = known(shown, page);
        hold(shown, known);
        int news = 0;
        for (Review review : page.reviews()) {
            List<ReviewSource> sources = known.getOrDefault(review.id(), List.of());
            Optional<ReviewSource> own = sources.stream()
                    .filter(source -> source.accountId() == shown.feed().accountId())
                    .findFirst();
            KeptReview kept = sources.stream()
                    .findFirst()
                    .map(source -> entityManager.find(KeptReview.class, source.reviewId()))
                    .orElseGet(() -> joined(shown, review));
            take(kept, review, shown.now());
            boolean isNews =
                    own.map(source -> source.see(shown.feed().walkBeganAt())).orElse(true);
            if (own.isEmpty()) {
                var source = new ReviewSource(
                        shown.feed(),
                        shown.connector(),
                        review.id(),
                        kept.id(),
                        shown.feed().walkBeganAt());
                entityManager.persist(source);
                known.put(review.id(), List.of(source));
            }
            if (isNews) {
                news++;
            }
        }
        return news;
    }

    /** All at once, and so that nobody writes a reply to one of them meanwhile. */
    private void hold(Shown shown, Map<ReviewId, List<ReviewSource>> known) {
        List<Long> ids = known.values().stream()
                .flatMap(List::stream)
                .map(ReviewSource::reviewId)
                .distinct()
                .toList();
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            entityManager
                    .createQuery(
                            "SELECT r FROM KeptReview r WHERE r.organizationId = :organization AND r.id IN :ids",
                            KeptReview.class)
                    .setParameter("organization", shown.feed().organizationId())
                    .setParameter("ids", ids.subList(from, Math.min(ids.size(), from + AT_ONCE)))
                    .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                    .getResultList();
        }
    }

    private void take(KeptReview kept, Review review, Instant now) {
        kept.take(review, now).ifPresent(entityManager::persist);
        kept.live();
        observe(kept, review.reply(), now);
    }

    /** Follows the reply that the store shows, written here or there. */
    void observe(KeptReview kept, Optional<Reply> there, Instant now) {
        Optional<ReplyVersion> newest = newest(kept);
        if (newest.filter(version -> version.isOlder(there, config.settle(), now))
                .isPresent()) {
            return;
        }
        boolean changed = kept.takeReply(there, now);
        boolean fulfilled =
                newest.filter(version -> version.isFulfilledBy(there)).isPresent();
        if (changed && !fulfilled) {
            kept.turn();
        }
        if (newest.filter(version -> version.state().isUnderWay()).isPresent()) {
            return;
        }
        if (fulfilled && newest.get().state().isAtStore()) {
            newest.get().settle(there, now);
            kept.respond(newest.get().state());
        } else if (changed || newest.isEmpty() || kept.responseState().isAtStore()) {
            kept.respond(kept.shownAtStore());
        }
    }

    Optional<ReplyVersion> newest(KeptReview review) {
        return review.newestVersion() == 0
                ? Optional.empty()
                : entityManager
                        .createQuery(
                                "SELECT v FROM ReplyVersion v WHERE v.organizationId = :organization"
                                        + " AND v.reviewId = :review AND v.number = :number",
                                ReplyVersion.class)
                        .setParameter("organization", review.organizationId())
                        .setParameter("review", review.id())
                        .setParameter("number", review.newestVersion())
                        .getResultStream()
                        .findFirst();
    }

    private Map<ReviewId, List<ReviewSource>> known(Shown shown, ReviewPage page) {
        Map<ReviewId, List<ReviewSource>> known = new HashMap<>();
        page.reviews().stream()
                .map(Review::id)
                .collect(Collectors.groupingBy(ReviewId::numbering))
                .forEach((numbering, ids) -> {
                    for (int from = 0; from < ids.size(); from += AT_ONCE) {
                        List<String> values = ids.subList(from, Math.min(ids.size(), from + AT_ONCE)).stream()
                                .map(ReviewId::value)
                                .toList();
                        sources(shown, numbering, values)
                                .forEach(source -> known.merge(source.storeId(), List.of(source), Found::both));
                    }
                });
        return known;
    }

    private static List<ReviewSource> both(List<ReviewSource> some, List<ReviewSource> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private List<ReviewSource> sources(Shown shown, String numbering, Collection<String> values) {
        return entityManager
                .createQuery(
                        "SELECT s FROM ReviewSource s WHERE s.organizationId = :organization"
                                + " AND s.connector = :connector AND s.numbering = :numbering AND s.value IN :values",
                        ReviewSource.class)
                .setParameter("organization", shown.feed().organizationId())
                .setParameter("connector", shown.connector())
                .setParameter("numbering", numbering)
                .setParameter("values", values)
                .getResultList();
    }

    /** The review that has no id of this numbering yet and says the same, or a new one. */
    private KeptReview joined(Shown shown, Review review) {
        var fresh = new KeptReview(
                shown.feed().organizationId(), shown.store(), shown.feed().productId(), review, shown.now());
        Instant written = fresh.saying().writtenAt();
        List<KeptReview> alike = entityManager
                .createQuery(
                        "SELECT r FROM KeptReview r WHERE r.organizationId = :organization AND r.contentHash = :hash"
                                + " AND r.productId = :product AND r.saying.writtenAt BETWEEN :from AND :to"
                                + " AND NOT EXISTS (SELECT s FROM ReviewSource s"
                                + " WHERE s.organizationId = :organization AND s.reviewId = r.id"
                                + " AND s.numbering = :numbering)"
                                + " ORDER BY r.id",
                        KeptReview.class)
                .setParameter("organization", shown.feed().organizationId())
                .setParameter("hash", fresh.contentHash())
                .setParameter("product", shown.feed().productId())
                .setParameter("from", written.minus(NEAR))
                .setParameter("to", written.plus(NEAR))
                .setParameter("numbering", review.id().numbering())
                .getResultList();
        return alike.stream()
                .filter(candidate -> agree(candidate.country(), review.country()))
                .min(Comparator.comparing((KeptReview candidate) -> Duration.between(
                                candidate.saying().writtenAt(), written)
                        .abs()))
                .map(candidate -> entityManager.find(KeptReview.class, candidate.id(), LockModeType.PESSIMISTIC_WRITE))
                .orElseGet(() -> {
                    entityManager.persist(fresh);
                    return fresh;
                });
    }

    private static boolean agree(String country, String other) {
        return country.equals(other) || country.equals("ZZ") || other.equals("ZZ");
    }

    /** Ends a walk: what lies in its range and it has not met is missed, and given up the second time. */
    void miss(Feed feed, Instant now) {
        if (feed.hasMetSeveralNumberings()) {
            return;
        }
        List<ReviewSource> missed = entityManager
                .createQuery(
                        "SELECT s FROM ReviewSource s, KeptReview r WHERE r.organizationId = :organization"
                                + " AND s.organizationId = :organization AND s.reviewId = r.id"
                                + " AND s.accountId = :account AND s.app = :app AND s.seenAt < :began"
                                + " AND s.goneAt IS NULL AND r.saying.writtenAt >= :floor",
                        ReviewSource.class)
                .setParameter("organization", feed.organizationId())
                .setParameter("account", feed.accountId())
                .setParameter("app", feed.app())
                .setParameter("began", feed.walkBeganAt())
                .setParameter("floor", feed.walkFloor().orElse(Instant.EPOCH))
                .getResultList();
        for (ReviewSource source : missed) {
            boolean sameNumbering = feed.walkNumbering()
                    .map(numbering -> numbering.equals(source.storeId().numbering()))
                    .orElse(true);
            if (sameNumbering) {
                source.miss(feed.walkBeganAt());
                if (source.isGone() && !isShownElsewhere(source)) {
                    entityManager.find(KeptReview.class, source.reviewId()).delete(now);
                }
            }
        }
    }

    /** Under another id, or to another account, since it was missed first. A numbering that no walk meets any more shows nothing. */
    private boolean isShownElsewhere(ReviewSource gone) {
        entityManager.flush();
        return entityManager
                        .createQuery(
                                "SELECT COUNT(s) FROM ReviewSource s WHERE s.organizationId = :organization"
                                        + " AND s.reviewId = :review AND s.goneAt IS NULL AND s.seenAt >= :missed",
                                Long.class)
                        .setParameter("organization", gone.organizationId())
                        .setParameter("review", gone.reviewId())
                        .setParameter("missed", gone.missedAt())
                        .getSingleResult()
                > 0;
    }
}
