package org.storelink.ingestion;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.storelink.accounts.AccountSessions;
import org.storelink.accounts.SyncStatus;
import org.storelink.accounts.SyncStatus.Phase;
import org.storelink.accounts.SyncTarget;
import org.storelink.connector.ConnectorFailure;

/** What one run tells the account of itself. */
final class RunReport {

    private static final Duration BETWEEN = Duration.ofSeconds(5);

    private final AccountSessions sessions;
    private final Standings standings;
    private final Leases leases;
    private final Clock clock;
    private final Lease lease;
    private final SyncTarget target;
    private final List<StreamCalendar> calendars;
    private final Phase phase;
    private Instant toldAt = Instant.EPOCH;

    RunReport(
            AccountSessions sessions,
            Standings standings,
            Leases leases,
            Clock clock,
            Lease lease,
            SyncTarget target,
            List<StreamCalendar> calendars) {
        this.sessions = sessions;
        this.standings = standings;
        this.leases = leases;
        this.clock = clock;
        this.lease = lease;
        this.target = target;
        this.calendars = calendars;
        this.phase = leases.lastSync(lease).isEmpty() ? Phase.PREPARING : Phase.SYNCING;
    }

    /** Tells it now and then only: a run may have thousands of steps. */
    void underWay() {
        Instant now = clock.instant();
        if (!now.isBefore(toldAt.plus(BETWEEN))) {
            toldAt = now;
            Standings.Standing standing = standings.of(target, calendars);
            tell(phase, Optional.empty(), standing, Optional.of(now));
        }
    }

    void finished() {
        leases.finished(lease);
        came(Optional.of(clock.instant()));
    }

    /** No report is to be asked for now: the account is not being prepared, whatever else is read of it. */
    void nothingDue() {
        came(leases.lastSync(lease));
    }

    private void came(Optional<Instant> lastSync) {
        Standings.Standing standing = standings.of(target, calendars);
        Phase end = standing.isDelayed() ? Phase.DELAYED : Phase.UP_TO_DATE;
        tell(end, lastSync, standing, standing.nextTryAt());
    }

    /** The store, or its connector, ended the run. */
    void ended(ConnectorFailure failure) {
        rests();
        sessions.failed(target, failure);
    }

    /** Something is out of order: the next try is a while away. */
    void rests() {
        tell(phase, Optional.empty(), standings.of(target, calendars), Optional.of(leases.rest(lease)));
    }

    private void tell(Phase now, Optional<Instant> lastSync, Standings.Standing standing, Optional<Instant> nextSync) {
        sessions.synced(target, new SyncStatus(now, lastSync, nextSync, standing.completeThrough()));
    }
}
