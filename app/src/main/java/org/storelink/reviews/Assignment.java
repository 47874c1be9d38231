package org.storelink.reviews;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** That a member sees to a review. Who leaves the organization is assigned nothing any more. */
@Entity
@Table(name = "review_assignment")
class Assignment {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "review_assignment_seq")
    @SequenceGenerator(name = "review_assignment_seq", sequenceName = "review_assignment_seq", allocationSize = 1)
    private long id;

    @Column(name = "organization_id", updatable = false)
    private long organizationId;

    @Column(name = "review_id", updatable = false)
    private long reviewId;

    @Column(name = "member_id")
    private long memberId;

    @Column(name = "assigned_at")
    private Instant assignedAt;

    @SuppressWarnings("NullAway") // JPA fills the fields.
    protected Assignment() {}

    Assignment(KeptReview review, long memberId, Instant now) {
        this.organizationId = review.organizationId();
        this.reviewId = review.id();
        this.memberId = memberId;
        this.assignedAt = now;
    }

    void pass(long member, Instant now) {
        memberId = member;
        assignedAt = now;
    }

    long reviewId() {
        return reviewId;
    }

    long memberId() {
        return memberId;
    }
}
