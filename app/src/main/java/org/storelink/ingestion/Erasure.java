package org.storelink.ingestion;

import static java.lang.System.Logger.Level.WARNING;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.time.Clock;
import java.util.List;
import org.storelink.accounts.AccountUnlinked;
import org.storelink.catalog.Catalog;
import org.storelink.platform.Transactions;

/**
 * Erases what was collected of an account. The ledger goes with the account, in its transaction; the files after it, and the facts with
 * the next catch-up, because neither can be rolled back.
 */
@ApplicationScoped
class Erasure {

    private static final Logger LOG = System.getLogger(Erasure.class.getName());
    private static final int AT_ONCE = 200;

    /** Whoever works for an account takes its lease first and its rows then, so nobody else may lock those rows before the lease. */
    private static final int BEFORE_ALL_OTHERS = Interceptor.Priority.APPLICATION;

    private EntityManager entityManager;
    private Transactions transactions;
    private Sequences sequences;
    private Catalog catalog;
    private Archive archive;
    private Clock clock;

    @SuppressWarnings("NullAway") // For the proxy.
    protected Erasure() {}

    @Inject
    Erasure(
            EntityManager entityManager,
            Transactions transactions,
            Sequences sequences,
            Catalog catalog,
            Archive archive,
            Clock clock) {
        this.entityManager = entityManager;
        this.transactions = transactions;
        this.sequences = sequences;
        this.catalog = catalog;
        this.archive = archive;
        this.clock = clock;
    }

    /** Without its lease, whoever works for the account commits nothing more. */
    void unlinked(@Observes @Priority(BEFORE_ALL_OTHERS) AccountUnlinked event) {
        transactions.in(() -> {
            takeLease(event);
            if (event.eraseData()) {
                // Before any row is deleted: whoever has the sequence may wait for rows, but nobody with rows waits for
                // the sequence.
                sequences.hold(event.organizationId());
                entityManager
                        .createQuery(
                                "DELETE FROM SliceVersion v WHERE v.organizationId = :organization AND v.sliceId IN"
                                        + " (SELECT s.id FROM Slice s"
                                        + " WHERE s.organizationId = :organization AND s.accountId = :account)")
                        .setParameter("organization", event.organizationId())
                        .setParameter("account", event.accountId())
                        .executeUpdate();
                delete("Slice", event);
                delete("AccountLease", event);
                catalog.forget(event.organizationId(), event.accountId());
                entityManager.persist(new ErasedAccount(
                        event.organizationId(),
                        event.accountId(),
                        sequences.next(event.organizationId()),
                        clock.instant()));
            }
        });
    }

    private void takeLease(AccountUnlinked event) {
        entityManager
                .createQuery("UPDATE AccountLease l SET l.holder = NULL, l.fence = l.fence + 1"
                        + " WHERE l.organizationId = :organization AND l.accountId = :account")
                .setParameter("organization", event.organizationId())
                .setParameter("account", event.accountId())
                .executeUpdate();
    }

    private void delete(String entity, AccountUnlinked event) {
        entityManager
                .createQuery("DELETE FROM " + entity
                        + " e WHERE e.organizationId = :organization AND e.accountId = :account")
                .setParameter("organization", event.organizationId())
                .setParameter("account", event.accountId())
                .executeUpdate();
    }

    /** Deletes the files that are left, but for those that are needed elsewhere too. Goes on where an earlier call was cut off. */
    void finish() {
        List<ArchivedFile> files = orphans();
        while (!files.isEmpty()) {
            for (ArchivedFile file : files) {
                try {
                    delete(file);
                } catch (IOException e) {
                    LOG.log(WARNING, "A file of an erased account cannot be deleted; it is tried again", e);
                    return;
                }
            }
            files = orphans();
        }
    }

    /** The account may have been linked again since: what tells its old files is that their slices are gone. */
    private List<ArchivedFile> orphans() {
        return entityManager
                .createQuery(
                        "SELECT f FROM ArchivedFile f WHERE f.accountId IN (SELECT e.accountId FROM ErasedAccount e)"
                                + " AND NOT EXISTS (SELECT s FROM Slice s WHERE s.id = f.sliceId)",
                        ArchivedFile.class)
                .setMaxResults(AT_ONCE)
                .getResultList();
    }

    /** Held from the look at the ledger to the end, so that nobody else notes the same file in between. */
    private void delete(ArchivedFile file) throws IOException {
        try {
            transactions.in(() -> {
                sequences.hold(file.organizationId());
                entityManager
                        .createQuery("DELETE FROM ArchivedFile f WHERE f.id = :id")
                        .setParameter("id", file.id())
                        .executeUpdate();
                if (!isNeededElsewhere(file)) {
                    deleteFromArchive(file);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void deleteFromArchive(ArchivedFile file) {
        try {
            archive.delete(file.organizationId(), file.part().sha256());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isNeededElsewhere(ArchivedFile file) {
        return entityManager
                        .createQuery(
                                "SELECT COUNT(f) FROM ArchivedFile f, Slice s WHERE f.organizationId = :organization"
                                        + " AND f.sha256 = :sha256 AND s.id = f.sliceId",
                                Long.class)
                        .setParameter("organization", file.organizationId())
                        .setParameter("sha256", file.part().sha256())
                        .getSingleResult()
                > 0;
    }
}
