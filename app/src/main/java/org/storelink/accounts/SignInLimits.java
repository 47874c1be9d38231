package org.storelink.accounts;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.storelink.connector.ConnectorFailure;

/**
 * Decides from what was sent to an account of a store lately whether a password may be sent now. Stores lock accounts, and people out of
 * them, for less than that.
 *
 * @param unattendedPerDay sign-ins within 24 hours for which nobody waits
 * @param attendedPerDay sign-ins within 24 hours for which a person waits
 */
record SignInLimits(int unattendedPerDay, int attendedPerDay) {

    /** What was sent is forgotten after this time. */
    static final Duration MEMORY = Duration.ofDays(90);

    /** A store that locked an account or asked for patience at the sign-in is left alone at least so long. */
    static final Duration REST = Duration.ofHours(24);

    private static final Duration DAY = Duration.ofHours(24);
    private static final int UNANSWERED_PER_DAY = 3;

    /** Why nothing may be sent to the account, whatever the password is. */
    Optional<ConnectorFailure> rest(List<SignIn> history, Instant now) {
        return history.stream()
                .filter(signIn -> signIn.restsUntil().filter(now::isBefore).isPresent())
                .max(Comparator.comparing(signIn -> signIn.restsUntil().orElse(now)))
                .map(signIn -> rest(signIn, signIn.restsUntil().orElse(now)));
    }

    private static ConnectorFailure rest(SignIn signIn, Instant until) {
        String left = "The account is left in peace until " + Condition.moment(until)
                + ", so that the store does not keep it locked.";
        return signIn.outcome() == SignIn.Outcome.LOCKED
                ? new ConnectorFailure.AccountLocked(until, "The store has locked this account. " + left)
                : new ConnectorFailure.Throttled(until, "The store has asked for patience with this account. " + left);
    }

    /** Why this very password is not sent, if there is a reason. */
    Optional<ConnectorFailure> rejection(List<SignIn> history, String fingerprint) {
        return history.stream()
                .filter(signIn -> signIn.isOf(fingerprint) && signIn.outcome() == SignIn.Outcome.REJECTED)
                .max(Comparator.comparing(SignIn::sentAt))
                .map(rejected -> new ConnectorFailure.CredentialRejected("The store rejected this password on "
                        + Condition.moment(rejected.sentAt())
                        + ". It is not sent again, so that the store does not lock the account. Enter the right one."));
    }

    /** Why this password may not be sent now. */
    Optional<ConnectorFailure> refusal(List<SignIn> history, String fingerprint, boolean attended, Instant now) {
        return rest(history, now)
                .or(() -> rejection(history, fingerprint))
                .or(() -> lost(history, fingerprint, attended, now))
                .or(() -> attended ? impatience(history, fingerprint, now) : frequency(history, now));
    }

    /** An answer that was lost may have been a rejection. */
    private static Optional<ConnectorFailure> lost(
            List<SignIn> history, String fingerprint, boolean attended, Instant now) {
        return latest(
                        history,
                        now,
                        signIn -> signIn.outcome() == SignIn.Outcome.SENT && (signIn.isOf(fingerprint) || !attended))
                .map(sent -> throttled(
                        sent.sentAt().plus(DAY),
                        "This password was sent at " + Condition.moment(sent.sentAt())
                                + " and the answer has not come, or was lost when Storelink was stopped. It may have been a"
                                + " rejection, so the same password is not sent again for a day."));
    }

    private Optional<ConnectorFailure> impatience(List<SignIn> history, String fingerprint, Instant now) {
        return full(
                        history,
                        now,
                        UNANSWERED_PER_DAY,
                        signIn -> signIn.isOf(fingerprint) && signIn.outcome() == SignIn.Outcome.UNANSWERED,
                        "The store has not answered to this password several times today.")
                .or(() -> full(
                        history,
                        now,
                        attendedPerDay,
                        SignIn::isAttended,
                        "This account was signed in to " + attendedPerDay + " times within a day."));
    }

    private Optional<ConnectorFailure> frequency(List<SignIn> history, Instant now) {
        return latest(history, now, signIn -> signIn.outcome() == SignIn.Outcome.UNANSWERED)
                .map(sent ->
                        throttled(sent.sentAt().plus(DAY), "The store did not answer when Storelink signed in last."))
                .or(() -> full(
                        history,
                        now,
                        unattendedPerDay,
                        signIn -> !signIn.isAttended(),
                        "Storelink has signed in by itself " + unattendedPerDay + " times within a day."));
    }

    /** When as many were sent within a day as may be: refused until the one is a day old that makes room for the next. */
    private static Optional<ConnectorFailure> full(
            List<SignIn> history, Instant now, int most, Predicate<SignIn> counts, String why) {
        List<SignIn> counted = history.stream()
                .filter(signIn -> isCounted(signIn) && signIn.isSince(now.minus(DAY)))
                .filter(counts)
                .sorted(Comparator.comparing(SignIn::sentAt).reversed())
                .limit(most)
                .toList();
        return counted.size() < most
                ? Optional.empty()
                : Optional.of(throttled(
                        most == 0 ? now.plus(DAY) : counted.getLast().sentAt().plus(DAY), why));
    }

    /** A rest that was noted without a password being sent counts as no sign-in. */
    private static boolean isCounted(SignIn signIn) {
        return !signIn.fingerprint().isEmpty();
    }

    private static Optional<SignIn> latest(List<SignIn> history, Instant now, Predicate<SignIn> counts) {
        return history.stream()
                .filter(signIn -> isCounted(signIn) && signIn.isSince(now.minus(DAY)))
                .filter(counts)
                .max(Comparator.comparing(SignIn::sentAt));
    }

    private static ConnectorFailure throttled(Instant until, String why) {
        return new ConnectorFailure.Throttled(
                until,
                why + " So that the store does not lock the account, the next sign-in is not before "
                        + Condition.moment(until) + ".");
    }
}
