package org.storelink.reviews;

import static java.lang.System.Logger.Level.INFO;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.io.IOException;
import java.lang.System.Logger;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.storelink.accounts.AccountSessions;
import org.storelink.accounts.SyncTarget;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.Replies;
import org.storelink.connector.Reply;
import org.storelink.connector.ReviewId;
import org.storelink.platform.Transactions;

/**
 * Sends what was written. Before anything is sent the store is asked what it has: a reply whose answer was lost is found there, not sent a
 * second time, and what somebody wrote at the store meanwhile is not overwritten. Of a review only the newest version is ever sent, and not
 * while the one before it may still arrive.
 */
@ApplicationScoped
class Outbox {

    private static final Logger LOG = System.getLogger(Outbox.class.getName());

    /** When so many in a row meet a store that does not answer, the others are not tried. */
    private static final int UNANSWERED_IN_A_ROW = 3;

    private static final Set<ReplyState> TO_SEND =
            EnumSet.of(ReplyState.QUEUED, ReplyState.SENDING, ReplyState.UNKNOWN);

    /** What the store has taken and does not show yet is looked after too. */
    private static final Set<ReplyState> TO_FOLLOW =
            EnumSet.of(ReplyState.QUEUED, ReplyState.SENDING, ReplyState.UNKNOWN, ReplyState.PENDING);

    private static final String OTHER_REPLY =
            "Another reply stands at the store since this one was written. It was not sent; look at"
                    + " the other one and send this again if it is still right.";

    private static final String NEWER_REPLY = "A newer reply took its place before it was sent.";

    /** Its account's replies are not left alone for a while. */
    private static final String RESTLESS = "NOT EXISTS (SELECT w FROM Watch w WHERE w.organizationId = v.organizationId"
            + " AND w.accountId = v.accountId AND w.repliesRestUntil > :now)";

    private final EntityManager entityManager;
    private final Transactions transactions;
    private final ReviewsConfig config;
    private final Clock clock;

