package org.storelink.ingestion;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.storelink.accounts.Accounts;
import org.storelink.accounts.LinkedAccount;
import org.storelink.connector.ReportStream;
import org.storelink.connector.Scope;
import org.storelink.platform.Actor;
import org.storelink.platform.Page;
import org.storelink.platform.Paging;
import org.storelink.platform.ProblemException;
import org.storelink.platform.Role;
import org.storelink.plugins.Connectors;
import org.storelink.plugins.InstalledConnector;

/** The ledger of a linked account, as members look at it: what has come, what has not, and why. */
@ApplicationScoped
@Transactional
public class Imports {

    private EntityManager entityManager;
    private Accounts accounts;
    private Connectors connectors;
    private Clock clock;
    private Backfill backfill;

    @SuppressWarnings("NullAway") // For the proxy.
    protected Imports() {}

    @Inject
    Imports(EntityManager entityManager, Accounts accounts, Connectors connectors, Backfill backfill, Clock clock) {
        this.entityManager = entityManager;
        this.accounts = accounts;
        this.connectors = connectors;
        this.backfill = backfill;
        this.clock = clock;
    }

    /** Rows that the filter lets through, newest period first. */
    public Page<ImportRow> list(Actor actor, long accountId, ImportFilter filter, Paging paging) {
        readable(actor, accountId);
        var where =
                new StringBuilder(" FROM Slice s WHERE s.organizationId = :organization AND s.accountId = :account");
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("organization", actor.organizationId());
        values.put("account", accountId);
        filter.stream().ifPresent(stream -> and(where, values, " AND s.stream = :stream", "stream", stream));
        filter.vendor().ifPresent(vendor -> and(where, values, " AND s.vendorCode = :vendor", "vendor", vendor));
        filter.from().ifPresent(from -> and(where, values, " AND s.periodStart >= :from", "from", from));
        filter.to().ifPresent(to -> and(where, values, " AND s.periodStart <= :to", "to", to));
        filter.state().ifPresent(state -> and(where, values, " AND s.state = :state", "state", state));

        long total = with(entityManager.createQuery("SELECT COUNT(s)" + where, Long.class), values)
                .getSingleResult();
        List<Slice> rows = with(
                        entityManager.createQuery(
                                "SELECT s" + where
                                        + " ORDER BY s.periodStart DESC, s.grain, s.stream, s.vendorCode, s.id",
                                Slice.class),
                        values)
                .setFirstResult(paging.offset())
                .setMaxResults(paging.count())
                .getResultList();
        return Page.of(rows.stream().map(Slice::row).toList(), total, paging);
    }

    /** One stream of one vendor, or of the whole account if it is made for that, through a year. */
    public ImportCalendar calendar(Actor actor, long accountId, String stream, long vendor, int year) {
        LinkedAccount account = readable(actor, accountId);
        long vendorId = isMadeOnce(account.connector(), stream) ? SliceOwner.WHOLE_ACCOUNT : vendor;
        List<ImportRow> rows = entityManager
                .createQuery(
                        "SELECT s FROM Slice s WHERE s.organizationId = :organization AND s.accountId = :account"
                                + " AND s.stream = :stream AND s.vendorId = :vendor"
                                + " AND s.periodStart BETWEEN :first AND :last ORDER BY s.periodStart",
                        Slice.class)
                .setParameter("organization", actor.organizationId())
                .setParameter("account", accountId)
                .setParameter("stream", stream)
                .setParameter("vendor", vendorId)
                .setParameter("first", LocalDate.of(year, 1, 1))
                .setParameter("last", LocalDate.of(year, 12, 31))
                .getResultStream()
                .map(Slice::row)
                .toList();
        return new ImportCalendar(year, years(actor, accountId, stream, vendorId), rows);
    }

    private List<Integer> years(Actor actor, long accountId, String stream, long vendorId) {
        Object[] ends = entityManager
                .createQuery(
                        "SELECT MIN(s.periodStart), MAX(s.periodStart) FROM Slice s"
                                + " WHERE s.organizationId = :organization AND s.accountId = :account"
                                + " AND s.stream = :stream AND s.vendorId = :vendor",
                        Object[].class)
                .setParameter("organization", actor.organizationId())
                .setParameter("account", accountId)
                .setParameter("stream", stream)
                .setParameter("vendor", vendorId)
                .getSingleResult();
        List<Integer> years = new ArrayList<>();
        if (ends[0] instanceof LocalDate first && ends[1] instanceof LocalDate last) {
            for (int year = first.getYear(); year <= last.getYear(); year++) {
                years.add(year);
            }
        }
        return years;
    }

    /** How far the account's reports have come. */
    public SyncProgress progress(Actor actor, long accountId) {
        LinkedAccount account = readable(actor, accountId);
        Instant now = clock.instant();
        var tally = new ProgressTally(labels(account.connector()));
        entityManager
                .createQuery(
                        "SELECT s.stream, s.state, COUNT(s) FROM Slice s WHERE s.organizationId = :organization"
                                + " AND s.accountId = :account GROUP BY s.stream, s.state",
                        Object[].class)
                .setParameter("organization", actor.organizationId())
                .setParameter("account", accountId)
                .getResultList()
                .forEach(row -> tally.add((String) row[0], (ImportState) row[1], (Long) row[2]));
        boolean running = Optional.ofNullable(entityManager.find(AccountLease.class, accountId))
                .map(lease -> !lease.isFree(now))
                .orElse(false);
        return tally.progress(running, account.lastSync(), account.nextSync(), account.completeThrough());
    }

    private Map<String, String> labels(String connector) {
        Map<String, String> labels = new LinkedHashMap<>();
        streams(connector).forEach(stream -> labels.put(stream.id(), stream.label()));
        return labels;
    }

    private boolean isMadeOnce(String connector, String stream) {
        return streams(connector).stream().anyMatch(one -> one.id().equals(stream) && one.scope() == Scope.ACCOUNT);
    }

    private List<ReportStream> streams(String connector) {
        return connectors
                .find(connector)
                .map(InstalledConnector::descriptor)
                .map(descriptor -> descriptor.streams())
                .orElse(List.of());
    }

    /**
     * Asks the store again for all periods of a stream that begin between two days, whatever is known of them. What is loaded stays
     * until something else has come.
     *
     * @return how many periods will be asked for
     * @throws ProblemException bad request, naming the field; conflict, when the store may not be asked now
     */
    public int backfill(Actor actor, long accountId, String stream, LocalDate from, LocalDate to) {
        LinkedAccount account = accounts.collectable(actor, accountId);
        if (!labels(account.connector()).containsKey(stream)) {
            throw ProblemException.badField(
                    "stream",
                    "must be one of "
                            + String.join(", ", labels(account.connector()).keySet()) + ".");
        }
        if (to.isBefore(from)) {
            throw ProblemException.badField("to", "must not be before from.");
        }
        return backfill.ask(actor.organizationId(), accountId, stream, from, to);
    }

    private LinkedAccount readable(Actor actor, long accountId) {
        actor.require(Role.VIEWER);
        return accounts.get(actor, accountId);
    }

    private static void and(
            StringBuilder where, Map<String, Object> values, String condition, String name, Object value) {
        where.append(condition);
        values.put(name, value);
    }

    private static <T> TypedQuery<T> with(TypedQuery<T> query, Map<String, Object> values) {
        values.forEach(query::setParameter);
        return query;
    }
}
