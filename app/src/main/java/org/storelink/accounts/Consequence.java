package org.storelink.accounts;

import java.time.Instant;
import java.util.Optional;
import org.storelink.connector.Capability;
import org.storelink.connector.ConnectorFailure;
import org.storelink.platform.Problem;

/**
 * What a failure means: for the account, for whoever waits for an answer, and for how long the store is left in peace.
 *
 * @param state what the account is in from now on
 * @param restUntil nothing is sent before
 * @param lost the capability that turned out to be missing
 */
record Consequence(
        AccountState state, Problem problem, String message, Optional<Instant> restUntil, Optional<Capability> lost) {

    /** The one place that decides what each kind of failure leads to. */
    static Consequence of(ConnectorFailure failure, Instant now) {
        return switch (failure) {
            case ConnectorFailure.CredentialRejected(String message) ->
                of(AccountState.NEEDS_RELINK, Problem.STORE_REFUSED, message);
            case ConnectorFailure.AuthenticationExpired(String message) ->
                of(AccountState.NEEDS_RELINK, Problem.STORE_REFUSED, message);
            case ConnectorFailure.ChallengeRequired required ->
                of(AccountState.NEEDS_CODE, Problem.STORE_REFUSED, required.message());
            case ConnectorFailure.PermissionMissing(Capability capability, String message) ->
                new Consequence(
                        AccountState.NEEDS_PERMISSION,
                        Problem.STORE_REFUSED,
                        message,
                        Optional.empty(),
                        Optional.of(capability));
            case ConnectorFailure.AgreementMissing(String message) ->
                of(AccountState.AGREEMENT_TO_BE_SIGNED, Problem.STORE_REFUSED, message);
            case ConnectorFailure.AccountLocked(Instant until, String message) ->
                resting(AccountState.LOCKED, Problem.STORE_REFUSED, message, later(until, now.plus(SignInLimits.REST)));
            case ConnectorFailure.Throttled(Instant retryAt, String message) ->
                resting(AccountState.DELAYED_BY_STORE, Problem.STORE_UNAVAILABLE, message, retryAt);
            case ConnectorFailure.Unavailable(String message) ->
                of(AccountState.DELAYED_BY_STORE, Problem.STORE_UNAVAILABLE, message);
            case ConnectorFailure.Unreadable(String message) ->
                of(AccountState.DELAYED_BY_STORE, Problem.STORE_UNAVAILABLE, message);
            case ConnectorFailure.Gone(String message) -> of(AccountState.LIMITED, Problem.STORE_UNAVAILABLE, message);
            case ConnectorFailure.RequestRejected(String message) ->
                of(AccountState.LIMITED, Problem.STORE_REFUSED, message);
            case ConnectorFailure.Defect(String message) -> of(AccountState.LIMITED, Problem.INTERNAL, message);
        };
    }

    /** A person has to act before the account goes on, or nothing may be sent for a while. */
    boolean stopsTheAccount() {
        return lost.isEmpty() && (state.tone() == AccountState.Tone.BAD || restUntil.isPresent());
    }

    /** Nothing may be sent with the credential any more. */
    boolean needsNewCredential() {
        return state == AccountState.NEEDS_RELINK;
    }

    private static Consequence of(AccountState state, Problem problem, String message) {
        return new Consequence(state, problem, message, Optional.empty(), Optional.empty());
    }

    private static Consequence resting(AccountState state, Problem problem, String message, Instant until) {
        return new Consequence(state, problem, message, Optional.of(until), Optional.empty());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
