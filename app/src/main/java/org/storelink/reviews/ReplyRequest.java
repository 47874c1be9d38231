package org.storelink.reviews;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import org.storelink.platform.Actor;

/** A request that a member's program may send again under the same key, as when its answer was lost; it was carried out once. */
@Entity
@Table(name = "reply_request")
class ReplyRequest {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "reply_request_seq")
    @SequenceGenerator(name = "reply_request_seq", sequenceName = "reply_request_seq", allocationSize = 1)
    private long id;

    @Column(name = "organization_id", updatable = false)
    private long organizationId;

    @Column(name = "member_id", updatable = false)
    private long memberId;

    @Column(name = "request_key", updatable = false)
    private String key;

    @Column(name = "review_id", updatable = false)
    private long reviewId;

    @Column(name = "withdraws", updatable = false)
    private boolean withdraws;

    @Column(name = "content", updatable = false)
    @Convert(converter = KeptText.class)
    private String content;

    @SuppressWarnings("NullAway") // JPA fills the fields.
    protected ReplyRequest() {}

    ReplyRequest(Actor actor, String key, KeptReview review, ReplyVersion.Wish wish) {
        this.organizationId = actor.organizationId();
        this.memberId = actor.memberId();
        this.key = key;
        this.reviewId = review.id();
        this.withdraws = wish.withdraws();
        this.content = wish.content();
    }

    boolean isFor(KeptReview review, ReplyVersion.Wish wish) {
        return reviewId == review.id() && withdraws == wish.withdraws() && content.equals(wish.content());
    }
}
