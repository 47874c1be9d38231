package org.storelink.ingestion;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.storelink.accounts.SyncTarget;
import org.storelink.connector.Grain;

/** How far the collecting of an account has come, read off its ledger. */
@ApplicationScoped
class Standings {

    /**
     * @param nextTryAt when the next slice is to be asked for; in the past when it is due
     * @param completeThrough last day for which every report is known
     * @param isDelayed whether the store is late with something
     */
    record Standing(Optional<Instant> nextTryAt, Optional<LocalDate> completeThrough, boolean isDelayed) {}

    private static final String OF_TARGET = " FROM Slice s WHERE s.organizationId = :organization"
            + " AND s.accountId = :account AND s.stream IN :streams AND s.vendorId IN :vendors";

    private EntityManager entityManager;

    @SuppressWarnings("NullAway") // For the proxy.
    protected Standings() {}

    @Inject
    Standings(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    Standing of(SyncTarget target, List<StreamCalendar> calendars) {
        if (calendars.isEmpty() || target.vendors().isEmpty()) {
            return new Standing(Optional.empty(), Optional.empty(), false);
        }
        Object[] known = (Object[]) entityManager
                .createQuery("SELECT MIN(s.nextTryAt), SUM(CASE WHEN s.state = :late THEN 1 ELSE 0 END)" + OF_TARGET)
                .setParameter("late", ImportState.LATE)
                .setParameter("organization", target.organizationId())
                .setParameter("account", target.accountId())
                .setParameter("streams", Schedule.streams(calendars))
                .setParameter("vendors", Schedule.vendorIds(target))
                .getSingleResult();
        boolean delayed = known[1] instanceof Number late && late.longValue() > 0;
        return new Standing(Optional.ofNullable((Instant) known[0]), completeThrough(target, calendars), delayed);
    }

    /** The day before the first one without an answer; that a report will never come is an answer. */
    private Optional<LocalDate> completeThrough(SyncTarget target, List<StreamCalendar> calendars) {
        Grain finest = calendars.stream()
                .map(StreamCalendar::grain)
                .min(Grain::compareTo)
                .orElseThrow();
        Object[] first = (Object[]) entityManager
                .createQuery("SELECT MIN(s.periodStart),"
                        + " MIN(CASE WHEN s.versionNumber = 0 AND s.state <> :missing THEN s.periodStart ELSE NULL END)"
                        + OF_TARGET + " AND s.grain = :finest")
                .setParameter("missing", ImportState.MISSING)
                .setParameter("finest", finest)
                .setParameter("organization", target.organizationId())
                .setParameter("account", target.accountId())
                .setParameter("streams", Schedule.streams(calendars))
                .setParameter("vendors", Schedule.vendorIds(target))
                .getSingleResult();
        return first[0] instanceof LocalDate begin && first[1] instanceof LocalDate open && open.isAfter(begin)
                ? Optional.of(open.minusDays(1))
                : Optional.empty();
    }
}
