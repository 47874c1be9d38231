package org.storelink.reviews;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storelink.connector.ReplyLimit;

/** When an account is looked through for reviews again, how the last look went, how long its replies may be, and until when they are left alone. */
@Entity
@Table(name = "review_watch")
class Watch {

    private static final Duration FIRST_REST = Duration.ofMinutes(30);
    private static final Duration LONGEST_REST = Duration.ofHours(24);
    private static final Duration FIRST_REST_OF_REPLIES = Duration.ofMinutes(5);
    private static final Duration LONGEST_REST_OF_REPLIES = Duration.ofHours(1);
    private static final int LONGEST_PROBLEM = 2000;

    @Id
    @Column(name = "account_id")
    private long accountId;

    @Column(name = "organization_id", updatable = false)
    private long organizationId;

    @Column(name = "next_look_at")
    private Instant nextLookAt;

    @Column(name = "checked_at")
    private @Nullable Instant checkedAt;

    @Column(name = "failures")
    private int failures;

    @Column(name = "problem")
    private @Nullable String problem;

    @Column(name = "reply_most")
    private @Nullable Integer replyMost;

    @Column(name = "reply_unit")
    @Convert(converter = Words.OfUnit.class)
    private ReplyLimit.@Nullable Unit replyUnit;

    @Column(name = "reply_failures")
    private int replyFailures;

    @Column(name = "replies_rest_until")
    private @Nullable Instant repliesRestUntil;

    @SuppressWarnings("NullAway") // JPA fills the fields.
    protected Watch() {}

    Watch(long organizationId, long accountId, Instant now) {
        this.organizationId = organizationId;
        this.accountId = accountId;
        this.nextLookAt = now;
    }

    void learn(ReplyLimit limit) {
        replyMost = limit.most();
        replyUnit = limit.unit();
    }

    /** @param troubles of the apps that could not be read, in words; while there are any not everything new is known */
    void looked(List<String> troubles, Instant now, Duration interval) {
        if (troubles.isEmpty()) {
            checkedAt = now;
        }
        nextLookAt = now.plus(interval);
        failures = 0;
        problem = troubles.isEmpty() ? null : Clip.to(LONGEST_PROBLEM, String.join(" ", troubles));
    }

    void fail(String words, Instant now) {
        failures++;
        Duration wait = FIRST_REST.multipliedBy(1L << Math.min(failures - 1, 10));
        nextLookAt = now.plus(wait.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : wait);
        problem = Clip.to(LONGEST_PROBLEM, words);
    }

    /** Nothing can be heard of replies: none is sent for a while, and everything else goes on. */
    void restReplies(Instant now) {
        Duration wait = FIRST_REST_OF_REPLIES.multipliedBy(1L << Math.min(replyFailures, 10));
        replyFailures++;
        repliesRestUntil = now.plus(wait.compareTo(LONGEST_REST_OF_REPLIES) > 0 ? LONGEST_REST_OF_REPLIES : wait);
    }

    void hearReplies() {
        replyFailures = 0;
        repliesRestUntil = null;
    }

    boolean missesReplies() {
        return replyFailures > 0;
    }

    /** Nothing is wrong; it is only not the time. */
    void postpone(String words, Instant now) {
        nextLookAt = now.plus(FIRST_REST);
        problem = Clip.to(LONGEST_PROBLEM, words);
    }

    void hurry(Instant now) {
        nextLookAt = now;
        repliesRestUntil = null;
    }

    Instant nextLookAt() {
        return nextLookAt;
    }

    boolean isDue(Instant now) {
        return !now.isBefore(nextLookAt);
    }

    Optional<Instant> checkedAt() {
        return Optional.ofNullable(checkedAt);
    }

    Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    Optional<ReplyLimit> limit() {
        return replyMost == null || replyUnit == null
                ? Optional.empty()
                : Optional.of(new ReplyLimit(replyMost, replyUnit));
    }
}
