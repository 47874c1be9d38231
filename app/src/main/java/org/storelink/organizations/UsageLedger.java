package org.storelink.organizations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.LocalDate;
import java.util.List;

/** The stored counts of API requests, which all nodes share. */
@ApplicationScoped
class UsageLedger {

    private final EntityManager entityManager;

    @Inject
    UsageLedger(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    @SuppressWarnings("NullAway") // For the client proxy, which has no fields of its own.
    protected UsageLedger() {
        this.entityManager = null;
    }

    /** @return the day's count with these added */
    @Transactional(TxType.REQUIRES_NEW)
    long add(long organizationId, LocalDate day, long requests) {
        ApiUsage usage = entityManager.find(
                ApiUsage.class, new ApiUsage.Key(organizationId, day), LockModeType.PESSIMISTIC_WRITE);
        if (usage == null) {
            usage = new ApiUsage(organizationId, day);
            entityManager.persist(usage);
            entityManager.flush();
        }
        usage.add(requests);
        return usage.requests();
    }

    /** Days without requests are missing. */
    @Transactional
    List<ApiUsage> since(long organizationId, LocalDate day) {
        return entityManager
                .createQuery(
                        "SELECT u FROM ApiUsage u WHERE u.organizationId = :organization AND u.usedOn >= :day"
                                + " ORDER BY u.usedOn",
                        ApiUsage.class)
                .setParameter("organization", organizationId)
                .setParameter("day", day)
                .getResultList();
    }
}
