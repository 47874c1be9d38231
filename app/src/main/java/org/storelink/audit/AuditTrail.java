package org.storelink.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.storelink.platform.Actor;
import org.storelink.platform.Page;
import org.storelink.platform.Paging;
import org.storelink.platform.Role;

/**
 * Remembers what was done. An entry is part of the caller's transaction: what is not recorded did not happen, and what did not
 * happen is not recorded. Entries of one organization are written one after another, so record last, just before the
 * transaction ends.
 */
@ApplicationScoped
public class AuditTrail {

    private static final int MAX_NAME = 254;
    private static final int MAX_ACTION = 80;
    private static final int MAX_SUBJECT = 300;
    private static final int MAX_DETAIL = 2000;
    private static final int STEP = 1000;

    private final EntityManager entityManager;
    private final ChainHeads heads;
    private final Clock clock;

    @Inject
    AuditTrail(EntityManager entityManager, ChainHeads heads, Clock clock) {
        this.entityManager = entityManager;
        this.heads = heads;
        this.clock = clock;
    }

    @SuppressWarnings("NullAway") // For the client proxy, which has no fields of its own.
    protected AuditTrail() {
        this.entityManager = null;
        this.heads = null;
        this.clock = null;
    }

    /**
     * Adds an entry to the trail of the actor's organization.
     *
     * @param action dotted, past tense, for example {@code account.linked}
     * @param subject what it was done to, by its id, for example {@code account 7}
     * @param detail for people, cut after 2,000 characters; never a secret
     */
    @Transactional
    public void record(Actor actor, String action, String subject, String detail) {
        ChainHead head = lockedHead(actor.organizationId());
        Actor named = new Actor(actor.memberId(), actor.organizationId(), actor.role(), cut(actor.name(), MAX_NAME));
        StoredEntry entry = new StoredEntry(
                named,
                head.entryNumber() + 1,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                cut(action, MAX_ACTION),
                cut(subject, MAX_SUBJECT),
                cut(detail, MAX_DETAIL),
                head.hash());
        entityManager.persist(entry);
        head.extendTo(entry);
    }

    /** Newest first. For owners. */
    @Transactional
    public Page<AuditEntry> list(Actor actor, Paging paging) {
        actor.require(Role.OWNER);
        long total = entityManager
                .createQuery("SELECT COUNT(e) FROM StoredEntry e WHERE e.organizationId = :organization", Long.class)
                .setParameter("organization", actor.organizationId())
                .getSingleResult();
        List<AuditEntry> entries = entityManager
                .createQuery(
                        "SELECT e FROM StoredEntry e WHERE e.organizationId = :organization ORDER BY e.entryNumber"
                                + " DESC",
                        StoredEntry.class)
                .setParameter("organization", actor.organizationId())
                .setFirstResult(paging.offset())
                .setMaxResults(paging.count())
                .getResultStream()
                .map(StoredEntry::toEntry)
                .toList();
        return Page.of(entries, total, paging);
    }

    /** Walks the whole chain of the actor's organization and names the first entry that was tampered with. For owners. */
    @Transactional
    public ChainVerdict verify(Actor actor) {
        actor.require(Role.OWNER);
        ChainHead head = Optional.ofNullable(entityManager.find(ChainHead.class, actor.organizationId()))
                .orElseGet(() -> new ChainHead(actor.organizationId()));
        String previous = ChainHash.START;
        long expected = 1;
        List<StoredEntry> entries = after(actor.organizationId(), 0);
        while (!entries.isEmpty()) {
            for (StoredEntry entry : entries) {
                if (entry.entryNumber() != expected) {
                    return new ChainVerdict.Broken(expected, "The entry is missing.");
                }
                if (!entry.hash().equals(entry.hashAfter(previous))) {
                    return new ChainVerdict.Broken(expected, "The entry was changed after it was written.");
                }
                previous = entry.hash();
                expected++;
            }
            entityManager.clear();
            entries = after(actor.organizationId(), expected - 1);
        }
        if (head.entryNumber() != expected - 1 || !head.hash().equals(previous)) {
            return new ChainVerdict.Broken(
                    expected, "The end of the trail does not fit: entries after this were removed.");
        }
        return new ChainVerdict.Intact(expected - 1);
    }

    private List<StoredEntry> after(long organizationId, long entryNumber) {
        return entityManager
                .createQuery(
                        "SELECT e FROM StoredEntry e WHERE e.organizationId = :organization AND e.entryNumber > :after"
                                + " ORDER BY e.entryNumber",
                        StoredEntry.class)
                .setParameter("organization", organizationId)
                .setParameter("after", entryNumber)
                .setMaxResults(STEP)
                .getResultList();
    }

    private ChainHead lockedHead(long organizationId) {
        return heads.locked(organizationId).orElseGet(() -> {
            try {
                heads.begin(organizationId);
            } catch (PersistenceException begunMeanwhile) {
                return heads.locked(organizationId).orElseThrow(() -> begunMeanwhile);
            }
            return heads.locked(organizationId).orElseThrow();
        });
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }
}
