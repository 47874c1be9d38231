package org.storelink.ingestion;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.storelink.connector.ReportSlice;
import org.storelink.platform.Transactions;
import org.storelink.reports.SliceKey;

/** What a read model needs to know of the ledger: its changes in the order of their sequence. */
@ApplicationScoped
class LedgerChanges {

    /** A change that a read model applies. */
    sealed interface Change {

        long sequence();

        /**
         * A slice has figures, or none for good.
         *
         * @param versions files of each version that has some, the newest first; without one: nothing to report
         */
        record SliceChanged(
                long sequence, String connector, ReportSlice slice, SliceKey key, List<List<ArchivedPart>> versions)
                implements Change {}

        /** Everything of an account is to go. */
        record AccountErased(long sequence, long accountId) implements Change {}
    }

    private static final int AT_ONCE = 200;

    private EntityManager entityManager;
    private Sequences sequences;
    private Transactions transactions;
    private Clock clock;

    @SuppressWarnings("NullAway") // For the proxy.
    protected LedgerChanges() {}

    @Inject
    LedgerChanges(EntityManager entityManager, Sequences sequences, Transactions transactions, Clock clock) {
        this.entityManager = entityManager;
        this.sequences = sequences;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Transactional
    List<Long> organizations() {
        return entityManager
                .createQuery("SELECT q.organizationId FROM LedgerSequence q", Long.class)
                .getResultList();
    }

    /**
     * The next changes after a sequence, a few at a time. A slice that changed several times is there once, as it is now. What is
     * committed between the two looks is left for the next time, or the later of two changes could be seen without the earlier.
     */
    @Transactional
    List<Change> after(long organizationId, long sequence) {
        long committed = sequences.last(organizationId);
        List<Change> changes = new ArrayList<>();
        entityManager
                .createQuery(
                        "SELECT s FROM Slice s WHERE s.organizationId = :organization AND s.appliedFrom > :sequence"
                                + " AND s.appliedFrom <= :committed ORDER BY s.appliedFrom",
                        Slice.class)
                .setParameter("organization", organizationId)
                .setParameter("sequence", sequence)
                .setParameter("committed", committed)
                .setMaxResults(AT_ONCE)
                .getResultList()
                .forEach(slice -> changes.add(slice.change(versionsOf(slice))));
        long last = changes.size() < AT_ONCE ? committed : changes.getLast().sequence();
        entityManager
                .createQuery(
                        "SELECT e FROM ErasedAccount e WHERE e.organizationId = :organization"
                                + " AND e.sequence > :sequence AND e.sequence <= :last",
                        ErasedAccount.class)
                .setParameter("organization", organizationId)
                .setParameter("sequence", sequence)
                .setParameter("last", last)
                .getResultList()
                .forEach(erased -> changes.add(erased.change()));
        changes.sort(Comparator.comparingLong(Change::sequence));
        return changes;
    }

    private List<List<ArchivedPart>> versionsOf(Slice slice) {
        if (!slice.hasFigures()) {
            return List.of();
        }
        List<List<ArchivedFile>> versions = new ArrayList<>();
        int last = ArchivedFile.FETCHED;
        for (ArchivedFile file : entityManager
                .createQuery(
                        "SELECT f FROM ArchivedFile f WHERE f.organizationId = :organization AND f.sliceId = :slice"
                                + " AND f.versionNumber > :fetched ORDER BY f.versionNumber DESC, f.partNumber",
                        ArchivedFile.class)
                .setParameter("organization", slice.organizationId())
                .setParameter("slice", slice.id())
                .setParameter("fetched", ArchivedFile.FETCHED)
                .getResultList()) {
            if (file.versionNumber() != last) {
                versions.add(new ArrayList<>());
                last = file.versionNumber();
            }
            versions.getLast().add(file);
        }
        return versions.stream().map(Ledger::partsOf).toList();
    }

    /** Notes that the files of the newest version are damaged or gone, and plans to ask the store for them again. */
    void filesLost(long sliceId, String why) {
        transactions.in(() -> entityManager.find(Slice.class, sliceId).loseFiles(why, clock.instant()));
    }

    /** Notes that the files are whole and cannot be read by this version of the plugin. */
    void cannotBeRead(long sliceId, String why, String byPluginVersion) {
        transactions.in(
                () -> entityManager.find(Slice.class, sliceId).cannotBeRead(why, byPluginVersion, clock.instant()));
    }
}
