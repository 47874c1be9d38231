package org.storelink.ingestion;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.storelink.accounts.SyncTarget;
import org.storelink.connector.Grain;
import org.storelink.connector.Subject;

/** How far the collecting of an account has come, read off its ledger. */
@ApplicationScoped
class Standings {

    /**
     * @param nextTryAt when the next slice is to be asked for; in the past when it is due
     * @param completeThrough last day for which every report of the account's first subject is known: of sales, where it has them. Stores
     *     make other reports days later, or stop making them, and sales need not wait for that
     * @param isDelayed whether the store is late with something
     */
    record Standing(Optional<Instant> nextTryAt, Optional<LocalDate> completeThrough, boolean isDelayed) {}

    private static final String OF_TARGET = " FROM Slice s WHERE s.organizationId = :organization"
            + " AND s.accountId = :account AND s.stream IN :streams AND s.vendorId IN :vendors";

    private static final String WITHOUT_ANSWER = " AND s.versionNumber = 0 AND s.state <> :missing";

    private EntityManager entityManager;

    @SuppressWarnings("NullAway") // For the proxy.
    protected Standings() {}

    @Inject
    Standings(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    @Transactional
    Standing of(SyncTarget target, List<StreamCalendar> calendars) {
        if (calendars.isEmpty()) {
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
        List<StreamCalendar> first = ofFirstSubject(calendars);
        Optional<LocalDate> begin = firstDay("", target, first);
        Optional<LocalDate> open = firstDay(WITHOUT_ANSWER, target, first);
        return open.filter(day -> begin.filter(day::isAfter).isPresent()).map(day -> day.minusDays(1));
    }

    private static List<StreamCalendar> ofFirstSubject(List<StreamCalendar> calendars) {
        Subject first = calendars.stream()
                .map(calendar -> calendar.stream().subject())
                .min(Subject::compareTo)
                .orElseThrow();
        return calendars.stream()
                .filter(calendar -> calendar.stream().subject() == first)
                .toList();
    }

    /** Of the finest reports the account has: days, where there are daily ones. */
    private Optional<LocalDate> firstDay(String condition, SyncTarget target, List<StreamCalendar> calendars) {
        Grain finest = calendars.stream()
                .map(StreamCalendar::grain)
                .min(Grain::compareTo)
                .orElseThrow();
        TypedQuery<LocalDate> query = entityManager
                .createQuery(
                        "SELECT MIN(s.periodStart)" + OF_TARGET + " AND s.grain = :finest" + condition, LocalDate.class)
                .setParameter("finest", finest)
                .setParameter("organization", target.organizationId())
                .setParameter("account", target.accountId())
                .setParameter("streams", Schedule.streams(calendars))
                .setParameter("vendors", Schedule.vendorIds(target));
        if (condition.equals(WITHOUT_ANSWER)) {
            query.setParameter("missing", ImportState.MISSING);
        }
        return Optional.ofNullable(query.getSingleResult());
    }
}
