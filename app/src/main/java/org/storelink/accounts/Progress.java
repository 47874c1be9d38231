package org.storelink.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far the collecting of an account has come, as ingestion told it. */
@Embeddable
class Progress {

    @Column(name = "last_sync_at")
    private @Nullable Instant lastSync;

    @Column(name = "next_sync_at")
    private @Nullable Instant nextSync;

    @Column(name = "complete_through")
    private @Nullable LocalDate completeThrough;

    /** Keeps what the status says nothing about. */
    void take(SyncStatus status) {
        lastSync = status.lastSync().orElse(lastSync);
        nextSync = status.nextSync().orElse(nextSync);
        completeThrough = status.completeThrough().orElse(completeThrough);
    }

    /** Nothing is planned for an account that is not collected. */
    void stop() {
        nextSync = null;
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
