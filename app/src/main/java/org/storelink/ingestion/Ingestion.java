package org.storelink.ingestion;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.storelink.accounts.AccountLinked;
import org.storelink.accounts.AccountResumed;
import org.storelink.accounts.AccountSessions;
import org.storelink.accounts.AccountUnlinked;
import org.storelink.accounts.SyncRequested;
import org.storelink.accounts.SyncTarget;
import org.storelink.plugins.Connectors;
import org.storelink.reviews.Correspondence;
import org.storelink.reviews.ReplyWritten;

/**
 * Keeps everything collected on this node. Each beat brings the read models up to the ledger, derives anew what another version of a
 * plugin has read, and runs every account for which something is due; a person's wish and a new account start a run at once.
 */
@ApplicationScoped
class Ingestion {

    private static final Logger LOG = System.getLogger(Ingestion.class.getName());
    private static final Duration LAST_WORDS = Duration.ofSeconds(10);

    private final ReentrantLock beating = new ReentrantLock();
    private final Map<Long, Lease> held = new ConcurrentHashMap<>();

    private AccountSessions sessions;
    private Connectors connectors;
    private Leases leases;
    private Schedule schedule;
    private CatchUp catchUp;
    private Rederivation rederivation;
    private Erasure erasure;
    private Collector collector;
    private Correspondence correspondence;
    private StopSignal stop;
    private IngestionConfig config;
    private Executor executor;
    private Jobs jobs;

    @SuppressWarnings("NullAway") // For the proxy.
    protected Ingestion() {}

    @Inject
    Ingestion(
            AccountSessions sessions,
            Connectors connectors,
            Leases leases,
            Schedule schedule,
            CatchUp catchUp,
            Rederivation rederivation,
            Erasure erasure,
            Collector collector,
            Correspondence correspondence,
            StopSignal stop,
            IngestionConfig config,
            ManagedExecutorService executor) {
        this(
                sessions,
                connectors,
                leases,
                schedule,
                catchUp,
                rederivation,
                erasure,
                collector,
                correspondence,
                stop,
                config,
                (Executor) executor);
    }

    Ingestion(
            AccountSessions sessions,
            Connectors connectors,
            Leases leases,
            Schedule schedule,
            CatchUp catchUp,
            Rederivation rederivation,
            Erasure erasure,
            Collector collector,
            Correspondence correspondence,
            StopSignal stop,
            IngestionConfig config,
            Executor executor) {
        this.sessions = sessions;
        this.connectors = connectors;
        this.leases = leases;
        this.schedule = schedule;
        this.catchUp = catchUp;
        this.rederivation = rederivation;
        this.erasure = erasure;
        this.collector = collector;
        this.correspondence = correspondence;
        this.stop = stop;
        this.config = config;
        this.executor = executor;
        this.jobs = new Jobs(executor, config.parallelAccounts(), this::work);
    }

    /** Returns at once; a beat that lasts longer than its interval skips the next. The first one takes back what a crash left. */
    void beatSoon() {
        executor.execute(this::beat);
    }

    void beat() {
        renewHeld();
        if (beating.tryLock()) {
            try {
                stop.check();
                leases.takeBackOwn();
                erasure.finish();
                catchUp.all();
                rederivation
                        .stale()
                        .forEach(stale -> jobs.offer(Job.derive(stale.organizationId(), stale.accountId())));
                sessions.active().stream().filter(this::wants).forEach(this::offer);
                correspondence.waiting().stream()
                        .filter(waiting -> !jobs.isBusyWith(waiting.accountId()))
                        .forEach(this::offerToSend);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                LOG.log(WARNING, "A beat of ingestion failed; the next one tries again", e);
            } finally {
                beating.unlock();
            }
        }
    }

    private void renewHeld() {
        held.values().forEach(lease -> {
            try {
                leases.renew(lease);
            } catch (RuntimeException e) {
                LOG.log(INFO, "Lease {0} of account {1} was not renewed", lease.fence(), lease.accountId());
            }
        });
    }

