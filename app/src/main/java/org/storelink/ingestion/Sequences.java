package org.storelink.ingestion;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/** Numbers the changes of an organization's ledger. */
@ApplicationScoped
class Sequences {

    private EntityManager entityManager;

    @SuppressWarnings("NullAway") // For the proxy.
    protected Sequences() {}

    @Inject
    Sequences(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * The next number, in the transaction that commits the change. The row stays locked until then, so nobody ever sees a number
     * before all smaller ones, and a rolled back change leaves no gap.
     */
    long next(long organizationId) {
        advance(organizationId, 1);
        return last(organizationId);
    }

    /** Lets nobody else in the organization commit figures, or note or delete archived files, before this transaction ends. */
    void hold(long organizationId) {
        advance(organizationId, 0);
    }

    private void advance(long organizationId, long by) {
        if (add(organizationId, by) == 0) {
            entityManager.persist(new LedgerSequence(organizationId));
            entityManager.flush();
            add(organizationId, by);
        }
    }

    private int add(long organizationId, long by) {
        return entityManager
                .createQuery("UPDATE LedgerSequence q SET q.last = q.last + :by WHERE q.organizationId = :organization")
                .setParameter("by", by)
                .setParameter("organization", organizationId)
                .executeUpdate();
    }

    /** The last number that was committed; 0 when there is none. */
    @Transactional
    long last(long organizationId) {
        return entityManager
                .createQuery("SELECT q.last FROM LedgerSequence q WHERE q.organizationId = :organization", Long.class)
                .setParameter("organization", organizationId)
                .getResultStream()
                .findFirst()
                .orElse(0L);
    }
}
