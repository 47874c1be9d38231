package org.storelink.reviews;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
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
import org.storelink.accounts.AccountState;
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

    /** Longer than a person takes to write a reply with the page of the review open. */
    private static final Duration JUST_NOW = Duration.ofMinutes(10);

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
     * Keeps a text that is to stand at the store as the reply, in place of any other. Line ends are kept as line feeds. A text
     * that still has a {@link Placeholder}, or the double braces that begin one, is not taken.
     *
     * @throws ProblemException not found; bad request naming {@code content}; capability absent, with the reason; conflict or precondition
     *     failed, when a colleague was faster
     */
    @Transactional
    public ReplyView reply(Actor actor, long reviewId, String written, Condition condition) {
        actor.require(Role.ADMIN);
        String content = Texts.written("content", written, KeptText.ROOM);
        List<String> open = Placeholder.openIn(content);
        if (!open.isEmpty()) {
            throw ProblemException.badField(
                    "content", "still has " + String.join(", ", open) + " to be filled in. Nothing was sent.");
        }
        if (Placeholder.isMisspeltIn(content)) {
            throw ProblemException.badField(
                    "content", "has {{, which begins a placeholder; take it out. Nothing was sent.");
        }
        return take(actor, reviewId, new ReplyVersion.Wish(false, content), checked(condition));
    }

    /**
     * Keeps the wish that no reply stand at the store.
     *
     * @throws ProblemException as of {@link #reply}
     */
    @Transactional
    public ReplyView withdraw(Actor actor, long reviewId, Condition condition) {
        actor.require(Role.ADMIN);
        return take(actor, reviewId, new ReplyVersion.Wish(true, ""), checked(condition));
    }

    private static Condition checked(Condition condition) {
        condition.requestKey().ifPresent(key -> {
            if (key.isBlank() || key.length() > LONGEST_KEY || key.indexOf('\0') >= 0) {
                throw ProblemException.badField("Idempotency-Key", "has 1 to " + LONGEST_KEY + " characters.");
            }
        });
        return condition;
    }

    private ReplyView take(Actor actor, long reviewId, ReplyVersion.Wish wish, Condition condition) {
        List<LinkedAccount> linked = accounts.list(actor);
        // Before the review is locked: whoever unlinks an account has the account and waits for its reviews.
        Optional<Long> chosen = account(readers(linked, find(actor, reviewId, LockModeType.NONE)))
                .filter(account -> accounts.hold(actor, account));
        KeptReview review = find(actor, reviewId, LockModeType.PESSIMISTIC_WRITE);
        if (condition
                .requestKey()
                .filter(key -> isRepeated(actor, key, review, wish))
                .isPresent()) {
            return view(linked, review);
        }
        Optional<ReplyVersion> newest = versions(review).stream().findFirst();
        boolean onItsWay =
                newest.filter(version -> version.isSameAs(wish, review, chosen)).isPresent();
        boolean own =
                newest.filter(version -> version.memberId() == actor.memberId()).isPresent();
        if (!(onItsWay && own)) {
            refuseWhatOthersDo(actor, review, newest, condition);
        }
        if (onItsWay) {
            keep(actor, condition, review, wish);
            return view(linked, review);
        }
        if (review.isDeleted()) {
            throw new ProblemException(
                    Problem.CONFLICT, "The store does not show this review any more, so it takes no reply to it.");
        }
        long account = chosen.orElseThrow(() -> nobodyCanReply(actor, readers(linked, review)));
        refuseWhatIsTooLong(account, wish);
        var version = new ReplyVersion(review, account, actor, wish, clock.instant());
        entityManager.persist(version);
        review.respond(version.state());
        keep(actor, condition, review, wish);
        entityManager.flush();
        written.fire(new ReplyWritten(actor.organizationId(), account));
        audit.record(
                actor,
                wish.withdraws() ? "reply.withdrawn" : "reply.written",
                "review " + reviewId,
                "version " + version.number());
        return view(linked, review);
    }

    private boolean isRepeated(Actor actor, String key, KeptReview review, ReplyVersion.Wish wish) {
        Optional<ReplyRequest> earlier = entityManager
                .createQuery(
                        "SELECT r FROM ReplyRequest r WHERE r.organizationId = :organization"
                                + " AND r.memberId = :member AND r.key = :key",
                        ReplyRequest.class)
                .setParameter("organization", actor.organizationId())
                .setParameter("member", actor.memberId())
                .setParameter("key", key)
                .getResultStream()
                .findFirst();
        if (earlier.filter(request -> !request.isFor(review, wish)).isPresent()) {
            throw new ProblemException(
                    Problem.CONFLICT, "This Idempotency-Key was used for another reply. Nothing was done.");
        }
        return earlier.isPresent();
    }

    private void keep(Actor actor, Condition condition, KeptReview review, ReplyVersion.Wish wish) {
        condition.requestKey().ifPresent(key -> entityManager.persist(new ReplyRequest(actor, key, review, wish)));
    }

    /** Who does not say which reply he has seen has not seen a colleague's that was written a moment ago. */
    private void refuseWhatOthersDo(
            Actor actor, KeptReview review, Optional<ReplyVersion> newest, Condition condition) {
        Instant now = clock.instant();
        if (condition.turn().filter(turn -> turn != review.replyTurn()).isPresent()) {
            throw new ProblemException(
                    Problem.PRECONDITION_FAILED,
                    "Somebody has written a reply to this review since you looked at it. Nothing was done; look at that one first.");
        }
        Optional<ReplyVersion> unseen = newest.filter(_ -> condition.turn().isEmpty())
                .filter(version -> version.memberId() != actor.memberId())
                .filter(version -> version.state().isUnderWay()
                        || version.state().isAtStore()
                                && now.isBefore(version.writtenAt().plus(JUST_NOW)));
        if (unseen.isPresent()) {
            throw new ProblemException(
                    Problem.CONFLICT,
                    unseen.get().memberName()
                            + " has replied to this review just now. Nothing was done; look at that reply first, and send its"
                            + " ETag as If-Match to replace it.");
        }
    }

    /** The one through which the reply goes: of those that may reply one that needs nobody, and that was linked first. */
    private static Optional<Long> account(Map<Long, LinkedAccount> readers) {
        return readers.values().stream()
                .filter(Replying::mayReply)
                .min(Comparator.comparing(Replying::needsSomebody).thenComparing(LinkedAccount::id))
                .map(LinkedAccount::id);
    }

    private ProblemException nobodyCanReply(Actor actor, Map<Long, LinkedAccount> readers) {
        if (!readers.isEmpty()) {
            capabilities.require(actor, Capability.REPLIES, readers.keySet());
        }
        return new ProblemException(
                Problem.CAPABILITY_ABSENT,
                "The account that this review came through is not linked any more. "
                        + capabilities.waysTo(Capability.REPLIES));
    }

    private static boolean mayReply(LinkedAccount account) {
        return Optional.ofNullable(account.capabilities().get(Capability.REPLIES))
                .filter(CapabilityState::isGranted)
                .isPresent();
    }

    private static boolean needsSomebody(LinkedAccount account) {
        return account.state().tone() == AccountState.Tone.BAD || account.state() == AccountState.PAUSED;
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
        boolean isNewest = newest.filter(version -> version.state() == review.responseState())
                .isPresent();
        return new ReplyView(
                review.storeReply().orElse(null),
                review.storeReplyAt().orElse(null),
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
                isNewest ? reason(newest.get(), account) : "",
                standing.filter(version -> version.reviewRevision() < review.revision())
                        .isPresent(),
                account.flatMap(known -> limit(known.id()))
                        .map(limit -> new ReplyView.ReplyLength(limit.most(), limit.unit()))
                        .orElse(null),
                review.replyTurn());
    }

    /** Why the version is where it is; of one that waits for its account what the account waits for. */
    private static String reason(ReplyVersion version, Optional<LinkedAccount> account) {
        return account.filter(_ -> version.state().isUnderWay())
                .filter(known -> needsSomebody(known) || !mayReply(known))
                .map(known -> "It waits for the account " + known.nickname() + ": "
                        + (needsSomebody(known)
                                ? known.stateDetail() + " " + known.nextStep()
                                : "it may not reply at present."))
                .map(String::strip)
                .orElse(version.reason());
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
