package org.storelink.ingestion;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.storelink.accounts.SyncRequested;
import org.storelink.platform.Transactions;

/** Makes periods due that were settled already, because a person wants the store to be asked again. */
@ApplicationScoped
class Backfill {

    private EntityManager entityManager;
    private Transactions transactions;
    private Event<SyncRequested> syncRequested;
    private Clock clock;

    @SuppressWarnings("NullAway") // For the proxy.
    protected Backfill() {}

    @Inject
    Backfill(EntityManager entityManager, Transactions transactions, Event<SyncRequested> syncRequested, Clock clock) {
        this.entityManager = entityManager;
        this.transactions = transactions;
        this.syncRequested = syncRequested;
        this.clock = clock;
    }

    /** Periods that are not due yet stay as they are. */
    int ask(long organizationId, long accountId, String stream, LocalDate from, LocalDate to) {
        return transactions.in(() -> {
            Instant now = clock.instant();
            List<Slice> slices = entityManager
                    .createQuery(
                            "SELECT s FROM Slice s WHERE s.organizationId = :organization AND s.accountId = :account"
                                    + " AND s.stream = :stream AND s.periodStart BETWEEN :from AND :to"
                                    + " AND s.state <> :notDue",
                            Slice.class)
                    .setParameter("organization", organizationId)
                    .setParameter("account", accountId)
                    .setParameter("stream", stream)
                    .setParameter("from", from)
                    .setParameter("to", to)
                    .setParameter("notDue", ImportState.NOT_DUE)
                    .getResultList();
            slices.forEach(slice -> slice.askAgain(now));
            syncRequested.fire(new SyncRequested(organizationId, accountId));
            return slices.size();
        });
    }
}
