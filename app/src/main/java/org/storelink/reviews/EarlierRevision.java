package org.storelink.reviews;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** What a review said before its customer changed it. */
@Entity
@Table(name = "review_revision")
class EarlierRevision {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "review_revision_seq")
    @SequenceGenerator(name = "review_revision_seq", sequenceName = "review_revision_seq", allocationSize = 1)
    private long id;

    @Column(name = "organization_id", updatable = false)
    private long organizationId;

    @Column(name = "review_id", updatable = false)
    private long reviewId;

    @Column(name = "revision", updatable = false)
    private int number;

    @Embedded
    private Saying saying;

    @Column(name = "replaced_at", updatable = false)
    private Instant replacedAt;

    @SuppressWarnings("NullAway") // JPA fills the fields.
    protected EarlierRevision() {}

    EarlierRevision(long organizationId, long reviewId, int number, Saying saying, Instant replacedAt) {
        this.organizationId = organizationId;
        this.reviewId = reviewId;
        this.number = number;
        this.saying = saying;
        this.replacedAt = replacedAt;
    }

    int number() {
        return number;
    }

    Saying saying() {
        return saying;
    }

    Instant replacedAt() {
        return replacedAt;
    }
}
