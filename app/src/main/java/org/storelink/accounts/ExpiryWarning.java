package org.storelink.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A warning that an account will need a person: so many days ahead of the moment that the store named. */
@Embeddable
class ExpiryWarning {

    /** How long before a person is needed the account begins to say so. */
    static final Duration EARLIEST = Duration.ofDays(7);

    private static final List<Integer> DAYS_AHEAD = List.of(1, 3, 7);

    /** Stores name the moment anew with each answer, a little off from the last time. */
    private static final Duration SAME_MOMENT = Duration.ofDays(1);

    @Column(name = "warned_of")
    private Instant expiresAt;

    @Column(name = "warned_days")
    private int daysAhead;

    @SuppressWarnings("NullAway") // JPA fills the fields.
    protected ExpiryWarning() {}

    private ExpiryWarning(Instant expiresAt, int daysAhead) {
        this.expiresAt = expiresAt;
        this.daysAhead = daysAhead;
    }

    /** The nearest one whose time has come; empty before the first and when the moment is past. */
    static Optional<ExpiryWarning> at(Instant now, Instant expiresAt) {
        return DAYS_AHEAD.stream()
                .filter(days -> !now.isBefore(expiresAt.minus(Duration.ofDays(days))))
                .findFirst()
                .filter(_ -> now.isBefore(expiresAt))
                .map(days -> new ExpiryWarning(expiresAt, days));
    }

    /** Whether it says something that the last warning did not. */
    boolean isNewAfter(@Nullable ExpiryWarning last) {
        return last == null || daysAhead < last.daysAhead || !isOfSameMoment(last);
    }

    private boolean isOfSameMoment(ExpiryWarning other) {
        return Duration.between(expiresAt, other.expiresAt).abs().compareTo(SAME_MOMENT) < 0;
    }

    int daysAhead() {
        return daysAhead;
    }

    Instant expiresAt() {
        return expiresAt;
    }
}
