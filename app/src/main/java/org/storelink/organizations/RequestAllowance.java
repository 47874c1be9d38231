package org.storelink.organizations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.storelink.platform.Actor;

/**
 * Counts API requests per organization and day (UTC). Each node counts in memory and adds to the database at most every five seconds,
 * so a request costs no write: nodes see each other's requests that much later, and a crash forgets the last seconds.
 */
@ApplicationScoped
public class RequestAllowance {

    private static final System.Logger LOG = System.getLogger(RequestAllowance.class.getName());
    private static final Duration WRITE_EVERY = Duration.ofSeconds(5);
    private static final int HISTORY_DAYS = 30;

    private final UsageLedger ledger;
    private final Clock clock;
    private final long limit;
    private final Map<Long, Count> counts = new ConcurrentHashMap<>();

    private record Count(LocalDate day, long stored, long pending, Instant writeAt) {

        Count plusOne() {
            return new Count(day, stored, pending + 1, writeAt);
        }
    }

    @Inject
    RequestAllowance(UsageLedger ledger, Clock clock, OrganizationsConfig config) {
        this.ledger = ledger;
        this.clock = clock;
        this.limit = config.dailyLimit();
    }

    @SuppressWarnings("NullAway") // For the client proxy, which has no fields of its own.
    protected RequestAllowance() {
        this.ledger = null;
        this.clock = null;
        this.limit = 0;
    }

    /** Counts one request of the organization. Other requests of it wait while this one writes to the database. */
    public Allowance count(long organizationId) {
        Count count = counts.compute(organizationId, this::counted);
        return allowance(count.stored() + count.pending());
    }

    /** As of now, without counting. */
    public Allowance today(Actor actor) {
        Count count = counts.get(actor.organizationId());
        return allowance(count != null && count.day().equals(today()) ? count.stored() + count.pending() : 0);
    }

    /** Requests per day of the last 30 days, today included, days without requests as 0. */
    public SortedMap<LocalDate, Long> history(Actor actor) {
        SortedMap<LocalDate, Long> days = new TreeMap<>();
        LocalDate first = today().minusDays(HISTORY_DAYS - 1L);
        first.datesUntil(today().plusDays(1)).forEach(day -> days.put(day, 0L));
        ledger.since(actor.organizationId(), first).forEach(usage -> days.put(usage.usedOn(), usage.requests()));
        days.merge(today(), today(actor).used(), Math::max);
        return days;
    }

    /** While the application stops, not when this is destroyed: by then Liberty has closed the entity manager factory. */
    void stop(@Observes Shutdown stopping) {
        writeDown();
    }

    void writeDown() {
        counts.forEach((organizationId, count) -> {
            if (count.pending() > 0) {
                ledger.add(organizationId, count.day(), count.pending());
            }
        });
        counts.clear();
    }

    private Count counted(long organizationId, @Nullable Count before) {
        Instant now = clock.instant();
        if (before == null) {
            return written(organizationId, new Count(today(), 0, 1, now));
        }
        if (!before.day().equals(today())) {
            written(organizationId, before);
            return written(organizationId, new Count(today(), 0, 1, now));
        }
        Count next = before.plusOne();
        return now.isBefore(before.writeAt()) ? next : written(organizationId, next);
    }

    private Count written(long organizationId, Count count) {
        Instant writeAt = clock.instant().plus(WRITE_EVERY);
        try {
            long stored = ledger.add(organizationId, count.day(), count.pending());
            return new Count(count.day(), stored, 0, writeAt);
        } catch (RuntimeException e) {
            // Counting must never be what a request fails of.
            LOG.log(Level.WARNING, "API requests could not be written down; they are kept for the next time", e);
            return new Count(count.day(), count.stored(), count.pending(), writeAt);
        }
    }

    private Allowance allowance(long used) {
        Instant now = clock.instant();
        Instant nextDay = today().plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        return new Allowance(used, limit, Duration.between(now, nextDay));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
