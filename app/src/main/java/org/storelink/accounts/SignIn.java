package org.storelink.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Once that a password, or a proof of one, was sent to a store; or a time of rest that the store asked for without. */
@Entity
@Table(name = "sign_in")
class SignIn {

    /** What came of it. */
    enum Outcome {
        /** On its way, or its answer was lost with the server that waited for it. */
        SENT,
        ACCEPTED,
        REJECTED,
        /** The store did not say whether it took the password. */
        UNANSWERED,
        /** The store locked the account. */
        LOCKED,
        /** The store asked for patience. */
        THROTTLED
    }

    @Id
    @Column(name = "id")
    private String id;

    @Column(name = "subject")
    private String subject;

    @Column(name = "fingerprint")
    private String fingerprint;

    @Column(name = "attended")
    private boolean attended;

    @Column(name = "sent_at")
    private Instant sentAt;

    @Column(name = "outcome")
    @Convert(converter = Words.OfSignInOutcome.class)
    private Outcome outcome;

    @Column(name = "rests_until")
    private @Nullable Instant restsUntil;

    @SuppressWarnings("NullAway") // JPA fills the fields.
    protected SignIn() {}

    SignIn(String subject, String fingerprint, boolean attended, Instant sentAt) {
        this(UUID.randomUUID().toString(), subject, fingerprint, attended, sentAt, Outcome.SENT, Optional.empty());
    }

    SignIn(
            String id,
            String subject,
            String fingerprint,
            boolean attended,
            Instant sentAt,
            Outcome outcome,
            Optional<Instant> restsUntil) {
        this.id = id;
        this.subject = subject;
        this.fingerprint = fingerprint;
        this.attended = attended;
        this.sentAt = sentAt;
        this.outcome = outcome;
        this.restsUntil = restsUntil.orElse(null);
    }

    /** The store answered; what it said first stands. */
    void end(Outcome answer, Optional<Instant> until) {
        if (outcome == Outcome.SENT) {
            outcome = answer;
            restsUntil = until.orElse(null);
        }
    }

    boolean isOf(String otherFingerprint) {
        return fingerprint.equals(otherFingerprint);
    }

    boolean isSince(Instant moment) {
        return sentAt.isAfter(moment);
    }

    String id() {
        return id;
    }

    String subject() {
        return subject;
    }

    String fingerprint() {
        return fingerprint;
    }

    boolean isAttended() {
        return attended;
    }

    Instant sentAt() {
        return sentAt;
    }

    Outcome outcome() {
        return outcome;
    }

    Optional<Instant> restsUntil() {
        return Optional.ofNullable(restsUntil);
    }
}
