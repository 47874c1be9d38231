package org.storelink.reviews;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import org.storelink.platform.Actor;
import org.storelink.platform.Role;

/** What a member says to the others about a review. Written once; no store ever gets it. */
@Entity
@Table(name = "review_note")
class KeptNote {

    /** Of its column. */
    static final int ROOM = 8000;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "review_note_seq")
    @SequenceGenerator(name = "review_note_seq", sequenceName = "review_note_seq", allocationSize = 1)
    private long id;

    @Column(name = "organization_id", updatable = false)
    private long organizationId;

    @Column(name = "review_id", updatable = false)
    private long reviewId;

    @Column(name = "member_id", updatable = false)
    private long memberId;

    @Column(name = "member_name", updatable = false)
    private String memberName;

    @Column(name = "content", updatable = false)
    @Convert(converter = KeptText.class)
    private String content;

    @Column(name = "written_at", updatable = false)
    private Instant writtenAt;

    @SuppressWarnings("NullAway") // JPA fills the fields.
    protected KeptNote() {}

    KeptNote(KeptReview review, Actor actor, String content, Instant now) {
        this.organizationId = review.organizationId();
        this.reviewId = review.id();
        this.memberId = actor.memberId();
        this.memberName = actor.name();
        this.content = content;
        this.writtenAt = now;
    }

    /** Its writer and Owners. */
    boolean mayBeDeletedBy(Actor actor) {
        return memberId == actor.memberId() || actor.role().includes(Role.OWNER);
    }

    ReviewNote view(Actor reader) {
        return new ReviewNote(id, content, new ReplyView.Writer(memberName), writtenAt, mayBeDeletedBy(reader));
    }
}
