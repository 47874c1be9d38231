package org.storelink.ingestion;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.storelink.accounts.AccountSessions;
import org.storelink.accounts.NoSession;
import org.storelink.accounts.SyncTarget;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.Reports;
import org.storelink.connector.Store;
import org.storelink.connector.StoreSession;
import org.storelink.plugins.Connectors;
import org.storelink.plugins.InstalledConnector;
import org.storelink.reviews.Correspondence;
import org.storelink.reviews.Visit;

/** One run of one account: plans, asks for whatever is due, one slice at a time, and tells the account how it went. */
@ApplicationScoped
class Collector {

    private static final Logger LOG = System.getLogger(Collector.class.getName());

    private AccountSessions sessions;
    private Connectors connectors;
    private Schedule schedule;
    private Ledger ledger;
    private Fetching fetching;
    private Correspondence correspondence;
    private Archive archive;
    private Standings standings;
    private Leases leases;
    private StopSignal stop;
    private IngestionConfig config;
    private Clock clock;

    @SuppressWarnings("NullAway") // For the proxy.
    protected Collector() {}

    @Inject
    Collector(
            AccountSessions sessions,
            Connectors connectors,
            Schedule schedule,
            Ledger ledger,
            Fetching fetching,
            Correspondence correspondence,
            Archive archive,
            Standings standings,
            Leases leases,
            StopSignal stop,
            IngestionConfig config,
            Clock clock) {
        this.sessions = sessions;
        this.connectors = connectors;
        this.schedule = schedule;
        this.ledger = ledger;
        this.fetching = fetching;
        this.correspondence = correspondence;
        this.archive = archive;
        this.standings = standings;
        this.leases = leases;
        this.stop = stop;
        this.config = config;
        this.clock = clock;
    }

