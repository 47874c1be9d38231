package org.storelink.accounts;

import java.time.Instant;
import java.util.Optional;
import org.storelink.platform.Problem;

/**
 * A store's no, as an answer to a person.
 *
 * @param message what happened, what it means, what to do
 * @param retryAt when asking again makes sense, if the store says so
 */
public record Refusal(Problem problem, String message, Optional<Instant> retryAt) {}
