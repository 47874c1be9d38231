package org.storelink.reviews;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.storelink.accounts.Accounts;
import org.storelink.accounts.Capabilities;
import org.storelink.accounts.CapabilityState;
import org.storelink.accounts.LinkedAccount;
import org.storelink.audit.AuditTrail;
import org.storelink.connector.Capability;
import org.storelink.connector.ReplyLimit;
import org.storelink.platform.Actor;
import org.storelink.platform.Problem;
import org.storelink.platform.ProblemException;
import org.storelink.platform.Role;

/**
 * Takes replies from members. What is taken is kept and sent soon after, by whoever works for the account; what cannot be sent is refused
 * here, before anything is kept or any store is called.
 */
@ApplicationScoped
public class Replying {

    private static final int LONGEST_KEY = 255;

    private final EntityManager entityManager;
    private final Accounts accounts;
    private final Capabilities capabilities;
    private final AuditTrail audit;
    private final Event<ReplyWritten> written;
    private final Clock clock;

    @Inject
    Replying(
            EntityManager entityManager,
            Accounts accounts,
            Capabilities capabilities,
            AuditTrail audit,
            Event<ReplyWritten> written,
            Clock clock) {
        this.entityManager = entityManager;
        this.accounts = accounts;
        this.capabilities = capabilities;
        this.audit = audit;
        this.written = written;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Replying() {
        this(null, null, null, null, null, null);
    }

    /** @throws ProblemException not found */
    @Transactional
    public ReplyView get(Actor actor, long reviewId) {
        actor.require(Role.VIEWER);
        return view(accounts.list(actor), find(actor, reviewId, LockModeType.NONE));
    }

    /**
     * Keeps a text that is to stand at the store as the reply, in place of any other. Line ends are kept as line feeds.
     *
     * @throws ProblemException not found; bad request naming {@code content}; capability absent, with the reason; conflict or precondition
     *     failed, when a colleague was faster
     */
    @Transactional
    public ReplyView reply(Actor actor, long reviewId, String written, Condition condition) {
        actor.require(Role.ADMIN);
        String content = Texts.lines(written);
        if (content.isBlank()) {
            throw ProblemException.badField("content", "must not be empty.");
        }
        if (content.indexOf('\0') >= 0) {
            throw ProblemException.badField("content", "must not hold the character U+0000.");
        }
        if (!KeptText.fitting(content, KeptText.ROOM).equals(content)) {
            throw ProblemException.badField("content", "is longer than any store takes.");
        }
        return take(actor, reviewId, new ReplyVersion.Wish(false, content, key(condition)), condition);
    }

    /**
     * Keeps the wish that no reply stand at the store.
     *
     * @throws ProblemException as of {@link #reply}
     */
    @Transactional
    public ReplyView withdraw(Actor actor, long reviewId, Condition condition) {
        actor.require(Role.ADMIN);
        return take(actor, reviewId, new ReplyVersion.Wish(true, "", key(condition)), condition);
    }

    private static Optional<String> key(Condition condition) {
        condition.requestKey().ifPresent(key -> {
            if (key.isBlank() || key.length() > LONGEST_KEY || key.indexOf('\0') >= 0) {
                throw ProblemException.badField("Idempotency-Key", "has 1 to " + LONGEST_KEY + " characters.");
            }
        });
        return condition.requestKey();
    }

    private ReplyView take(Actor actor, long reviewId, ReplyVersion.Wish wish, Condition condition) {
        // Before the review is locked: whoever unlinks an account has the account and waits for its reviews.
        List<LinkedAccount> linked = accounts.list(actor);
        KeptReview review = find(actor, reviewId, LockModeType.PESSIMISTIC_WRITE);
        if (isRepeated(actor, review, wish)) {
            return view(linked, review);
        }
        Optional<ReplyVersion> newest = versions(review).stream().findFirst();
        refuseWhatOthersDo(actor, review, newest, condition);
        if (isThereAlready(review, newest, wish)) {
            return view(linked, review);
        }
        if (review.isDeleted()) {
            throw new ProblemException(
                    Problem.CONFLICT, "The store does not show this review any more, so it takes no reply to it.");
        }
        long account = account(actor, readers(linked, review));
        refuseWhatIsTooLong(account, wish);
        var version = new ReplyVersion(review, account, actor, wish, clock.instant());
        entityManager.persist(version);
        review.respond(version.state());
        entityManager.flush();
        written.fire(new ReplyWritten(actor.organizationId(), account));
        audit.record(
                actor,
                wish.withdraws() ? "reply.withdrawn" : "reply.written",
                "review " + reviewId,
                "version " + version.number());
        return view(linked, review);
    }

    private boolean isRepeated(Actor actor, KeptReview review, ReplyVersion.Wish wish) {
        if (wish.requestKey().isEmpty()) {
            return false;
        }
        Optional<ReplyVersion> earlier = entityManager
                .createQuery(
                        "SELECT v FROM ReplyVersion v WHERE v.organizationId = :organization"
                                + " AND v.memberId = :member AND v.requestKey = :key",
                        ReplyVersion.class)
                .setParameter("organization", actor.organizationId())
                .setParameter("member", actor.memberId())
                .setParameter("key", wish.requestKey().get())
                .getResultStream()
                .findFirst();
        earlier.ifPresent(version -> {
            boolean same = version.reviewId() == review.id()
                    && version.withdraws() == wish.withdraws()
                    && version.content().equals(wish.content());
            if (!same) {
                throw new ProblemException(
                        Problem.CONFLICT, "This Idempotency-Key was used for another reply. Nothing was done.");
            }
        });
        return earlier.isPresent();
    }

    private static void refuseWhatOthersDo(
            Actor actor, KeptReview review, Optional<ReplyVersion> newest, Condition condition) {
        if (condition.turn().filter(turn -> turn != review.replyTurn()).isPresent()) {
            throw new ProblemException(
                    Problem.PRECONDITION_FAILED,
                    "Somebody has written a reply to this review since you looked at it. Nothing was done; look at that one first.");
        }
        boolean othersAreAtIt = condition.turn().isEmpty()
                && newest.filter(version -> version.state().isUnderWay())
                        .filter(version -> version.memberId() != actor.memberId())
                        .isPresent();
        if (othersAreAtIt) {
            throw new ProblemException(
                    Problem.CONFLICT,
                    newest.get().memberName()
                            + " has replied to this review just now, and that reply is on its way. Nothing was done; look at that one first.");
        }
    }

    private static boolean isThereAlready(KeptReview review, Optional<ReplyVersion> newest, ReplyVersion.Wish wish) {
        Optional<ReplyVersion> live = newest.filter(version -> version.state().isUnderWay());
        if (wish.withdraws()) {
            return live.map(ReplyVersion::withdraws).orElse(review.storeReply().isEmpty());
        }
        return live.map(version -> !version.withdraws() && version.content().equals(wish.content()))
                .orElseGet(() -> review.storeReply()
                        .filter(text -> Texts.same(text, wish.content()))
                        .isPresent());
    }

    /** The one through which the reply goes: of those that may reply the one that was linked first. */
    private long account(Actor actor, Map<Long, LinkedAccount> readers) {
        if (readers.isEmpty()) {
            throw new ProblemException(
                    Problem.CAPABILITY_ABSENT,
                    "The account that this review came through is not linked any more. "
                            + capabilities.waysTo(Capability.REPLIES));
        }
        return readers.values().stream()
                .filter(reader -> Optional.ofNullable(reader.capabilities().get(Capability.REPLIES))
                        .filter(CapabilityState::isGranted)
                        .isPresent())
                .map(LinkedAccount::id)
                .min(Long::compare)
                .orElseGet(() -> {
                    capabilities.require(actor, Capability.REPLIES, readers.keySet());
                    return readers.keySet().stream().min(Long::compare).orElseThrow();
                });
    }

    private Map<Long, LinkedAccount> readers(List<LinkedAccount> linked, KeptReview review) {
        Set<Long> ids = new TreeSet<>(entityManager
                .createQuery(
                        "SELECT DISTINCT s.accountId FROM ReviewSource s WHERE s.organizationId = :organization"
                                + " AND s.reviewId = :review",
                        Long.class)
                .setParameter("organization", review.organizationId())
                .setParameter("review", review.id())
                .getResultList());
        return linked.stream()
                .filter(account -> ids.contains(account.id()))
                .collect(Collectors.toMap(LinkedAccount::id, Function.identity()));
    }

    private void refuseWhatIsTooLong(long account, ReplyVersion.Wish wish) {
        Optional<ReplyLimit> limit = limit(account);
        limit.filter(known -> !known.allows(wish.content())).ifPresent(known -> {
            throw ProblemException.badField(
                    "content",
                    "is too long for the store: " + known.lengthOf(wish.content()) + " of at most " + known.most()
                            + ". Nothing was sent.");
        });
    }

    private Optional<ReplyLimit> limit(long account) {
        return Optional.ofNullable(entityManager.find(Watch.class, account)).flatMap(Watch::limit);
    }

    private KeptReview find(Actor actor, long id, LockModeType lock) {
        KeptReview review = entityManager.find(KeptReview.class, id, lock);
        if (review == null || review.organizationId() != actor.organizationId()) {
            throw ProblemException.notFound("review");
        }
        return review;
    }

    private List<ReplyVersion> versions(KeptReview review) {
        return entityManager
                .createQuery(
                        "SELECT v FROM ReplyVersion v WHERE v.organizationId = :organization AND v.reviewId = :review"
                                + " ORDER BY v.number DESC",
                        ReplyVersion.class)
                .setParameter("organization", review.organizationId())
                .setParameter("review", review.id())
                .getResultList();
    }

    private ReplyView view(List<LinkedAccount> linked, KeptReview review) {
        List<ReplyVersion> versions = versions(review);
        Optional<ReplyVersion> newest = versions.stream().findFirst();
        Optional<ReplyVersion> standing = review.storeReply().flatMap(text -> versions.stream()
                .filter(version -> version.isText(text))
                .findFirst());
        Map<Long, LinkedAccount> readers = readers(linked, review);
        Optional<LinkedAccount> account = newest.map(version -> readers.get(version.accountId()))
                .or(() -> readers.values().stream().min(Comparator.comparing(LinkedAccount::id)));
        Instant at = review.storeReplyAt()
                .or(() -> standing.flatMap(ReplyVersion::settledAt))
                .orElse(null);
        boolean isNewest = newest.filter(version -> version.state() == review.responseState())
                .isPresent();
        return new ReplyView(
                review.storeReply().orElse(null),
                review.storeReply().isPresent() ? at : null,
                versions.isEmpty()
                        ? null
                        : versions.stream().map(Replying::version).toList(),
                standing.map(version -> new ReplyView.Writer(version.memberName()))
                        .orElse(null),
                new ReplyView.ReplyAccount(
                        account.map(LinkedAccount::id).orElse(null),
                        review.store(),
                        account.map(LinkedAccount::nickname).orElse("")),
                pending(review, newest),
                review.responseState(),
                isNewest ? newest.get().reason() : "",
                standing.filter(version -> version.reviewRevision() < review.revision())
                        .isPresent(),
                account.flatMap(known -> limit(known.id()))
                        .map(limit -> new ReplyView.ReplyLength(limit.most(), limit.unit()))
                        .orElse(null),
                review.replyTurn());
    }

    private static ReplyView.WrittenReply version(ReplyVersion version) {
        return new ReplyView.WrittenReply(
                version.number(),
                version.content(),
                version.writtenAt(),
                new ReplyView.Writer(version.memberName()),
                version.state(),
                version.reason(),
                version.reviewRevision());
    }

    /** What is not known to be at the store yet, or is there and not shown. */
    private static ReplyView.@Nullable PendingReply pending(KeptReview review, Optional<ReplyVersion> newest) {
        return newest.filter(version -> version.state().isUnderWay() || version.state() == ReplyState.PENDING)
                .filter(version -> version.state() == review.responseState())
                .map(version -> new ReplyView.PendingReply(
                        action(review, version), new ReplyView.ReplyText(version.content()), version.writtenAt()))
                .orElse(null);
    }

    private static String action(KeptReview review, ReplyVersion version) {
        if (version.withdraws()) {
            return "delete";
        }
        boolean replaces =
                review.storeReply().filter(text -> !version.isText(text)).isPresent();
        return replaces ? "update" : "create";
    }
}
