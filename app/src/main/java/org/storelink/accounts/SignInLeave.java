package org.storelink.accounts;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.SignInBudget;

/**
 * Leave to sign in, lent to a connector for one call or one session, and told afterwards what the store said. Used by one thread at a
 * time.
 */
final class SignInLeave implements SignInBudget {

    private final SignIns signIns;
    private final String subject;
    private final String fingerprint;
    private final boolean attended;
    private final boolean mayBeSpent;
    private final Clock clock;
    private boolean begun;
    private @Nullable String open;
    private @Nullable ConnectorFailure refusal;

    SignInLeave(SignIns signIns, String subject, String fingerprint, boolean attended, Clock clock) {
        this(signIns, subject, fingerprint, attended, true, clock);
    }

    private SignInLeave(
            SignIns signIns, String subject, String fingerprint, boolean attended, boolean mayBeSpent, Clock clock) {
        this.signIns = signIns;
        this.subject = subject;
        this.fingerprint = fingerprint;
        this.attended = attended;
        this.mayBeSpent = mayBeSpent;
        this.clock = clock;
    }

    /** For what is not worth a sign-in. */
    SignInLeave unspent() {
        return new SignInLeave(signIns, subject, fingerprint, attended, false, clock);
    }

    /** Of the credential that the leave is for. */
    String fingerprint() {
        return fingerprint;
    }

    /** Why the store is not to be asked at all. */
    Optional<ConnectorFailure> refusal() {
        return signIns.refusal(subject, fingerprint);
    }

    @Override
    public synchronized void begin() throws ConnectorException {
        requireLeave();
        Optional<ConnectorFailure> known = signIns.refusal(subject, fingerprint, attended);
        if (known.isPresent()) {
            throw refused(known.get());
        }
        begun = true;
    }

    private void requireLeave() throws ConnectorException {
        if (!mayBeSpent) {
            throw refused(AccountSessions.ENDED);
        }
    }

    private ConnectorException refused(ConnectorFailure failure) {
        refusal = failure;
        return new ConnectorException(failure);
    }

    /** A connector that asks again in the same call was not refused: a password that the store does not take ends the call. */
    @Override
    public synchronized void spend() throws ConnectorException {
        accepted();
        requireLeave();
        try {
            open = signIns.spend(subject, fingerprint, attended);
        } catch (ConnectorException e) {
            throw refused(e.failure());
        }
    }

    /** The connector says so, or the call came to a good end: the store took what was sent. */
    @Override
    public synchronized void accepted() {
        end(SignIn.Outcome.ACCEPTED, Optional.empty());
    }

    /** The call failed. Returns the failure with the time of rest that follows from a sign-in. */
    synchronized ConnectorFailure failed(ConnectorFailure failure) {
        if (failure.equals(refusal)) {
            return failure;
        }
        Instant tomorrow = clock.instant().plus(SignInLimits.REST);
        return switch (failure) {
            case ConnectorFailure.AccountLocked(Instant until, String message) -> {
                Instant rest = later(until, tomorrow);
                rest(SignIn.Outcome.LOCKED, rest);
                yield new ConnectorFailure.AccountLocked(rest, message);
            }
            case ConnectorFailure.Throttled(Instant retryAt, String message) -> {
                Instant rest = open != null || begun ? later(retryAt, tomorrow) : retryAt;
                rest(SignIn.Outcome.THROTTLED, rest);
                yield new ConnectorFailure.Throttled(rest, message);
            }
            case ConnectorFailure.CredentialRejected _ -> ended(SignIn.Outcome.REJECTED, failure);
            case ConnectorFailure.ChallengeRequired _,
                    ConnectorFailure.PermissionMissing _,
                    ConnectorFailure.AgreementMissing _,
                    ConnectorFailure.Gone _ -> ended(SignIn.Outcome.ACCEPTED, failure);
            case ConnectorFailure.AuthenticationExpired _,
                    ConnectorFailure.Unavailable _,
                    ConnectorFailure.RequestRejected _,
                    ConnectorFailure.Unreadable _,
                    ConnectorFailure.Defect _ -> ended(SignIn.Outcome.UNANSWERED, failure);
        };
    }

    private ConnectorFailure ended(SignIn.Outcome outcome, ConnectorFailure failure) {
        end(outcome, Optional.empty());
        return failure;
    }

    /** What a session met without signing in is a matter of its account, which is told too. */
    private void rest(SignIn.Outcome outcome, Instant until) {
        if (open != null) {
            end(outcome, Optional.of(until));
        } else if (attended || begun) {
            signIns.rest(subject, outcome, until);
        }
        begun = false;
    }

    private void end(SignIn.Outcome outcome, Optional<Instant> restsUntil) {
        begun = false;
        if (open != null) {
            signIns.end(open, outcome, restsUntil);
            open = null;
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
