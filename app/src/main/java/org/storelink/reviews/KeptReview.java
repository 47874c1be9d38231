package org.storelink.reviews;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storelink.connector.Reply;
import org.storelink.connector.Review;

/**
 * A customer's review. It is made when a page of the store shows it first, whatever account reads it, and follows what the store shows
 * from then on: an edit makes a new revision, and one that is not there any more stays here as deleted. Beside what the customer says it
 * holds the reply that the store has, and how the newest reply written here is doing.
 */
@Entity
@Table(name = "review")
class KeptReview {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "review_seq")
    @SequenceGenerator(name = "review_seq", sequenceName = "review_seq", allocationSize = 1)
    private long id;

    @Column(name = "organization_id", updatable = false)
    private long organizationId;

    @Column(name = "store", updatable = false)
    private String store;

    @Column(name = "product_id", updatable = false)
    private long productId;

    @Column(name = "country")
    private String country;

    @Embedded
    private Saying saying;

    @Column(name = "numbering")
    private String numbering;

    @Column(name = "revision")
    private int revision;

    @Column(name = "content_hash")
    private String contentHash;

    @Column(name = "first_seen_at", updatable = false)
    private Instant firstSeenAt;

    @Column(name = "deleted_at")
    private @Nullable Instant deletedAt;

    @Column(name = "store_reply")
    @Convert(converter = KeptText.class)
    private @Nullable String storeReply;

    @Column(name = "store_reply_state")
    @Convert(converter = Words.OfStoreReply.class)
    private Reply.@Nullable State storeReplyState;

    @Column(name = "store_reply_at")
    private @Nullable Instant storeReplyAt;

    @Column(name = "response_state")
    @Convert(converter = Words.OfReplyState.class)
    private ReplyState responseState;

    @Column(name = "reply_turn")
    private int replyTurn;

    @Column(name = "newest_version")
    private int newestVersion;

    @SuppressWarnings("NullAway") // JPA fills the fields.
    protected KeptReview() {}

    KeptReview(long organizationId, String store, long productId, Review review, Instant now) {
        this.organizationId = organizationId;
        this.store = store;
        this.productId = productId;
        this.country = review.country();
        this.saying = Saying.of(review);
        this.numbering = review.id().numbering();
        this.revision = 1;
        this.contentHash = saying.hash();
        this.firstSeenAt = now;
        this.responseState = ReplyState.NONE;
    }

    /**
     * Follows what the store shows. Of two numberings one may lag behind, so words of another numbering count only when they are newer;
     * older words never do, as in a page that was read before another one and written down after it.
     *
     * @return what the review said before, if the customer has changed it
     */
    Optional<EarlierRevision> take(Review shown, Instant now) {
        Saying next = Saying.of(shown);
        boolean newer = next.writtenAt().isAfter(saying.writtenAt());
        boolean older = next.writtenAt().isBefore(saying.writtenAt());
        boolean counts = newer || !older && shown.id().numbering().equals(numbering);
        if (!counts) {
            return Optional.empty();
        }
        numbering = shown.id().numbering();
        if (saying.saysAs(next)) {
            saying = saying.again(next);
            return Optional.empty();
        }
        EarlierRevision earlier = new EarlierRevision(organizationId, id, revision, saying.copy(), now);
        saying = next;
        contentHash = next.hash();
        revision++;
        return Optional.of(earlier);
    }

    /** The store shows it again, or still. */
    void live() {
        deletedAt = null;
    }

    void delete(Instant now) {
        deletedAt = now;
    }

    /**
     * Of a reply that the store gives no date it counts when it was seen first.
     *
     * @return whether somebody has changed it at the store since it was seen last
     */
    boolean takeReply(Optional<Reply> shown, Instant now) {
        boolean changed = !storeReply()
                .map(known ->
                        shown.filter(reply -> Texts.same(known, reply.text())).isPresent())
                .orElse(shown.isEmpty());
        storeReply = shown.map(reply -> KeptText.fitting(reply.text(), KeptText.ROOM))
                .orElse(null);
        storeReplyState = shown.map(Reply::state).orElse(null);
        Instant seen = changed || storeReplyAt == null ? now : storeReplyAt;
        storeReplyAt = shown.map(reply -> reply.changedAt().orElse(seen).truncatedTo(ChronoUnit.MILLIS))
                .orElse(null);
        return changed;
    }

    /** Somebody has written: who acts on an older state is told. */
    void turn() {
        replyTurn++;
    }

    /** Makes room for one more version of the reply, and says its number. */
    int nextVersion() {
        turn();
        return ++newestVersion;
    }

    void respond(ReplyState state) {
        responseState = state;
    }

    /** The state that follows from the store alone. */
    ReplyState shownAtStore() {
        return storeReplyState == null
                ? ReplyState.NONE
                : storeReplyState == Reply.State.PUBLISHED ? ReplyState.PUBLISHED : ReplyState.PENDING;
    }

    long id() {
        return id;
    }

    long organizationId() {
        return organizationId;
    }

    String store() {
        return store;
    }

    long productId() {
        return productId;
    }

    String country() {
        return country;
    }

    Saying saying() {
        return saying;
    }

    int revision() {
        return revision;
    }

    String contentHash() {
        return contentHash;
    }

    boolean isDeleted() {
        return deletedAt != null;
    }

    Optional<String> storeReply() {
        return Optional.ofNullable(storeReply);
    }

    Optional<Instant> storeReplyAt() {
        return Optional.ofNullable(storeReplyAt);
    }

    ReplyState responseState() {
        return responseState;
    }

    int replyTurn() {
        return replyTurn;
    }

    int newestVersion() {
        return newestVersion;
    }
}
