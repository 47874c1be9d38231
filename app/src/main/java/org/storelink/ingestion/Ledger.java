package org.storelink.ingestion;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.storelink.connector.ResumeToken;
import org.storelink.connector.SliceResult;
import org.storelink.platform.Transactions;

/**
 * Writes down what became of a slice. Every change is one short transaction that begins with the lease: who lost it changes nothing.
 */
@ApplicationScoped
class Ledger {

    private EntityManager entityManager;
    private Transactions transactions;
    private Leases leases;
    private Sequences sequences;
    private Clock clock;

    @SuppressWarnings("NullAway") // For the proxy.
    protected Ledger() {}

    @Inject
    Ledger(EntityManager entityManager, Transactions transactions, Leases leases, Sequences sequences, Clock clock) {
        this.entityManager = entityManager;
        this.transactions = transactions;
        this.leases = leases;
        this.sequences = sequences;
        this.clock = clock;
    }

    /** Notes that the store is about to be asked, and how far it was asked before. */
    Asked ask(Lease lease, long sliceId) {
        return transactions.in(() -> {
            leases.require(lease);
            Slice slice = slice(sliceId);
            slice.ask(clock.instant());
            Optional<ResumeToken> resume = slice.resumeAfter();
            List<ArchivedPart> parts = resume.isEmpty() ? List.of() : partsOf(fetched(slice));
            return new Asked(slice.asked(), slice.key(), resume, parts);
        });
    }

    /**
     * Notes a part that lies in the archive. The first part of a call takes the place of whatever an older call left. Held, so that an
     * erasure that deletes the same file does so either before, and the file is missed when it is read, or not at all.
     */
    void archived(Lease lease, long sliceId, int partNumber, ArchivedPart part, Optional<ResumeToken> resumeAfter) {
        transactions.in(() -> {
            leases.require(lease);
            sequences.hold(lease.organizationId());
            Slice slice = slice(sliceId);
            if (partNumber == 1) {
                giveUpFetched(slice);
                slice.beginAnew();
            }
            entityManager.persist(new ArchivedFile(slice, partNumber, part, clock.instant()));
            slice.goOnFrom(resumeAfter.orElse(null));
        });
    }

    /** Confirms figures that are committed already; false when these are others. */
    boolean confirm(Lease lease, long sliceId, String contentHash, String pluginVersion, StreamCalendar calendar) {
        return transactions.in(() -> {
            leases.require(lease);
            Slice slice = slice(sliceId);
            if (!slice.holds(contentHash, pluginVersion)) {
                return false;
            }
            fetched(slice).forEach(entityManager::remove);
            slice.confirm(calendar, clock.instant());
            return true;
        });
    }

    /** Commits new figures from the fetched files and returns the sequence of this change. */
    long load(Lease lease, long sliceId, Derivation derivation, StreamCalendar calendar) {
        return commit(lease, sliceId, derivation, (slice, sequence) -> {
            slice.load(derivation, sequence, calendar, clock.instant());
            fetched(slice).forEach(file -> file.belongTo(slice.versionNumber()));
        });
    }

    /** Notes what the figures, which stand, do not hold. */
    void lacks(Lease lease, long sliceId, String what) {
        transactions.in(() -> {
            leases.require(lease);
            slice(sliceId).lacks(what);
        });
    }

    /** Commits figures that were derived anew from files of an earlier version. */
    long rederive(Lease lease, long sliceId, Derivation derivation) {
        return commit(
                lease, sliceId, derivation, (slice, sequence) -> slice.rederive(derivation, sequence, clock.instant()));
    }

    /**
     * The store says that there was nothing to report.
     *
     * @return the sequence, when that is to be believed from now on
     */
    OptionalLong empty(Lease lease, long sliceId, StreamCalendar calendar) {
        return transactions.in(() -> {
            leases.require(lease);
            sequences.hold(lease.organizationId());
            Instant now = clock.instant();
            Slice slice = slice(sliceId);
            giveUpFetched(slice);
            if (slice.hasFigures()) {
                slice.keepDespiteEmpty(calendar, now);
                return OptionalLong.empty();
            }
            if (slice.isConfirmedEmpty()) {
                slice.confirm(calendar, now);
                return OptionalLong.empty();
            }
            if (calendar.isProvisional(slice.period(), now)) {
                slice.emptyForNow(calendar, now);
                return OptionalLong.empty();
            }
            return OptionalLong.of(commit(
                    lease, sliceId, null, (believed, sequence) -> believed.emptyForGood(sequence, calendar, now)));
        });
    }

    void notYet(Lease lease, long sliceId, SliceResult.NotYetAvailable answer, StreamCalendar calendar) {
        change(lease, sliceId, slice -> {
            if (answer.orNothing()) {
                slice.notYetOrNothing(answer.notBefore(), hasBroughtFigures(slice), calendar, clock.instant());
            } else {
                slice.notYet(answer.notBefore(), calendar, clock.instant());
            }
        });
    }

