package org.storelink.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of how an account is doing: what the store or ingestion said last, since when, and until when the store is left
 * in peace. What can be told from other facts (paused, expiring, limited, connector missing) is not kept here.
 */
@Embeddable
class Standing {

    private static final int LONGEST_DETAIL = 2000;

    @Column(name = "state")
    @Convert(converter = Words.OfAccountState.class)
    private AccountState state;

    @Column(name = "state_since")
    private Instant since;

    @Column(name = "state_detail")
    private String detail;

    @Column(name = "resting_until")
    private @Nullable Instant restingUntil;

    @SuppressWarnings("NullAway") // JPA fills the fields.
    protected Standing() {}

    Standing(AccountState state, Instant since) {
        this.state = state;
        this.since = since;
        this.detail = "";
    }

    AccountState state() {
        return state;
    }

    Instant since() {
        return since;
    }

    String detail() {
        return detail;
    }

    Optional<Instant> restingUntil() {
        return Optional.ofNullable(restingUntil);
    }

    /** Nothing may be sent with the credential until a person has linked again or answered what the store asks. */
    boolean isLatched() {
        return state == AccountState.NEEDS_RELINK || state == AccountState.NEEDS_CODE;
    }

    boolean isResting(Instant now) {
        return restingUntil != null && restingUntil.isAfter(now);
    }

    void become(AccountState next, String words, Instant now) {
        if (next != state) {
            state = next;
            since = now;
        }
        detail = Clip.to(LONGEST_DETAIL, words);
        restingUntil = null;
    }

    void rest(Instant until) {
        restingUntil = until;
    }
}
