package org.storelink.reviews;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storelink.connector.ResumeToken;
import org.storelink.connector.Review;
import org.storelink.connector.ReviewPage;

/**
 * The reviews of an app as an account reads them. It is read in walks: from the newest back to ground that an earlier walk has covered, now and
 * then to the oldest. Ground is only what a finished walk has covered, so whatever a crash leaves out is read by the next walk.
 */
@Entity
@Table(name = "review_feed")
class Feed {

    /** How far a walk goes back into known ground: stores show some reviews hours after the time that they give them. */
    private static final Duration OVERLAP = Duration.ofDays(2);

    private static final Duration FIRST_REST = Duration.ofMinutes(15);
    private static final Duration LONGEST_REST = Duration.ofHours(24);
    private static final int LONGEST_PROBLEM = 2000;

    /** Stands for reviews of several numberings in one walk. */
    private static final String SEVERAL = "*";

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "review_feed_seq")
    @SequenceGenerator(name = "review_feed_seq", sequenceName = "review_feed_seq", allocationSize = 1)
    private long id;

    @Column(name = "organization_id", updatable = false)
    private long organizationId;

    @Column(name = "account_id", updatable = false)
    private long accountId;

    @Column(name = "app", updatable = false)
    private String app;

    @Column(name = "product_id")
    private long productId;

    @Column(name = "ground_at")
    private @Nullable Instant ground;

    @Column(name = "read_whole_at")
    private @Nullable Instant readWholeAt;

    @Column(name = "tried_at")
    private @Nullable Instant triedAt;

    @Column(name = "checked_at")
    private @Nullable Instant checkedAt;

    @Column(name = "walk_began_at")
    private @Nullable Instant walkBeganAt;

    @Column(name = "walk_floor")
    private @Nullable Instant walkFloor;

    @Column(name = "walk_newest")
    private @Nullable Instant walkNewest;

    @Column(name = "walk_numbering")
    private @Nullable String walkNumbering;

    @Column(name = "resume_token")
    @Convert(converter = KeptText.class)
    private @Nullable String resumeToken;

    @Column(name = "failures")
    private int failures;

    @Column(name = "rest_until")
    private @Nullable Instant restUntil;

    @Column(name = "problem")
    private @Nullable String problem;

    @SuppressWarnings("NullAway") // JPA fills the fields.
    protected Feed() {}

    Feed(long organizationId, long accountId, String app, long productId) {
        this.organizationId = organizationId;
        this.accountId = accountId;
        this.app = app;
        this.productId = productId;
    }

    /** Goes on with the walk that was cut off, or begins one. */
    void walk(Instant now, Duration wholeEvery) {
        triedAt = now;
        if (walkBeganAt == null) {
            boolean whole = ground == null || readWholeAt == null || !now.isBefore(readWholeAt.plus(wholeEvery));
            walkBeganAt = now.truncatedTo(ChronoUnit.MILLIS);
            walkFloor = whole || ground == null ? null : ground.minus(OVERLAP);
            walkNewest = null;
            walkNumbering = null;
            resumeToken = null;
        }
    }

    /** The walk leads nowhere any more: another one begins at the front, and goes as far. */
    void beginAnew(Instant now) {
        Instant began = walkBeganAt();
        Instant again = now.truncatedTo(ChronoUnit.MILLIS);
        walkBeganAt = again.isAfter(began) ? again : began.plusMillis(1);
        walkNewest = null;
        walkNumbering = null;
        resumeToken = null;
    }

    void met(ReviewPage page) {
        for (Review review : page.reviews()) {
            Instant written = review.writtenAt().truncatedTo(ChronoUnit.MILLIS);
            if (walkNewest == null || written.isAfter(walkNewest)) {
                walkNewest = written;
            }
            String numbering = review.id().numbering();
            walkNumbering = walkNumbering == null || walkNumbering.equals(numbering) ? numbering : SEVERAL;
        }
        resumeToken = page.next().map(ResumeToken::value).orElse(null);
    }

    /** Whether the page has come to known ground, or to the end. */
    boolean endsWith(ReviewPage page) {
        return page.next().isEmpty()
                || walkFloor != null
                        && !page.reviews().isEmpty()
                        && page.reviews().getLast().writtenAt().isBefore(walkFloor);
    }

    /** A date of the store's that lies ahead must not hide what is written until then. */
    void finish(Instant now) {
        Instant began = walkBeganAt == null ? now : walkBeganAt;
        Instant newest = walkNewest == null || walkNewest.isAfter(began) ? began : walkNewest;
        ground = ground == null || newest.isAfter(ground) ? newest : ground;
        if (walkFloor == null) {
            readWholeAt = began;
        }
        checkedAt = now;
        walkBeganAt = null;
        resumeToken = null;
        failures = 0;
        restUntil = null;
        problem = null;
    }

    /** The next visit begins with it. */
    void putFirst() {
        triedAt = null;
    }

    void fail(String words, Instant now) {
        failures++;
        Duration wait = FIRST_REST.multipliedBy(1L << Math.min(failures - 1, 10));
        restUntil = now.plus(wait.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : wait);
        problem = Clip.to(LONGEST_PROBLEM, words);
    }

    /** When a visit came to this app last, whatever it came to. */
    Optional<Instant> triedAt() {
        return Optional.ofNullable(triedAt);
    }

    Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    boolean rests(Instant now) {
        return restUntil != null && now.isBefore(restUntil);
    }

    boolean isCheckedSince(Instant moment) {
        return checkedAt != null && !checkedAt.isBefore(moment) && walkBeganAt == null;
    }

    void wake() {
        restUntil = null;
    }

    void belongTo(long product) {
        productId = product;
    }

    long organizationId() {
        return organizationId;
    }

    long accountId() {
        return accountId;
    }

    String app() {
        return app;
    }

    long productId() {
        return productId;
    }

    Instant walkBeganAt() {
        return Objects.requireNonNull(walkBeganAt);
    }

    Optional<Instant> walkFloor() {
        return Optional.ofNullable(walkFloor);
    }

    /** The one numbering of everything that the walk has met; empty when it met nothing, or several. */
    Optional<String> walkNumbering() {
        return Optional.ofNullable(walkNumbering).filter(word -> !word.equals(SEVERAL));
    }

    boolean hasMetSeveralNumberings() {
        return SEVERAL.equals(walkNumbering);
    }

    Optional<ResumeToken> next() {
        return Optional.ofNullable(resumeToken).map(ResumeToken::new);
    }
}
