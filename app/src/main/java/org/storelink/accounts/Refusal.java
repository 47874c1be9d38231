package org.storelink.accounts;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.storelink.connector.ConnectorFailure;
import org.storelink.platform.Problem;
import org.storelink.platform.ProblemException;

/**
 * A no, as an answer to the person who waits.
 *
 * @param message what happened, what it means, what to do
 * @param retryAt when asking again makes sense, if the store says so
 */
public record Refusal(Problem problem, String message, Optional<Instant> retryAt) {

    private static final Duration USUAL_WAIT = Duration.ofMinutes(1);

    static Refusal of(ConnectorFailure failure, Instant now) {
        Consequence consequence = Consequence.of(failure, now);
        return new Refusal(consequence.problem(), consequence.message(), consequence.restUntil());
    }

    /** The same as the end of a request. */
    public ProblemException toProblem(Instant now) {
        if (problem != Problem.STORE_UNAVAILABLE) {
            return new ProblemException(problem, message);
        }
        Duration wait = retryAt.map(at -> Duration.between(now, at))
                .filter(Duration::isPositive)
                .orElse(USUAL_WAIT);
        return ProblemException.retryAfter(problem, message, wait);
    }
}
