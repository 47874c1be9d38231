package org.storelink.organizations;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/**
 * How often somebody tried to sign in lately: by one e-mail address, from one network address, or by the one from a place where it
 * worked before. The first attempts are free; after them each one closes the door for a time that doubles up to a bound.
 */
@Entity
@Table(name = "sign_in_count")
class AttemptCount {

    /** Attempts are forgotten when none was counted for so long. Longer than every delay, or waiting would reset it. */
    private static final Duration MEMORY = Duration.ofHours(1);

    @Id
    @Column(name = "subject")
    private String subject;

    @Column(name = "attempts")
    private int attempts;

    @Column(name = "counted_at")
    private Instant countedAt;

    @Column(name = "closed_until")
    private Instant closedUntil;

    @Column(name = "kept_until")
    private Instant keptUntil;

    protected AttemptCount() {}

    AttemptCount(String subject, Instant now) {
        this.subject = subject;
        this.attempts = 0;
        this.countedAt = now;
        this.closedUntil = now;
        this.keptUntil = now;
    }

    /** Zero when an attempt is allowed. An attempt that is not allowed does not count: knocking must not keep the door shut. */
    Duration closedFor(Instant now) {
        return now.isBefore(closedUntil) ? Duration.between(now, closedUntil) : Duration.ZERO;
    }

    void count(Instant now, int free, Duration longest) {
        if (countedAt.plus(MEMORY).isBefore(now)) {
            attempts = 0;
        }
        attempts++;
        countedAt = now;
        closedUntil = now.plus(delay(attempts - free, longest));
        keep(now.plus(MEMORY));
    }

    /** Takes one attempt back that turned out well. */
    void takeBack(Instant now) {
        attempts = Math.max(0, attempts - 1);
        closedUntil = now;
    }

    /** Attempts so far led to a good one: they are forgotten, the row itself is remembered for a while. */
    void prove(Instant until) {
        attempts = 0;
        closedUntil = countedAt;
        keep(until);
    }

    boolean isKept(Instant now) {
        return now.isBefore(keptUntil);
    }

    private void keep(Instant until) {
        if (until.isAfter(keptUntil)) {
            keptUntil = until;
        }
    }

    int attempts() {
        return attempts;
    }

    private static Duration delay(int beyondFree, Duration longest) {
        if (beyondFree < 0) {
            return Duration.ZERO;
        }
        Duration doubled = Duration.ofSeconds(1L << Math.min(beyondFree, 30));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }
}
