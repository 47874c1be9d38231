package org.storelink.ingestion;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.storelink.connector.Subject;
import org.storelink.reports.AwaitedReports;

/** The slices of the ledger without an answer; that a report will never come is an answer. */
@ApplicationScoped
class AwaitedSlices implements AwaitedReports {

    private static final List<ImportState> NOT_AWAITED = List.of(ImportState.NOT_DUE, ImportState.MISSING);

    private EntityManager entityManager;

    @SuppressWarnings("NullAway") // For the proxy.
    protected AwaitedSlices() {}

    @Inject
    AwaitedSlices(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    @Override
    @Transactional
    public List<Awaited> of(long organizationId, Collection<Subject> subjects) {
        // Slices were applied from no sequence exactly as long as they have no version; of the two this one has an
        // index.
        return entityManager
                .createQuery(
                        "SELECT s.accountId, s.vendorId, s.subject, MIN(s.periodStart) FROM Slice s"
                                + " WHERE s.organizationId = :organization AND s.appliedFrom = 0"
                                + " AND s.subject IN :subjects AND s.state NOT IN :notAwaited"
                                + " GROUP BY s.accountId, s.vendorId, s.subject",
                        Object[].class)
                .setParameter("organization", organizationId)
                .setParameter("subjects", subjects)
                .setParameter("notAwaited", NOT_AWAITED)
                .getResultStream()
                .map(row -> new Awaited((Long) row[0], (Long) row[1], (Subject) row[2], (LocalDate) row[3]))
                .toList();
    }
}
