package org.storelink.accounts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How far the collecting of an account has come. An empty time leaves what was known.
 *
 * @param lastSync end of the last run that went well
 * @param completeThrough last day for which every report is known; empty while there is none
 */
public record SyncStatus(
        Phase phase, Optional<Instant> lastSync, Optional<Instant> nextSync, Optional<LocalDate> completeThrough) {

    /** What collecting is busy with. */
    public enum Phase {
        /** The history of a newly linked account is on the way. */
        PREPARING,
        SYNCING,
        UP_TO_DATE,
        /** The store has not published what is due. */
        DELAYED
    }
}