    /** Whether the stream has ever brought figures of the slice's vendor. */
    private boolean hasBroughtFigures(Slice slice) {
        return !entityManager
                .createQuery(
                        "SELECT s.id FROM Slice s WHERE s.organizationId = :organization AND s.accountId = :account"
                                + " AND s.vendorId = :vendor AND s.stream = :stream AND s.contentHash IS NOT NULL",
                        Long.class)
                .setParameter("organization", slice.organizationId())
                .setParameter("account", slice.accountId())
                .setParameter("vendor", slice.vendorId())
                .setParameter("stream", slice.asked().stream())
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    void never(Lease lease, long sliceId, String why, StreamCalendar calendar) {
        change(lease, sliceId, slice -> slice.never(why, calendar, clock.instant()));
    }

    void postpone(Lease lease, long sliceId, String why) {
        change(lease, sliceId, slice -> slice.postpone(why));
    }

    void block(Lease lease, long sliceId, String why) {
        change(lease, sliceId, slice -> slice.block(why, clock.instant()));
    }

    void unread(Lease lease, long sliceId, String why, String pluginVersion) {
        change(lease, sliceId, slice -> slice.unread(why, pluginVersion, clock.instant()));
    }

    /** Notes that the files of the newest version are damaged or gone. */
    void filesLost(Lease lease, long sliceId, String why) {
        change(lease, sliceId, slice -> slice.loseFiles(why, clock.instant()));
    }

    /** Notes that the archived files are whole and cannot be read by this version of the plugin. */
    void cannotBeRead(Lease lease, long sliceId, String why, String byPluginVersion) {
        change(lease, sliceId, slice -> slice.cannotBeRead(why, byPluginVersion, clock.instant()));
    }

    /**
     * What there is to derive a slice from.
     *
     * @param isUnread whether the files were fetched and never read, rather than being those of the newest version
     */
    record Kept(boolean isUnread, List<ArchivedPart> parts) {}

    @Transactional
    Kept kept(long sliceId) {
        Slice slice = slice(sliceId);
        List<ArchivedFile> fetched = fetched(slice);
        boolean complete = slice.resumeAfter().isEmpty();
        return fetched.isEmpty() || !complete
                ? new Kept(false, partsOf(newest(slice)))
                : new Kept(true, partsOf(fetched));
    }

    private List<ArchivedFile> newest(Slice slice) {
        return entityManager
                .createQuery(
                        "SELECT f FROM ArchivedFile f WHERE f.organizationId = :organization AND f.sliceId = :slice"
                                + " AND f.versionNumber = (SELECT MAX(g.versionNumber) FROM ArchivedFile g"
                                + " WHERE g.organizationId = :organization AND g.sliceId = :slice"
                                + " AND g.versionNumber > :fetched) ORDER BY f.partNumber",
                        ArchivedFile.class)
                .setParameter("organization", slice.organizationId())
                .setParameter("slice", slice.id())
                .setParameter("fetched", ArchivedFile.FETCHED)
                .getResultList();
    }

    private void change(Lease lease, long sliceId, Consumer<Slice> change) {
        transactions.in(() -> {
            leases.require(lease);
            change.accept(slice(sliceId));
        });
    }

    private long commit(Lease lease, long sliceId, @Nullable Derivation derivation, BiConsumer<Slice, Long> change) {
        return transactions.in(() -> {
            leases.require(lease);
            Slice slice = slice(sliceId);
            long sequence = sequences.next(lease.organizationId());
            change.accept(slice, sequence);
            entityManager.persist(new SliceVersion(slice, sequence, derivation, lease.fence(), clock.instant()));
            return sequence;
        });
    }

    static List<ArchivedPart> partsOf(List<ArchivedFile> files) {
        return files.stream().map(ArchivedFile::part).toList();
    }

    private Slice slice(long sliceId) {
        return entityManager.find(Slice.class, sliceId);
    }

    private void giveUpFetched(Slice slice) {
        List<ArchivedFile> fetched = fetched(slice);
        if (!fetched.isEmpty()) {
            slice.beginAnew();
            int order = (int) givenUp(slice);
            for (ArchivedFile file : fetched) {
                file.giveUp(++order);
            }
            entityManager.flush();
        }
    }

    private long givenUp(Slice slice) {
        return entityManager
                .createQuery(
                        "SELECT COUNT(f) FROM ArchivedFile f WHERE f.organizationId = :organization"
                                + " AND f.sliceId = :slice AND f.versionNumber < :fetched",
                        Long.class)
                .setParameter("organization", slice.organizationId())
                .setParameter("slice", slice.id())
                .setParameter("fetched", ArchivedFile.FETCHED)
                .getSingleResult();
    }

    private List<ArchivedFile> fetched(Slice slice) {
        return entityManager
                .createQuery(
                        "SELECT f FROM ArchivedFile f WHERE f.organizationId = :organization AND f.sliceId = :slice"
                                + " AND f.versionNumber = :fetched ORDER BY f.partNumber",
                        ArchivedFile.class)
                .setParameter("organization", slice.organizationId())
                .setParameter("slice", slice.id())
                .setParameter("fetched", ArchivedFile.FETCHED)
                .getResultList();
    }
}
