package org.storelink.ingestion;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.storelink.accounts.LinkedVendor;
import org.storelink.accounts.SyncTarget;
import org.storelink.connector.ReportSlice;
import org.storelink.connector.Subject;
import org.storelink.platform.Transactions;

/** Keeps an account's part of the ledger complete and says what of it is to be asked now. */
@ApplicationScoped
class Schedule {

    private EntityManager entityManager;
    private Transactions transactions;
    private Leases leases;
    private Clock clock;

    @SuppressWarnings("NullAway") // For the proxy.
    protected Schedule() {}

    @Inject
    Schedule(EntityManager entityManager, Transactions transactions, Leases leases, Clock clock) {
        this.entityManager = entityManager;
        this.transactions = transactions;
        this.leases = leases;
        this.clock = clock;
    }

    /** Whether a run of the account would have anything to do now. */
    @Transactional
    boolean wants(SyncTarget target, List<StreamCalendar> calendars) {
        Instant now = clock.instant();
        AccountLease account = entityManager.find(AccountLease.class, target.accountId());
        if (account == null) {
            return true;
        }
        return !account.rests(now)
                && (account.needsPlan(inputs(target, calendars), now)
                        || !due(target, streams(calendars), Set.of()).isEmpty());
    }

    /** Whether the account is left alone for a while, because something was out of order. */
    @Transactional
    boolean rests(SyncTarget target) {
        AccountLease account = entityManager.find(AccountLease.class, target.accountId());
        return account != null && account.rests(clock.instant());
    }

    /** Adds the rows that are missing, when a new period has begun or vendors, rights or the connector have changed. */
    void complete(Lease lease, SyncTarget target, List<StreamCalendar> calendars) {
        String inputs = inputs(target, calendars);
        transactions.in(() -> {
            leases.require(lease);
            Instant now = clock.instant();
            AccountLease account = entityManager.find(AccountLease.class, lease.accountId());
            if (account.needsPlan(inputs, now)) {
                Planner.Plan plan = Planner.plan(calendars, target.vendors(), known(lease), now);
                plan.missing().forEach(row -> add(target, row, calendars, now));
                account.planned(inputs, plan.nextAt());
            }
        });
    }

    private static String inputs(SyncTarget target, List<StreamCalendar> calendars) {
        return Integer.toHexString((target.vendors() + " " + calendars).hashCode());
    }

    static List<String> streams(List<StreamCalendar> calendars) {
        return calendars.stream().map(calendar -> calendar.stream().id()).toList();
    }

    @Transactional
    ReportSlice asked(long sliceId) {
        return entityManager.find(Slice.class, sliceId).asked();
    }

    private Set<Planner.Row> known(Lease lease) {
        Set<Planner.Row> known = new HashSet<>();
        entityManager
                .createQuery(
                        "SELECT s FROM Slice s WHERE s.organizationId = :organization AND s.accountId = :account",
                        Slice.class)
                .setParameter("organization", lease.organizationId())
                .setParameter("account", lease.accountId())
                .getResultList()
                .forEach(slice -> known.add(slice.planned()));
        return known;
    }

    private void add(SyncTarget target, Planner.Row row, List<StreamCalendar> calendars, Instant now) {
        StreamCalendar calendar = calendarOf(row.stream(), calendars).orElseThrow();
        var owner = new SliceOwner(
                target.organizationId(), target.accountId(), target.connector(), row.vendorId(), row.vendorCode());
        entityManager.persist(new Slice(owner, row.stream(), row.period(), calendar, now));
    }

    /**
     * Ids of the slices to ask for now, subject by subject, days before longer periods and the newest first; not those of
     * {@code except}.
     */
    @Transactional
    List<Long> due(SyncTarget target, Collection<String> streams, Set<Long> except) {
        if (streams.isEmpty()) {
            return List.of();
        }
        // The words of the grains happen to be in alphabetical order: day, month, week, year.
        return entityManager
                .createQuery(
                        "SELECT s.id, s.subject FROM Slice s WHERE s.organizationId = :organization AND s.accountId ="
                                + " :account AND s.nextTryAt <= :now AND s.stream IN :streams AND s.vendorId IN :vendors"
                                + " ORDER BY s.grain, s.periodStart DESC, s.vendorCode, s.stream",
                        Object[].class)
                .setParameter("organization", target.organizationId())
                .setParameter("account", target.accountId())
                .setParameter("now", clock.instant())
                .setParameter("streams", streams)
                .setParameter("vendors", vendorIds(target))
                .getResultStream()
                .sorted(Comparator.comparing(row -> (Subject) row[1]))
                .map(row -> (Long) row[0])
                .filter(id -> !except.contains(id))
                .toList();
    }

    /** Ids of the vendors whose slices count, and what stands for the account itself. */
    static List<Long> vendorIds(SyncTarget target) {
        return Stream.concat(
                        Stream.of(SliceOwner.WHOLE_ACCOUNT),
                        target.vendors().stream().map(LinkedVendor::id))
                .toList();
    }

    /** A person does not want to wait for the plan: whatever is still open is asked now, as far as the store allows. */
    void hurry(SyncTarget target, List<StreamCalendar> calendars) {
        transactions.in(() -> {
            Instant now = clock.instant();
            entityManager
                    .createQuery(
                            "SELECT s FROM Slice s WHERE s.organizationId = :organization AND s.accountId = :account"
                                    + " AND s.nextTryAt > :now",
                            Slice.class)
                    .setParameter("organization", target.organizationId())
                    .setParameter("account", target.accountId())
                    .setParameter("now", now)
                    .getResultList()
                    .forEach(slice -> calendarOf(slice.asked().stream(), calendars)
                            .ifPresent(calendar -> slice.hurry(calendar, now)));
            AccountLease account = entityManager.find(AccountLease.class, target.accountId());
            if (account != null) {
                account.wake();
            }
        });
    }

    private static Optional<StreamCalendar> calendarOf(String stream, List<StreamCalendar> calendars) {
        return calendars.stream()
                .filter(candidate -> candidate.stream().id().equals(stream))
                .findFirst();
    }
}
