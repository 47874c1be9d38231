package org.storelink.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;

/** The ends of the chains, one row for each organization. */
@ApplicationScoped
class ChainHeads {

    private final EntityManager entityManager;

    @Inject
    ChainHeads(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    @SuppressWarnings("NullAway") // For the client proxy, which has no fields of its own.
    protected ChainHeads() {
        this.entityManager = null;
    }

    /** Holds the row until the caller's transaction ends; empty when the organization has none yet. */
    Optional<ChainHead> locked(long organizationId) {
        return Optional.ofNullable(entityManager.find(ChainHead.class, organizationId, LockModeType.PESSIMISTIC_WRITE));
    }

    /**
     * Commits at once: only a row that others see can be waited for.
     *
     * @throws PersistenceException when another transaction was faster; its row can be locked then
     */
    @Transactional(TxType.REQUIRES_NEW)
    void begin(long organizationId) {
        entityManager.persist(new ChainHead(organizationId));
        entityManager.flush();
    }
}