    private boolean wants(SyncTarget target) {
        return !jobs.isBusyWith(target.accountId())
                && connectors
                        .find(target.connector())
                        .map(connector -> wants(target, config.calendars(connector, target)))
                        .orElse(false);
    }

    private boolean wants(SyncTarget target, List<StreamCalendar> calendars) {
        return schedule.wants(target, calendars)
                || (correspondence.wants(target) || sessions.wantsToFindOut(target)) && !schedule.rests(target);
    }

    private void offer(SyncTarget target) {
        jobs.offer(Job.collect(target.organizationId(), target.accountId()));
    }

    /** Also for an account that is not collected by itself. */
    private void offerToSend(Correspondence.Waiting waiting) {
        boolean may = sessions.target(waiting.organizationId(), waiting.accountId())
                .filter(target -> !schedule.rests(target) && correspondence.wantsToFollow(target))
                .isPresent();
        if (may) {
            jobs.offer(Job.send(waiting.organizationId(), waiting.accountId()));
        }
    }

    private void work(Job job) {
        try {
            if (job.hurry()) {
                hurry(job);
            }
            Optional<Lease> lease = leases.claim(job.organizationId(), job.accountId());
            if (lease.isPresent()) {
                work(lease.get(), job);
            }
        } catch (LeaseLost lost) {
            LOG.log(INFO, "Dropped the work for account {0}: {1}", job.accountId(), lost.getMessage());
        } catch (InterruptedException stopped) {
            LOG.log(INFO, "The run of account {0} goes on after the next start", job.accountId());
        } catch (IOException | RuntimeException e) {
            LOG.log(WARNING, "The run of account " + job.accountId() + " failed; it is tried again", e);
        }
    }

    /** Before the claim: when another node has the account, that one has the person's wish too. */
    private void hurry(Job job) {
        Optional<SyncTarget> target = sessions.target(job.organizationId(), job.accountId());
        target.ifPresent(correspondence::hurry);
        target.ifPresent(wanted -> connectors
                .find(wanted.connector())
                .ifPresent(connector -> schedule.hurry(wanted, config.calendars(connector, wanted))));
    }

    private void work(Lease lease, Job job) throws InterruptedException, IOException {
        held.put(lease.accountId(), lease);
        try {
            rederivation.account(lease);
            Optional<SyncTarget> target = job.collect() || job.send()
                    ? sessions.target(lease.organizationId(), lease.accountId())
                    : Optional.empty();
            if (target.isPresent() && job.collect()) {
                collector.collect(lease, target.get());
            } else if (target.isPresent()) {
                collector.send(lease, target.get());
            }
        } finally {
            held.remove(lease.accountId());
            leases.release(lease);
        }
    }

    /** Ends what is running as soon as it can be ended and waits a little for that; everything can go on from the ledger. */
    void stop() {
        jobs.clear();
        stop.stop();
        try {
            if (!jobs.awaitQuiet(LAST_WORDS.toMillis())) {
                LOG.log(INFO, "Runs of accounts {0} are cut off", jobs.running());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void linked(@Observes(during = TransactionPhase.AFTER_SUCCESS) AccountLinked event) {
        jobs.offer(Job.collect(event.organizationId(), event.accountId()));
    }

    void resumed(@Observes(during = TransactionPhase.AFTER_SUCCESS) AccountResumed event) {
        jobs.offer(Job.collect(event.organizationId(), event.accountId()));
    }

    /** What was erased leaves the reports and the archive at once. */
    void unlinked(@Observes(during = TransactionPhase.AFTER_SUCCESS) AccountUnlinked event) {
        if (event.eraseData()) {
            beatSoon();
        }
    }

    void written(@Observes(during = TransactionPhase.AFTER_SUCCESS) ReplyWritten event) {
        executor.execute(() -> offerToSend(new Correspondence.Waiting(event.organizationId(), event.accountId())));
    }

    void requested(@Observes(during = TransactionPhase.AFTER_SUCCESS) SyncRequested event) {
        jobs.offer(Job.hurry(event.organizationId(), event.accountId()));
    }
}
