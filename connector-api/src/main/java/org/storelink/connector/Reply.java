package org.storelink.connector;

import java.time.Instant;
import java.util.Optional;

/**
 * The publisher's reply to a review as the store has it. A review has one at most.
 *
 * @param changedAt when it was written or replaced, if the store says so
 */
public record Reply(String text, State state, Optional<Instant> changedAt) {

    /** Whether customers see it. */
    public enum State {
        /** The store has taken it and will show it. */
        PENDING,
        PUBLISHED
    }
}
