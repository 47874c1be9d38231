package org.storelink.reviews;

import static java.lang.System.Logger.Level.INFO;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.lang.System.Logger;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.storelink.accounts.AccountSessions;
import org.storelink.accounts.AccountUnlinked;
import org.storelink.accounts.SyncTarget;
import org.storelink.connector.Capability;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.Replies;
import org.storelink.connector.ReplyLimit;
import org.storelink.connector.Reviews;
import org.storelink.platform.Transactions;

/**
 * What is to be said and heard at stores. Ingestion, which has the sessions, asks whether an account wants a visit and lends its session for
 * one; replies go first, also between the pages and reports of a long run.
 */
@ApplicationScoped
public class Correspondence {

    private static final Logger LOG = System.getLogger(Correspondence.class.getName());

    private final EntityManager entityManager;
    private final Transactions transactions;
    private final Outbox outbox;
    private final Reading reading;
    private final Found found;
    private final ReviewsConfig config;
    private final Clock clock;

    @Inject
    Correspondence(
            EntityManager entityManager,
            Transactions transactions,
            Outbox outbox,
            Reading reading,
            Found found,
            ReviewsConfig config,
            Clock clock) {
        this.entityManager = entityManager;
        this.transactions = transactions;
        this.outbox = outbox;
        this.reading = reading;
        this.found = found;
        this.config = config;
        this.clock = clock;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected Correspondence() {
        this(null, null, null, null, null, null, null);
    }

    /** Whether a visit would have anything to do now. */
    public boolean wants(SyncTarget target) {
        return wantsToFollow(target) || wantsToRead(target);
    }

    /** Whether something written here waits to be sent now, or to be looked up because it is not known whether it was. */
    public boolean wantsToSend(SyncTarget target) {
        return target.granted().contains(Capability.REPLIES) && outbox.wantsToSend(target);
    }

    /** Whether a reply waits to be sent, or to be looked after at the store, now. */
    public boolean wantsToFollow(SyncTarget target) {
        return target.granted().contains(Capability.REPLIES) && outbox.wants(target);
    }

    private boolean wantsToRead(SyncTarget target) {
        return target.granted().contains(Capability.REVIEWS)
                && transactions.in(() ->
                        watch(target).map(watch -> watch.isDue(clock.instant())).orElse(true));
    }

    /** An account that has something to send, or a reply to follow. */
    public record Waiting(long organizationId, long accountId) {}

    /** The accounts of all organizations for which something is to be sent, or to be looked after at the store, now. */
    public List<Waiting> waiting() {
        return outbox.waiting();
    }

    /** A person does not want to wait for the next look. */
    public void hurry(SyncTarget target) {
        transactions.in(() -> {
            watch(target).ifPresent(watch -> watch.hurry(clock.instant()));
            entityManager
                    .createQuery(
                            "SELECT f FROM Feed f WHERE f.organizationId = :organization AND f.accountId = :account"
                                    + " ORDER BY f.id",
                            Feed.class)
                    .setParameter("organization", target.organizationId())
                    .setParameter("account", target.accountId())
                    .getResultStream()
                    .forEach(Feed::wake);
        });
    }

    /**
     * Sends what is due and reads what is new.
     *
     * @throws ConnectorException when nothing more can be had from the store now
     */
    public void visit(Visit visit) throws ConnectorException, IOException, InterruptedException {
        learn(visit);
        send(visit);
        if (wantsToRead(visit.target())) {
            Optional<Reviews> reviews = visit.session().reviews();
            if (reviews.isPresent()) {
                read(visit, reviews.get());
            }
        }
    }

    /**
     * Sends what is due; costs a look at the database when nothing is.
     *
     * @throws ConnectorException when nothing more can be had from the store now
     */
    public void send(Visit visit) throws ConnectorException, IOException, InterruptedException {
        if (wantsToFollow(visit.target())) {
            Optional<Replies> replies = visit.session().replies();
            if (replies.isPresent()) {
                note(visit, outbox.send(visit, replies.get()));
            }
        }
    }

    private void note(Visit visit, Optional<ConnectorFailure> silence) {
        if (silence.isPresent()) {
            LOG.log(
                    INFO,
                    "Replies of account {0} rest: {1}",
                    visit.target().accountId(),
                    silence.get().message());
            tell(visit, watch -> watch.restReplies(clock.instant()));
        } else if (transactions.in(
                () -> watch(visit.target()).filter(Watch::missesReplies).isPresent())) {
            tell(visit, Watch::hearReplies);
        }
    }

    /** The session has ended, and neither reading nor following a reply is a reason to sign in: there is another look a little later. */
    public void postpone(SyncTarget target, String words) {
        transactions.in(() -> {
            Instant now = clock.instant();
            Watch watch = watch(target).orElseGet(() -> first(target));
            watch.postpone(words, now);
            outbox.followLater(target);
        });
    }

    private void learn(Visit visit) {
        visit.session().replies().map(Replies::limit).ifPresent(limit -> learn(visit, limit));
    }

    private void learn(Visit visit, ReplyLimit limit) {
        boolean isKnown = transactions.in(() -> watch(visit.target())
                .flatMap(Watch::limit)
                .filter(limit::equals)
                .isPresent());
        if (!isKnown) {
            tell(visit, watch -> watch.learn(limit));
        }
    }

    private void read(Visit visit, Reviews reviews) throws ConnectorException, IOException, InterruptedException {
        var between = new SendingBetween(visit);
        try {
            Instant dueSince = change(visit, Watch::nextLookAt);
            Reading.Outcome outcome = reading.all(visit, reviews, dueSince, between);
            if (outcome.finished()) {
                tell(visit, watch -> watch.looked(outcome.troubles(), clock.instant(), config.interval()));
            }
        } catch (ConnectorException e) {
            if (between.hasFailed()) {
                throw e;
            }
            if (!e.failure().equals(AccountSessions.ENDED)) {
                tell(visit, watch -> watch.fail(e.failure().message(), clock.instant()));
            }
            if (concernsAll(e.failure())) {
                throw e;
            }
            LOG.log(
                    INFO,
                    "Reviews of account {0}: {1}",
                    visit.target().accountId(),
                    e.failure().message());
        }
    }

    /** Whether reports and replies cannot be had either; whatever else keeps reviews away says nothing of them. */
    private static boolean concernsAll(ConnectorFailure failure) {
        return switch (failure) {
            case ConnectorFailure.CredentialRejected _,
                    ConnectorFailure.AuthenticationExpired _,
                    ConnectorFailure.ChallengeRequired _,
                    ConnectorFailure.PermissionMissing _,
                    ConnectorFailure.AccountLocked _,
                    ConnectorFailure.Throttled _,
                    ConnectorFailure.Unavailable _ -> true;
            case ConnectorFailure.AgreementMissing _,
                    ConnectorFailure.Gone _,
                    ConnectorFailure.RequestRejected _,
                    ConnectorFailure.Unreadable _,
                    ConnectorFailure.Defect _ -> false;
        };
    }

    /** What goes wrong with replies between two pages says nothing of the reviews. */
    private final class SendingBetween implements Reading.Between {

        private final Visit visit;
        private boolean failed;

        SendingBetween(Visit visit) {
            this.visit = visit;
        }

        @Override
        public void pages() throws ConnectorException, IOException, InterruptedException {
            try {
                send(visit);
            } catch (ConnectorException e) {
                failed = true;
                throw e;
            }
        }

        @Override
        public boolean hasFailed() {
            return failed;
        }
    }

    private void tell(Visit visit, Consumer<Watch> words) {
        boolean _ = change(visit, watch -> {
            words.accept(watch);
            return true;
        });
    }

    private <T> T change(Visit visit, Function<Watch, T> change) {
        SyncTarget target = visit.target();
        return transactions.in(() -> {
            visit.requireOwn();
            Watch watch = watch(target).orElseGet(() -> first(target));
            return change.apply(watch);
        });
    }

    private Watch first(SyncTarget target) {
        var first = new Watch(target.organizationId(), target.accountId(), clock.instant());
        entityManager.persist(first);
        return first;
    }

    private Optional<Watch> watch(SyncTarget target) {
        return Optional.ofNullable(entityManager.find(Watch.class, target.accountId()));
    }

    /** What was collected through the account goes with it when that is wished, but for what another account reads too. */
    void unlinked(@Observes AccountUnlinked event) {
        transactions.in(() -> {
            found.alone(event.organizationId(), event.accountId());
            outbox.unlinked(event.organizationId(), event.accountId());
            if (event.eraseData()) {
                entityManager.flush();
                for (String entity : List.of("ReviewSource", "Feed", "Watch")) {
                    run(
                            "DELETE FROM " + entity
                                    + " e WHERE e.organizationId = :organization AND e.accountId = :account",
                            event,
                            true);
                }
                // What hangs on the reviews goes with them, in the database.
                run(
                        "DELETE FROM KeptReview r WHERE r.organizationId = :organization AND NOT EXISTS"
                                + " (SELECT s FROM ReviewSource s WHERE s.organizationId = :organization"
                                + " AND s.reviewId = r.id)",
                        event,
                        false);
            }
        });
    }

    private void run(String statement, AccountUnlinked event, boolean ofAccount) {
        var query = entityManager.createQuery(statement).setParameter("organization", event.organizationId());
        if (ofAccount) {
            query.setParameter("account", event.accountId());
        }
        query.executeUpdate();
    }
}
