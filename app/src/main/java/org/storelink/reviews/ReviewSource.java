package org.storelink.reviews;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.storelink.connector.ReviewId;

/**
 * Under which of a store's ids an account reads a review. A review that the store does not show any more is given up when a second walk has
 * missed it: pages move while they are read, and one walk may miss what is there.
 */
@Entity
@Table(name = "review_source")
class ReviewSource {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "review_source_seq")
    @SequenceGenerator(name = "review_source_seq", sequenceName = "review_source_seq", allocationSize = 1)
    private long id;

    @Column(name = "organization_id", updatable = false)
    private long organizationId;

    @Column(name = "account_id", updatable = false)
    private long accountId;

    @Column(name = "connector", updatable = false)
    private String connector;

    @Column(name = "numbering", updatable = false)
    private String numbering;

    @Column(name = "store_value", updatable = false)
    private String value;

    @Column(name = "review_id", updatable = false)
    private long reviewId;

    @Column(name = "app", updatable = false)
    private String app;

    @Column(name = "seen_at")
    private Instant seenAt;

    @Column(name = "missed_at")
    private @Nullable Instant missedAt;

    @Column(name = "gone_at")
    private @Nullable Instant goneAt;

    @SuppressWarnings("NullAway") // JPA fills the fields.
    protected ReviewSource() {}

    ReviewSource(Feed feed, String connector, ReviewId storeId, long reviewId, Instant walkBeganAt) {
        this.organizationId = feed.organizationId();
        this.accountId = feed.accountId();
        this.connector = connector;
        this.numbering = storeId.numbering();
        this.value = storeId.value();
        this.reviewId = reviewId;
        this.app = feed.app();
        this.seenAt = walkBeganAt;
    }

    /** @return whether this walk had not met it yet */
    boolean see(Instant walkBeganAt) {
        boolean news = seenAt.isBefore(walkBeganAt);
        seenAt = walkBeganAt;
        missedAt = null;
        goneAt = null;
        return news;
    }

    void miss(Instant walkBeganAt) {
        if (missedAt == null) {
            missedAt = walkBeganAt;
        } else if (missedAt.isBefore(walkBeganAt) && goneAt == null) {
            goneAt = walkBeganAt;
        }
    }

    boolean isGone() {
        return goneAt != null;
    }

    /** When the first walk began that missed it; only of one that is gone. */
    Instant missedAt() {
        return Objects.requireNonNull(missedAt);
    }

    long organizationId() {
        return organizationId;
    }

    long accountId() {
        return accountId;
    }

    long reviewId() {
        return reviewId;
    }

    ReviewId storeId() {
        return new ReviewId(numbering, value);
    }
}
