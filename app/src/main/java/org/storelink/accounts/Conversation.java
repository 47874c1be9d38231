package org.storelink.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.storelink.platform.Actor;
import org.storelink.platform.Problem;

/**
 * A link attempt as it lies between two steps.
 *
 * <p>Its life: the form begins it, and the store is asked. Each answer of the store is a question, which waits for a person, or an
 * end: linked or refused. What the store granted may wait too, until a person has seen it. While the store is asked the conversation
 * is taken, so that nobody answers twice; a server that dies meanwhile loses it, and after a while the question waits again. Secrets
 * are destroyed at every end, and at the latest when the attempt expires.
 */
@Entity
@Table(name = "link_attempt")
class Conversation {

    static final Duration LIFETIME = Duration.ofMinutes(15);

    /** Longer than any step may take. */
    private static final Duration STEP = Duration.ofSeconds(90);

    private static final int LONGEST_PROBLEM = 2000;

    @Id
    @Column(name = "id")
    private String id;

    @Column(name = "organization_id")
    private long organizationId;

    @Column(name = "member_id")
    private long memberId;

    @Column(name = "account_id")
    private @Nullable Long accountId;

    @Column(name = "relinks")
    private boolean relinks;

    @Column(name = "connector")
    private String connector;

    @Column(name = "link_mode")
    private String mode;

    @Column(name = "nickname")
    private String nickname;

    @Column(name = "username")
    private String username;

    @Column(name = "based_on")
    private @Nullable Integer basedOn;

    @Column(name = "auto_import")
    private boolean autoImport;

    @Column(name = "previews")
    private boolean previews;

    @Column(name = "state")
    @Convert(converter = Words.OfLinkState.class)
    private LinkState state = LinkState.WORKING;

    @Column(name = "step_number")
    private int stepNumber = 1;

    @Column(name = "working_until")
    private @Nullable Instant workingUntil;

    @Column(name = "credential")
    private byte @Nullable [] credential;

    @Column(name = "question")
    private byte @Nullable [] question;

    @Column(name = "granted")
    private byte @Nullable [] granted;

    @Column(name = "problem")
    @Convert(converter = Words.OfProblem.class)
    private @Nullable Problem problem;

    @Column(name = "problem_detail")
    private @Nullable String problemDetail;

    @Column(name = "retry_at")
    private @Nullable Instant retryAt;

    @Column(name = "begun_at")
    private Instant begunAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @SuppressWarnings("NullAway") // JPA fills the fields.
    protected Conversation() {}

    /** @param account the one to link again, if it is one */
    Conversation(Actor actor, LinkRequest request, String username, Optional<Long> account, Instant now) {
        this.id = UUID.randomUUID().toString();
        this.organizationId = actor.organizationId();
        this.memberId = actor.memberId();
        this.accountId = account.orElse(null);
        this.relinks = account.isPresent();
        this.connector = request.connector();
        this.mode = request.mode();
        this.nickname = request.nickname().strip();
        this.username = username;
        this.autoImport = request.autoImport();
        this.previews = request.saving() == Saving.AFTER_PREVIEW;
        this.workingUntil = now.plus(STEP);
        this.begunAt = now;
        this.expiresAt = now.plus(LIFETIME);
    }

    /** @param credentialNumber of the account's stored credential, whose keys this one goes on with */
    void goOnWith(int credentialNumber) {
        basedOn = credentialNumber;
    }

    /** Number of the stored credential whose keys it goes on with; empty when all of its credential was typed. */
    Optional<Integer> basedOn() {
        return Optional.ofNullable(basedOn);
    }

    /** How it stands for whoever looks at it now. */
    LinkState state(Instant now) {
        if (isOver()) {
            return state;
        }
        if (isBusy(now)) {
            return LinkState.WORKING;
        }
        if (!expiresAt.isAfter(now)) {
            return LinkState.EXPIRED;
        }
        return state == LinkState.WORKING ? LinkState.REFUSED : state;
    }

    private boolean isOver() {
        return switch (state) {
            case LINKED, REFUSED, EXPIRED -> true;
            case WORKING, CHALLENGE, CHOOSE, CONSENT, PREVIEW -> false;
        };
    }

    private boolean isBusy(Instant now) {
        return workingUntil != null && workingUntil.isAfter(now);
    }

    /** Takes the conversation for the next step. The caller holds the row and has made sure that a question waits. */
    void take(Instant now) {
        stepNumber++;
        workingUntil = now.plus(STEP);
    }

    /** Whether the step that was begun under this number may still end it. */
    boolean isAtStep(int number) {
        return stepNumber == number && workingUntil != null && !isOver();
    }

    void keepCredential(byte[] sealed) {
        credential = sealed;
    }

    void ask(LinkState kind, byte[] sealedQuestion) {
        state = kind;
        question = sealedQuestion;
        workingUntil = null;
    }

    /** Whoever is to look at it has as long as for a new attempt. */
    void preview(byte[] sealedGrant, Instant now) {
        state = LinkState.PREVIEW;
        question = null;
        granted = sealedGrant;
        workingUntil = null;
        expiresAt = now.plus(LIFETIME);
    }

    /** The question that was open before the step waits again. */
    void askAgain() {
        workingUntil = null;
    }

    void succeed(long account) {
        accountId = account;
        end(LinkState.LINKED);
    }

    void refuse(Refusal refusal) {
        problem = refusal.problem();
        problemDetail = Clip.to(LONGEST_PROBLEM, refusal.message());
        retryAt = refusal.retryAt().orElse(null);
        end(LinkState.REFUSED);
    }

    /** Time is over. Returns whether there was something to end. */
    boolean expire(Instant now) {
        boolean due = !isOver() && !isBusy(now) && !expiresAt.isAfter(now);
        if (due) {
            end(LinkState.EXPIRED);
        }
        return due;
    }

    private void end(LinkState last) {
        state = last;
        credential = null;
        question = null;
        granted = null;
        workingUntil = null;
    }

    Optional<Refusal> refusal() {
        return problem == null || problemDetail == null
                ? Optional.empty()
                : Optional.of(new Refusal(problem, problemDetail, Optional.ofNullable(retryAt)));
    }

    /** The account to link again; empty when the attempt is to make one. */
    Optional<Long> accountToRelink() {
        return relinks ? Optional.ofNullable(accountId) : Optional.empty();
    }

    Optional<Long> accountId() {
        return Optional.ofNullable(accountId);
    }

    UUID id() {
        return UUID.fromString(id);
    }

    long organizationId() {
        return organizationId;
    }

    String connector() {
        return connector;
    }

    String mode() {
        return mode;
    }

    String nickname() {
        return nickname;
    }

    String username() {
        return username;
    }

    /** Whether a person wants to see what the account gives before it is saved. */
    boolean previews() {
        return previews;
    }

    boolean isAutoImport() {
        return autoImport;
    }

    int stepNumber() {
        return stepNumber;
    }

    Optional<byte[]> credential() {
        return Optional.ofNullable(credential);
    }

    Optional<byte[]> question() {
        return Optional.ofNullable(question);
    }

    Optional<byte[]> granted() {
        return Optional.ofNullable(granted);
    }

    Instant expiresAt() {
        return expiresAt;
    }
}