    /** What a run works with. */
    private record Run(
            Lease lease,
            SyncTarget target,
            InstalledConnector connector,
            List<StreamCalendar> calendars,
            Round round,
            RunReport report) {

        StreamCalendar calendar(Asked asked) {
            return calendars.stream()
                    .filter(calendar -> calendar.stream().id().equals(asked.slice().stream()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /**
     * @throws LeaseLost when another node has taken the account over; what is committed by then stands
     * @throws InterruptedException when the server stops
     */
    void collect(Lease lease, SyncTarget target) throws InterruptedException {
        Optional<Run> prepared = run(lease, target);
        if (prepared.isEmpty()) {
            return;
        }
        Run run = prepared.get();
        schedule.complete(lease, target, run.calendars());
        List<Long> due = schedule.due(
                target, Schedule.streams(run.calendars()), run.round().asked());
        if (!due.isEmpty()) {
            askForAll(run, due);
        } else {
            run.report().nothingDue();
            visit(run, correspondence::visit);
        }
    }

    /** Only what is to be sent is worth a sign-in, and, once a day, what is pending where nothing else is to be done. */
    private void visit(Run run, Errand errand) throws InterruptedException {
        if (correspondence.wantsToSend(run.target())) {
            visit(run, sessions::open, errand);
        } else if (correspondence.wants(run.target())) {
            visit(run, sessions::openWithoutSigningIn, errand);
        } else if (sessions.wantsToFindOut(run.target())) {
            visit(run, sessions::open, _ -> {});
        }
    }

    /**
     * Only sends the replies that wait, and follows those that the store has.
     *
     * @throws LeaseLost when another node has taken the account over
     * @throws InterruptedException when the server stops
     */
    void send(Lease lease, SyncTarget target) throws InterruptedException {
        Optional<Run> run = run(lease, target);
        if (run.isPresent()) {
            visit(run.get(), correspondence::send);
        }
    }

    private Optional<Run> run(Lease lease, SyncTarget target) {
        return connectors.find(target.connector()).map(connector -> {
            List<StreamCalendar> calendars = config.calendars(connector, target);
            return new Run(
                    lease,
                    target,
                    connector,
                    calendars,
                    new Round(),
                    new RunReport(sessions, standings, leases, clock, lease, target, calendars));
        });
    }

    /** What is done with a session beside reports. */
    private interface Errand {
        void run(Visit visit) throws ConnectorException, IOException, InterruptedException;
    }

    private interface Opening {
        StoreSession open(SyncTarget target) throws ConnectorException;
    }

    /** A call for reviews and replies alone; how far the reports have come it does not touch. */
    private void visit(Run run, Opening opening, Errand errand) throws InterruptedException {
        try (StoreSession session = stop.during(() -> opening.open(run.target()))) {
            boolean answered = errand(run, session, errand);
            if (answered && leases.recovered(run.lease())) {
                sessions.succeeded(run.target());
            }
            findOutWhatIsPending(run, session);
        } catch (NoSession e) {
            LOG.log(INFO, "The visit of account {0} ends: {1}", run.target().accountId(), e.words());
        } catch (ConnectorException e) {
            stop.check();
            LOG.log(
                    INFO,
                    "Account {0}: {1}",
                    run.target().accountId(),
                    e.failure().message());
            if (e.failure().equals(AccountSessions.ENDED)) {
                correspondence.postpone(run.target(), e.failure().message());
            } else {
                run.report().ended(e.failure());
            }
        } catch (IOException e) {
            run.report().ended(new ConnectorFailure.Unavailable("The connection to the store broke."));
        } catch (LeaseLost e) {
            throw e;
        } catch (RuntimeException e) {
            restAfter(e, run);
            throw e;
        }
    }

    /**
     * A right that is missing for reviews or replies is told, and keeps nobody from the rest.
     *
     * @return whether the store has answered anything
     */
    private boolean errand(Run run, StoreSession session, Errand errand)
            throws ConnectorException, IOException, InterruptedException {
        var visit = new AccountVisit(run, session);
        try {
            errand.run(visit);
        } catch (ConnectorException e) {
            if (!(e.failure() instanceof ConnectorFailure.PermissionMissing)) {
                throw e;
            }
            sessions.failed(run.target(), e.failure());
        }
        return visit.answered;
    }

    private final class AccountVisit implements Visit {

        private final Run run;
        private final StoreSession session;
        private boolean answered;

        AccountVisit(Run run, StoreSession session) {
            this.run = run;
            this.session = session;
        }

        @Override
        public SyncTarget target() {
            return run.target();
        }

        @Override
        public Store store() {
            return run.connector().descriptor().store();
        }

        @Override
        public StoreSession session() {
            return session;
        }

        @Override
        public void requireOwn() {
            leases.require(run.lease());
        }

        @Override
        public <T> T call(StoreCall<T> call) throws ConnectorException, IOException, InterruptedException {
            stop.check();
            sessions.requireUnchanged(run.target());
            try {
                T answer = stop.during(call::call);
                answered = true;
                return answer;
            } catch (ConnectorException | IOException e) {
                stop.check();
                throw e;
            }
        }
    }

    private void askForAll(Run run, List<Long> due) throws InterruptedException {
        run.report().underWay();
        try {
            if (!archive.hasRoom()) {
                sendBeforeResting(run);
                throw new IOException("There is too little room on the disk of the archive.");
            }
            try (StoreSession session = stop.during(() -> sessions.open(run.target()))) {
                Optional<Reports> reports = session.reports();
                if (reports.isPresent()) {
                    askForAll(run, session, reports.get(), due);
                }
                findOutWhatIsPending(run, session);
            }
            run.report().finished();
        } catch (NoSession e) {
            LOG.log(INFO, "The run of account {0} ends: {1}", run.target().accountId(), e.words());
        } catch (ConnectorException e) {
            stop.check();
            LOG.log(
                    INFO,
                    "Account {0}: {1}",
                    run.target().accountId(),
                    e.failure().message());
            run.report().ended(e.failure());
        } catch (IOException e) {
            LOG.log(WARNING, "Account " + run.target().accountId() + " rests because of the archive", e);
            run.report().rests();
        } catch (LeaseLost e) {
            throw e;
        } catch (RuntimeException e) {
            restAfter(e, run);
            throw e;
        }
    }

    /** What cannot be told yet ends neither a run nor a visit that has gone well. */
    private void findOutWhatIsPending(Run run, StoreSession session) throws IOException, InterruptedException {
        sessions.requireUnchanged(run.target());
        try {
            stop.during(() -> {
                sessions.findOutWhatIsPending(run.target(), session);
                return true;
            });
        } catch (ConnectorException e) {
            stop.check();
            LOG.log(
                    INFO,
                    "Account {0}, what is pending stays so: {1}",
                    run.target().accountId(),
                    e.failure().message());
        }
    }

    /** Replies need no room. */
    private void sendBeforeResting(Run run) throws ConnectorException, IOException, InterruptedException {
        if (correspondence.wantsToSend(run.target())) {
            try (StoreSession session = stop.during(() -> sessions.open(run.target()))) {
                boolean _ = errand(run, session, correspondence::send);
            }
        }
    }

    private static void restAfter(RuntimeException failure, Run run) {
        try {
            run.report().rests();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private void askForAll(Run run, StoreSession session, Reports reports, List<Long> due)
            throws ConnectorException, IOException, InterruptedException {
        List<Long> next = due;
        while (!next.isEmpty()) {
            for (long sliceId : next) {
                stop.check();
                sessions.requireUnchanged(run.target());
                errand(run, session, correspondence::visit);
                run.round().ask(sliceId);
                if (!run.round().leavesOut(schedule.asked(sliceId))) {
                    askFor(run, reports, sliceId);
                    run.report().underWay();
                }
            }
            next = schedule.due(
                    run.target(), Schedule.streams(run.calendars()), run.round().asked());
        }
    }

    private void askFor(Run run, Reports reports, long sliceId)
            throws ConnectorException, IOException, InterruptedException {
        Asked asked = ledger.ask(run.lease(), sliceId);
        try {
            boolean readable = fetching.fetch(run.lease(), run.connector(), reports, asked, run.calendar(asked));
            if (!readable) {
                run.round().askOnceMore(sliceId);
            }
            if (run.round().answered()) {
                sessions.succeeded(run.target());
            }
        } catch (DurableFiles.TooLarge e) {
            ledger.block(run.lease(), sliceId, "The file is " + e.getMessage() + ", which no report should be.");
        } catch (ConnectorException e) {
            stop.check();
            // What failed with a credential that a person has replaced meanwhile says nothing of the one there is.
            sessions.requireUnchanged(run.target());
            afterFailure(run, asked, e);
        }
    }

    private void afterFailure(Run run, Asked asked, ConnectorException e) throws ConnectorException {
        ConnectorFailure failure = e.failure();
        switch (run.round().judge(failure, asked.slice())) {
            case NEXT_SLICE -> ledger.block(run.lease(), asked.id(), failure.message());
            case NOT_ITS_LIKE -> {
                ledger.block(run.lease(), asked.id(), failure.message());
                sessions.failed(run.target(), failure);
            }
            case END -> {
                ledger.postpone(run.lease(), asked.id(), failure.message());
                throw e;
            }
        }
    }
}
