package org.storelink.ingestion;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.storelink.platform.Transactions;

/**
 * Gives accounts to nodes, each to one at a time. A lease ends when it is released, when it was not renewed for a while, and when the
 * node that holds it starts again.
 */
@ApplicationScoped
class Leases {

    private EntityManager entityManager;
    private Transactions transactions;
    private Node node;
    private Clock clock;
    private Duration length;
    private boolean ownTakenBack;

    @SuppressWarnings("NullAway") // For the proxy.
    protected Leases() {}

    @Inject
    Leases(EntityManager entityManager, Transactions transactions, Node node, IngestionConfig config, Clock clock) {
        this.entityManager = entityManager;
        this.transactions = transactions;
        this.node = node;
        this.clock = clock;
        this.length = config.lease();
    }

    /** Takes the account if nobody has it. */
    Optional<Lease> claim(long organizationId, long accountId) {
        takeBackOwn();
        if (!exists(organizationId, accountId)) {
            try {
                transactions.in(() -> make(organizationId, accountId));
            } catch (PersistenceException madeByAnotherNode) {
                return Optional.empty();
            }
        }
        return transactions.in(() -> claimExisting(organizationId, accountId));
    }

    /** Fails at once, not with the commit, when another node was faster. */
    private void make(long organizationId, long accountId) {
        entityManager.persist(new AccountLease(organizationId, accountId, clock.instant()));
        entityManager.flush();
    }

    private boolean exists(long organizationId, long accountId) {
        return entityManager
                        .createQuery(
                                "SELECT COUNT(l) FROM AccountLease l"
                                        + " WHERE l.organizationId = :organization AND l.accountId = :account",
                                Long.class)
                        .setParameter("organization", organizationId)
                        .setParameter("account", accountId)
                        .getSingleResult()
                > 0;
    }

    private Optional<Lease> claimExisting(long organizationId, long accountId) {
        Instant now = clock.instant();
        int claimed = entityManager
                .createQuery("UPDATE AccountLease l SET l.holder = :me, l.fence = l.fence + 1, l.expiresAt = :end"
                        + " WHERE l.organizationId = :organization AND l.accountId = :account"
                        + " AND (l.holder IS NULL OR l.expiresAt < :now)")
                .setParameter("me", node.id())
                .setParameter("end", now.plus(length))
                .setParameter("organization", organizationId)
                .setParameter("account", accountId)
                .setParameter("now", now)
                .executeUpdate();
        if (claimed == 0) {
            return Optional.empty();
        }
        long fence = entityManager
                .createQuery(
                        "SELECT l.fence FROM AccountLease l"
                                + " WHERE l.organizationId = :organization AND l.accountId = :account",
                        Long.class)
                .setParameter("organization", organizationId)
                .setParameter("account", accountId)
                .getSingleResult();
        return Optional.of(new Lease(organizationId, accountId, fence));
    }

    /**
     * Renews the lease in the transaction that relies on it, which holds the row until its end: nobody can claim the account between
     * this look and the commit.
     *
     * @throws LeaseLost when it has passed on
     */
    void require(Lease lease) {
        int renewed = entityManager
                .createQuery("UPDATE AccountLease l SET l.expiresAt = :end WHERE l.organizationId = :organization"
                        + " AND l.accountId = :account AND l.fence = :fence AND l.holder = :me")
                .setParameter("end", clock.instant().plus(length))
                .setParameter("organization", lease.organizationId())
                .setParameter("account", lease.accountId())
                .setParameter("fence", lease.fence())
                .setParameter("me", node.id())
                .executeUpdate();
        if (renewed == 0) {
            throw new LeaseLost(lease);
        }
    }

    /** The run went through to its end. */
    void finished(Lease lease) {
        transactions.in(() -> {
            require(lease);
            account(lease).finished(clock.instant());
        });
    }

    /** The run came to nothing: the account rests, longer each time. Returns until when. */
    Instant rest(Lease lease) {
        return transactions.in(() -> {
            require(lease);
            return account(lease).rest(clock.instant());
        });
    }

    /** The store answers again; true when it had not. */
    boolean recovered(Lease lease) {
        return transactions.in(() -> {
            require(lease);
            return account(lease).recovered();
        });
    }

    @Transactional
    Optional<Instant> lastSync(Lease lease) {
        return account(lease).lastSync();
    }

    private AccountLease account(Lease lease) {
        return entityManager.find(AccountLease.class, lease.accountId());
    }

    /** Keeps the account while a long call to its store is under way. */
    void renew(Lease lease) {
        transactions.in(() -> require(lease));
    }

    /** Gives the account back; of no effect when it has passed on. */
    void release(Lease lease) {
        transactions.in(() -> {
            entityManager
                    .createQuery("UPDATE AccountLease l SET l.holder = NULL WHERE l.organizationId = :organization"
                            + " AND l.accountId = :account AND l.fence = :fence")
                    .setParameter("organization", lease.organizationId())
                    .setParameter("account", lease.accountId())
                    .setParameter("fence", lease.fence())
                    .executeUpdate();
        });
    }

    /** Frees what this node held when it was killed, once; what it claims afterwards is its own. */
    synchronized void takeBackOwn() {
        if (!ownTakenBack) {
            transactions.in(() -> {
                entityManager
                        .createQuery("UPDATE AccountLease l SET l.holder = NULL WHERE l.holder = :me")
                        .setParameter("me", node.id())
                        .executeUpdate();
            });
            ownTakenBack = true;
        }
    }
}
