package org.storelink.accounts;

import java.time.Instant;
import java.util.Optional;
import org.storelink.connector.ConnectorFailure;

/**
 * Whether Storelink would send an account's password to the store by itself, if it had to. While what the store gave earlier is still
 * good, it has not.
 *
 * @param notBefore when it may next; empty while it may, and when a person must act first
 * @param reason why not now; empty while it may
 */
public record SignInState(boolean allowed, Optional<Instant> notBefore, String reason) {

    static final SignInState ALLOWED = new SignInState(true, Optional.empty(), "");

    static SignInState refused(ConnectorFailure failure, Instant now) {
        return new SignInState(false, Consequence.of(failure, now).restUntil(), failure.message());
    }
}
