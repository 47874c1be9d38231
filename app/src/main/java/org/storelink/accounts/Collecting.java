package org.storelink.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether an account is collected, and how far that has come. */
@Embeddable
class Collecting {

    @Column(name = "auto_import")
    private boolean automatic;

    @Column(name = "paused_at")
    private @Nullable Instant pausedAt;

    @Column(name = "last_sync_at")
    private @Nullable Instant lastSync;

    @Column(name = "next_sync_at")
    private @Nullable Instant nextSync;

    @Column(name = "complete_through")
    private @Nullable LocalDate completeThrough;

    protected Collecting() {}

    Collecting(boolean automatic) {
        this.automatic = automatic;
    }

    /** Keeps what the status says nothing about; of which day everything is known it always says. */
    void take(SyncStatus status) {
        lastSync = status.lastSync().orElse(lastSync);
        nextSync = status.nextSync().orElse(nextSync);
        completeThrough = status.completeThrough().orElse(null);
    }

    void automatically(boolean wanted) {
        automatic = wanted;
        if (!wanted) {
            planNothing();
        }
    }

    void pause(Instant now) {
        pausedAt = now;
        planNothing();
    }

    void resume() {
        pausedAt = null;
    }

    /** There is more to collect than before: until it has come, nothing is complete. */
    void lackHistory() {
        completeThrough = null;
    }

    void planNothing() {
        nextSync = null;
    }

    boolean isAutomatic() {
        return automatic;
    }

    Optional<Instant> pausedAt() {
        return Optional.ofNullable(pausedAt);
    }

    Optional<Instant> lastSync() {
        return Optional.ofNullable(lastSync);
    }

    Optional<Instant> nextSync() {
        return Optional.ofNullable(nextSync);
    }

    Optional<LocalDate> completeThrough() {
        return Optional.ofNullable(completeThrough);
    }
}
