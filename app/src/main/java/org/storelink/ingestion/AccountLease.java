package org.storelink.ingestion;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who works for an account, and until when it is left alone. The fence grows with every claim and every commit names it, so that
 * whoever was paused and overtaken commits nothing.
 */
@Entity
@Table(name = "account_lease")
class AccountLease {

    @Id
    @Column(name = "account_id")
    private long accountId;

    @Column(name = "organization_id")
    private long organizationId;

    @Column(name = "holder")
    private @Nullable String holder;

    @Column(name = "fence")
    private long fence;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "rest_until")
    private @Nullable Instant restUntil;

    @Column(name = "failures")
    private int failures;

    @Column(name = "plan_at")
    private @Nullable Instant planAt;

    @Column(name = "planned_for")
    private @Nullable String plannedFor;

    @Column(name = "last_sync_at")
    private @Nullable Instant lastSyncAt;

    @SuppressWarnings("NullAway") // JPA fills the fields.
    protected AccountLease() {}

    AccountLease(long organizationId, long accountId, Instant now) {
        this.organizationId = organizationId;
        this.accountId = accountId;
        this.expiresAt = now;
    }

    boolean isFree(Instant now) {
        return holder == null || expiresAt.isBefore(now);
    }

    boolean rests(Instant now) {
        return restUntil != null && now.isBefore(restUntil);
    }

    boolean needsPlan(String inputs, Instant now) {
        return planAt == null || !now.isBefore(planAt) || !inputs.equals(plannedFor);
    }

    void planned(String inputs, Instant nextAt) {
        plannedFor = inputs;
        planAt = nextAt;
    }

    /** Something is out of order: the account is left alone for a while, longer each time; a person may ask sooner. */
    Instant rest(Instant now) {
        failures++;
        Instant until = now.plus(BackOff.STORE.after(failures));
        restUntil = until;
        return until;
    }

    /** A person asks for it now. */
    void wake() {
        restUntil = null;
    }

    /** The store answers again; true when it had not. */
    boolean recovered() {
        boolean hadFailed = failures > 0;
        failures = 0;
        restUntil = null;
        return hadFailed;
    }

    void finished(Instant now) {
        failures = 0;
        restUntil = null;
        lastSyncAt = now;
    }

    Optional<Instant> lastSync() {
        return Optional.ofNullable(lastSyncAt);
    }
}
