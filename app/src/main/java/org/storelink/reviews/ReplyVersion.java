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
import org.storelink.connector.Reply;
import org.storelink.platform.Actor;

/**
 * A text that somebody wrote in reply to a review, or the wish to take the reply back. It is kept before anything is sent and never
 * changed or removed; only its state goes on. While it is {@link ReplyState#SENDING} a crash leaves open whether the store has it, so whoever finds
 * it so asks the store first.
 */
@Entity
@Table(name = "reply_version")
class ReplyVersion {

    /** How often a reply that the store has taken is looked after until it is published. */
    private static final Duration LOOK_AGAIN = Duration.ofHours(1);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int LONGEST_REASON = 2000;
    private static final int LONGEST_NAME = 400;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "reply_version_seq")
    @SequenceGenerator(name = "reply_version_seq", sequenceName = "reply_version_seq", allocationSize = 1)
    private long id;

    @Column(name = "organization_id", updatable = false)
    private long organizationId;

    @Column(name = "review_id", updatable = false)
    private long reviewId;

    @Column(name = "version_number", updatable = false)
    private int number;

    @Column(name = "account_id", updatable = false)
    private long accountId;

    @Column(name = "withdraws", updatable = false)
    private boolean withdraws;

    @Column(name = "content", updatable = false)
    @Convert(converter = KeptText.class)
    private String content;

    @Column(name = "member_id", updatable = false)
    private long memberId;

    @Column(name = "member_name", updatable = false)
    private String memberName;

    @Column(name = "written_at", updatable = false)
    private Instant writtenAt;

    @Column(name = "review_revision", updatable = false)
    private int reviewRevision;

    @Column(name = "before_text", updatable = false)
    @Convert(converter = KeptText.class)
    private @Nullable String before;

    @Column(name = "stored_text")
    @Convert(converter = KeptText.class)
    private @Nullable String stored;

    @Column(name = "state")
    @Convert(converter = Words.OfReplyState.class)
    private ReplyState state;

    @Column(name = "reason")
    private String reason;

    @Column(name = "tries")
    private int tries;

    @Column(name = "missed_answers")
    private int missedAnswers;

    @Column(name = "sent_at")
    private @Nullable Instant sentAt;

    @Column(name = "settled_at")
    private @Nullable Instant settledAt;

    @Column(name = "next_try_at")
    private @Nullable Instant nextTryAt;

    /**
     * What is wished for.
     *
     * @param content empty when the reply is to be taken back
     */
    record Wish(boolean withdraws, String content) {}

    @SuppressWarnings("NullAway") // JPA fills the fields.
    protected ReplyVersion() {}

    /** Takes the next number of the review. */
    ReplyVersion(KeptReview review, long accountId, Actor writer, Wish wish, Instant now) {
        this.organizationId = review.organizationId();
        this.reviewId = review.id();
        this.number = review.nextVersion();
        this.accountId = accountId;
        this.withdraws = wish.withdraws();
        this.content = wish.content();
        this.memberId = writer.memberId();
        this.memberName = Clip.to(LONGEST_NAME, writer.name());
        this.writtenAt = now.truncatedTo(ChronoUnit.MILLIS);
        this.reviewRevision = review.revision();
        this.before = review.storeReply().orElse(null);
        this.state = ReplyState.QUEUED;
        this.reason = "";
        this.nextTryAt = now;
    }

    /**
     * Whether it is under way and the wish is the same, in sight of the same reply and by the same account. What stands at the store is no
     * reason to do nothing: it may be another text since it was read.
     */
    boolean isSameAs(Wish wish, KeptReview review, Optional<Long> account) {
        return state.isUnderWay()
                && withdraws == wish.withdraws()
                && content.equals(wish.content())
                && Objects.equals(before, review.storeReply().orElse(null))
                && account.filter(chosen -> chosen == accountId).isPresent();
    }

    /** Whether what the store has is what this version asked for. */
    boolean isFulfilledBy(Optional<Reply> there) {
        return withdraws
                ? there.isEmpty()
                : there.filter(reply -> isText(reply.text())).isPresent();
    }

    /** Whether the text is this version's, as it was written or as the store gave it back. */
    boolean isText(String text) {
        return !withdraws && (Texts.same(content, text) || stored != null && Texts.same(stored, text));
    }

    /** Whether it would replace nothing but what its writer saw. Where no reply stands a text replaces nothing. */
    boolean replacesOnlyWhatWasSeen(Optional<Reply> there) {
        return !withdraws && there.isEmpty() || isAsBefore(there);
    }

    /**
     * Whether what a page of reviews shows is older than what this version has come to: the page was read before, or the store shows there
     * late what it has taken.
     */
    boolean isOlder(Optional<Reply> there, Duration settle, Instant now) {
        boolean isSettled = state.isAtStore() || state == ReplyState.WITHDRAWN;
        return isSettled
                && settledAt != null
                && now.isBefore(settledAt.plus(settle))
                && !isFulfilledBy(there)
                && isAsBefore(there);
    }

    private boolean isAsBefore(Optional<Reply> there) {
        String seen = before;
        return seen == null
                ? there.isEmpty()
                : there.filter(reply -> Texts.same(seen, reply.text())).isPresent();
    }

    /** From here on the store may have it, until {@link #settle} or {@link #backToQueue}. */
    void send(Instant now) {
        state = ReplyState.SENDING;
        tries++;
        sentAt = now;
        nextTryAt = now;
        reason = "";
    }

    /** The store's answer was lost. */
    void lose(String words, Instant now) {
        state = ReplyState.UNKNOWN;
        postpone(words, now);
    }

    /** The store has certainly not got it. */
    void backToQueue(String words, Instant now) {
        state = ReplyState.QUEUED;
        postpone(words, now);
    }

    /** The store did not say what it has: it is asked again later, more and more seldom. */
    void missAnswer(String words, Instant now) {
        missedAnswers++;
        postpone(words, now);
    }

    /** The store has said what it has. */
    void hear() {
        missedAnswers = 0;
    }

    /** It stays as it is and is looked at later. */
    void postpone(String words, Instant now) {
        int before = Math.max(Math.max(tries, missedAnswers) - 1, 0);
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(before, 7));
        reason = Clip.to(LONGEST_REASON, words);
        nextTryAt = now.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
    }

    /** The store has what this version asked for. */
    void settle(Optional<Reply> there, Instant now) {
        boolean shown =
                there.map(reply -> reply.state() == Reply.State.PUBLISHED).orElse(true);
        state = withdraws ? ReplyState.WITHDRAWN : shown ? ReplyState.PUBLISHED : ReplyState.PENDING;
        stored = there.map(reply -> KeptText.fitting(reply.text(), KeptText.ROOM))
                .orElse(null);
        reason = "";
        settledAt = settledAt == null ? now : settledAt;
        nextTryAt = state == ReplyState.PENDING ? now.plus(LOOK_AGAIN) : null;
    }

    /** Nothing is wrong; it is only not the time. */
    void lookLater(Instant now) {
        nextTryAt = now.plus(LOOK_AGAIN);
    }

    void fail(String words, Instant now) {
        state = ReplyState.FAILED;
        end(words, now);
    }

    void overtake(String words, Instant now) {
        state = ReplyState.OVERTAKEN;
        end(words, now);
    }

    /** Nobody looks after it any more. */
    void leave() {
        nextTryAt = null;
    }

    private void end(String words, Instant now) {
        reason = Clip.to(LONGEST_REASON, words);
        settledAt = now;
        nextTryAt = null;
    }

    /** A request that never arrived may still arrive for so long after it was sent. */
    boolean mayStillArrive(Duration settle, Instant now) {
        return sentAt != null && now.isBefore(sentAt.plus(settle));
    }

    long id() {
        return id;
    }

    long organizationId() {
        return organizationId;
    }

    long reviewId() {
        return reviewId;
    }

    int number() {
        return number;
    }

    long accountId() {
        return accountId;
    }

    boolean withdraws() {
        return withdraws;
    }

    String content() {
        return content;
    }

    long memberId() {
        return memberId;
    }

    String memberName() {
        return memberName;
    }

    Instant writtenAt() {
        return writtenAt;
    }

    int reviewRevision() {
        return reviewRevision;
    }

    ReplyState state() {
        return state;
    }

    String reason() {
        return reason;
    }

    Optional<Instant> settledAt() {
        return Optional.ofNullable(settledAt);
    }
}