    @Inject
    Outbox(EntityManager entityManager, Transactions transactions, ReviewsConfig config, Clock clock) {
        this.entityManager = entityManager;
        this.transactions = transactions;
        this.config = config;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Outbox() {
        this(null, null, null, null);
    }

    /** What is to be done next about a version. */
    private enum Move {
        /** Nothing now. */
        REST,
        LOOK,
        SEND
    }

    /** Whether anything is to be sent, or it is not known whether the store has it. */
    boolean wantsToSend(SyncTarget target) {
        return !due(target, TO_SEND).isEmpty();
    }

    boolean wants(SyncTarget target) {
        return !due(target, TO_FOLLOW).isEmpty();
    }

    List<Correspondence.Waiting> waiting() {
        return transactions.in(() -> entityManager
                .createQuery(
                        "SELECT DISTINCT v.organizationId, v.accountId FROM ReplyVersion v"
                                + " WHERE v.nextTryAt <= :now AND v.state IN :states AND " + RESTLESS,
                        Object[].class)
                .setParameter("states", TO_FOLLOW)
                .setParameter("now", clock.instant())
                .getResultStream()
                .map(row -> new Correspondence.Waiting((Long) row[0], (Long) row[1]))
                .toList());
    }

    /**
     * Everything that is due for the account, each in the order of its review.
     *
     * @return why the store did not answer, when that happened so often in a row that the others were left
     * @throws ConnectorException when nothing more can be had from the store now
     */
    Optional<ConnectorFailure> send(Visit visit, Replies replies)
            throws ConnectorException, IOException, InterruptedException {
        Set<Long> tried = new HashSet<>();
        int unanswered = 0;
        for (List<Long> due = due(visit.target(), TO_FOLLOW); !due.isEmpty(); due = due(visit.target(), TO_FOLLOW)) {
            due = due.stream().filter(tried::add).toList();
            if (due.isEmpty()) {
                return Optional.empty();
            }
            for (long id : due) {
                Optional<ConnectorFailure> silence = one(visit, replies, id);
                unanswered = silence.isPresent() ? unanswered + 1 : 0;
                if (unanswered >= UNANSWERED_IN_A_ROW) {
                    return silence;
                }
            }
        }
        return Optional.empty();
    }

    private List<Long> due(SyncTarget target, Set<ReplyState> states) {
        return transactions.in(() -> entityManager
                .createQuery(
                        "SELECT v.id FROM ReplyVersion v WHERE v.organizationId = :organization"
                                + " AND v.accountId = :account AND v.nextTryAt <= :now AND v.state IN :states AND "
                                + RESTLESS
                                + " ORDER BY v.reviewId, v.number",
                        Long.class)
                .setParameter("organization", target.organizationId())
                .setParameter("account", target.accountId())
                .setParameter("states", states)
                .setParameter("now", clock.instant())
                .getResultList());
    }

    /** @return why the store did not answer, if it did not */
    private Optional<ConnectorFailure> one(Visit visit, Replies replies, long id)
            throws ConnectorException, IOException, InterruptedException {
        if (first(visit, id) == Move.REST) {
            return Optional.empty();
        }
        List<ReviewId> names = names(visit, id);
        String refusal = "The account does not read this review any more.";
        for (ReviewId name : names) {
            Optional<Reply> there;
            try {
                there = visit.call(() -> replies.current(name));
            } catch (IOException e) {
                return postponed(visit, id, new ConnectorFailure.Unavailable("The connection to the store broke."));
            } catch (ConnectorException e) {
                if (!(e.failure() instanceof ConnectorFailure.RequestRejected(String message))) {
                    return lookFailed(visit, id, e);
                }
                refusal = message;
                continue;
            }
            return judge(visit, id, there) == Move.SEND ? carryOut(visit, replies, id, name) : Optional.empty();
        }
        String words = refusal;
        changed(visit, id, (version, _) -> version.fail(words, clock.instant()));
        return Optional.empty();
    }

    /** Nothing is asked for a version that has come to rest, waits for its predecessor, or was replaced by a newer one before it was sent. */
    private Move first(Visit visit, long id) {
        return transactions.in(() -> {
            visit.requireOwn();
            ReplyVersion version = entityManager.find(ReplyVersion.class, id);
            if (version == null) {
                return Move.REST;
            }
            KeptReview review = held(version);
            if (!TO_FOLLOW.contains(version.state())) {
                version.leave();
                return Move.REST;
            }
            Instant now = clock.instant();
            if (version.state() == ReplyState.QUEUED && version.number() < review.newestVersion()) {
                version.overtake(NEWER_REPLY, now);
                return Move.REST;
            }
            List<ReplyVersion> before = underWayBefore(version);
            if (before.stream().anyMatch(one -> one.mayStillArrive(config.settle(), now))) {
                version.postpone("It waits until it is known what became of the reply before it.", now);
                return Move.REST;
            }
            before.forEach(
                    one -> one.overtake("A newer reply took its place before it was known whether it arrived.", now));
            return Move.LOOK;
        });
    }

    private List<ReplyVersion> underWayBefore(ReplyVersion version) {
        return entityManager
                .createQuery(
                        "SELECT v FROM ReplyVersion v WHERE v.organizationId = :organization AND v.reviewId = :review"
                                + " AND v.number < :number AND v.state IN :underWay",
                        ReplyVersion.class)
                .setParameter("organization", version.organizationId())
                .setParameter("review", version.reviewId())
                .setParameter("number", version.number())
                .setParameter("underWay", List.of(ReplyState.SENDING, ReplyState.UNKNOWN))
                .getResultList();
    }

    /** What the store knows the review by, the surest first: a store may take replies under one of its numberings only. */
    private List<ReviewId> names(Visit visit, long id) {
        return transactions.in(() -> {
            ReplyVersion version = entityManager.find(ReplyVersion.class, id);
            return entityManager
                    .createQuery(
                            "SELECT s FROM ReviewSource s WHERE s.organizationId = :organization"
                                    + " AND s.reviewId = :review AND s.accountId = :account"
                                    + " ORDER BY s.seenAt DESC, s.id",
                            ReviewSource.class)
                    .setParameter("organization", version.organizationId())
                    .setParameter("review", version.reviewId())
                    .setParameter("account", visit.target().accountId())
                    .getResultStream()
                    .map(ReviewSource::storeId)
                    .toList();
        });
    }

    /** What the store has decides what comes next; what is found to have arrived is settled at once. */
    private Move judge(Visit visit, long id, Optional<Reply> there) {
        return transactions.in(() -> {
            visit.requireOwn();
            ReplyVersion version = entityManager.find(ReplyVersion.class, id);
            KeptReview review = held(version);
            Instant now = clock.instant();
            version.hear();
            boolean newest = version.number() == review.newestVersion();
            if (review.takeReply(there, now) && !isOurs(version, there)) {
                review.turn();
            }
            Move move = judge(version, newest, there, now);
            if (move == Move.SEND) {
                version.send(now);
            }
            show(version, review);
            return move;
        });
    }

    private Move judge(ReplyVersion version, boolean newest, Optional<Reply> there, Instant now) {
        if (version.isFulfilledBy(there)) {
            version.settle(there, now);
            return Move.REST;
        }
        if (version.state() == ReplyState.PENDING) {
            version.overtake("The store does not have this reply any more.", now);
            return Move.REST;
        }
        if (!version.replacesOnlyWhatWasSeen(there) && !isOurs(version, there)) {
            version.fail(OTHER_REPLY, now);
            return Move.REST;
        }
        if (version.state() == ReplyState.QUEUED) {
            if (newest) {
                return Move.SEND;
            }
            version.overtake(NEWER_REPLY, now);
            return Move.REST;
        }
        if (version.mayStillArrive(config.settle(), now)) {
            version.lose("The store's answer was lost. It is being looked up whether the store has the reply.", now);
            return Move.REST;
        }
        if (newest) {
            return Move.SEND;
        }
        version.overtake("It did not arrive at the store, and a newer reply took its place.", now);
        return Move.REST;
    }

    /** Whether what the store has was written here. */
    private boolean isOurs(ReplyVersion version, Optional<Reply> there) {
        List<ReplyVersion> earlier = entityManager
                .createQuery(
                        "SELECT v FROM ReplyVersion v WHERE v.organizationId = :organization AND v.reviewId = :review"
                                + " AND v.number <= :number",
                        ReplyVersion.class)
                .setParameter("organization", version.organizationId())
                .setParameter("review", version.reviewId())
                .setParameter("number", version.number())
                .getResultList();
        return earlier.stream()
                .anyMatch(one -> there.isPresent()
                        ? one.isText(there.get().text())
                        : one.withdraws() && one.state() == ReplyState.WITHDRAWN);
    }

    private Optional<ConnectorFailure> carryOut(Visit visit, Replies replies, long id, ReviewId store)
            throws ConnectorException, IOException, InterruptedException {
        ReplyVersion version = transactions.in(() -> entityManager.find(ReplyVersion.class, id));
        try {
            Optional<Reply> answer = visit.call(() -> {
                if (version.withdraws()) {
                    replies.withdraw(store);
                    return Optional.empty();
                }
                return Optional.of(replies.publish(store, version.content()));
            });
            changed(visit, id, (sent, review) -> {
                Instant now = clock.instant();
                sent.settle(answer, now);
                review.takeReply(answer, now);
            });
            return Optional.empty();
        } catch (IOException e) {
            return lost(visit, id, new ConnectorFailure.Unavailable("The connection to the store broke."));
        } catch (ConnectorException e) {
            return sendFailed(visit, id, e);
        }
    }

    private Optional<ConnectorFailure> sendFailed(Visit visit, long id, ConnectorException e)
            throws ConnectorException {
        ConnectorFailure failure = e.failure();
        return switch (failure) {
            case ConnectorFailure.Unavailable _, ConnectorFailure.Unreadable _, ConnectorFailure.Defect _ ->
                lost(visit, id, failure);
            case ConnectorFailure.RequestRejected _, ConnectorFailure.Gone _ -> {
                changed(visit, id, (version, _) -> version.fail(failure.message(), clock.instant()));
                yield Optional.empty();
            }
            case ConnectorFailure.AgreementMissing _ -> {
                changed(visit, id, (version, _) -> version.backToQueue(failure.message(), clock.instant()));
                yield Optional.of(failure);
            }
            case ConnectorFailure.PermissionMissing _ -> {
                changed(visit, id, (version, _) -> version.fail(failure.message(), clock.instant()));
                failQueued(visit, failure);
                throw e;
            }
            case ConnectorFailure.CredentialRejected _,
                    ConnectorFailure.AuthenticationExpired _,
                    ConnectorFailure.ChallengeRequired _,
                    ConnectorFailure.AccountLocked _,
                    ConnectorFailure.Throttled _ -> {
                changed(visit, id, (version, _) -> version.backToQueue(failure.message(), clock.instant()));
                throw e;
            }
        };
    }

    private Optional<ConnectorFailure> lost(Visit visit, long id, ConnectorFailure failure) {
        LOG.log(INFO, "Reply {0}: {1}", id, failure.message());
        changed(visit, id, (version, _) -> version.lose(failure.message(), clock.instant()));
        return Optional.of(failure);
    }

    private Optional<ConnectorFailure> lookFailed(Visit visit, long id, ConnectorException e)
            throws ConnectorException {
        if (e.failure().equals(AccountSessions.ENDED)) {
            throw e;
        }
        return switch (e.failure()) {
            case ConnectorFailure.Unavailable _,
                    ConnectorFailure.Unreadable _,
                    ConnectorFailure.Defect _,
                    ConnectorFailure.AgreementMissing _,
                    ConnectorFailure.Gone _ -> postponed(visit, id, e.failure());
            case ConnectorFailure.PermissionMissing _ -> {
                postponed(visit, id, e.failure());
                failQueued(visit, e.failure());
                throw e;
            }
            default -> {
                postponed(visit, id, e.failure());
                throw e;
            }
        };
    }

    /** Without the right to reply nothing is sent, also when the right is there again some day: who still wants it sends it again. */
    private void failQueued(Visit visit, ConnectorFailure failure) {
        List<Long> queued = transactions.in(() -> entityManager
                .createQuery(
                        "SELECT v.id FROM ReplyVersion v WHERE v.organizationId = :organization"
                                + " AND v.accountId = :account AND v.state = :queued ORDER BY v.reviewId, v.number",
                        Long.class)
                .setParameter("organization", visit.target().organizationId())
                .setParameter("account", visit.target().accountId())
                .setParameter("queued", ReplyState.QUEUED)
                .getResultList());
        for (long id : queued) {
            changed(visit, id, (version, _) -> version.fail(failure.message(), clock.instant()));
        }
    }

    private Optional<ConnectorFailure> postponed(Visit visit, long id, ConnectorFailure failure) {
        changed(visit, id, (version, _) -> version.missAnswer(failure.message(), clock.instant()));
        return Optional.of(failure);
    }

    /** Changes a version together with its review, which shows the state of the newest one. */
    private boolean changed(Visit visit, long id, BiConsumer<ReplyVersion, KeptReview> change) {
        return transactions.in(() -> {
            visit.requireOwn();
            ReplyVersion version = entityManager.find(ReplyVersion.class, id);
            if (version == null) {
                return false;
            }
            KeptReview review = held(version);
            change.accept(version, review);
            show(version, review);
            return true;
        });
    }

    private static void show(ReplyVersion version, KeptReview review) {
        if (version.number() == review.newestVersion()) {
            review.respond(version.state() == ReplyState.OVERTAKEN ? review.shownAtStore() : version.state());
        }
    }

    private KeptReview held(ReplyVersion version) {
        return entityManager.find(KeptReview.class, version.reviewId(), LockModeType.PESSIMISTIC_WRITE);
    }

    /** What only is to be followed until the store shows it waits for a session as reading does. */
    void followLater(SyncTarget target) {
        due(target, EnumSet.of(ReplyState.PENDING))
                .forEach(id -> entityManager.find(ReplyVersion.class, id).lookLater(clock.instant()));
    }

    /** What an account has not sent when it is unlinked is never sent; its texts stay. */
    void unlinked(long organizationId, long accountId) {
        List<ReplyVersion> waiting = entityManager
                .createQuery(
                        "SELECT v FROM ReplyVersion v WHERE v.organizationId = :organization"
                                + " AND v.accountId = :account AND v.nextTryAt IS NOT NULL ORDER BY v.reviewId, v.number",
                        ReplyVersion.class)
                .setParameter("organization", organizationId)
                .setParameter("account", accountId)
                .getResultList();
        for (ReplyVersion version : waiting) {
            if (version.state().isUnderWay()) {
                version.fail(
                        "The account was unlinked before it was known that the store has this reply.", clock.instant());
                show(version, held(version));
            } else {
                version.leave();
            }
        }
    }
}
