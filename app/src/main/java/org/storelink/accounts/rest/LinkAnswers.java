package org.storelink.accounts.rest;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import org.storelink.accounts.LinkAttempt;
import org.storelink.accounts.LinkedAccount;
import org.storelink.platform.Problem;
import org.storelink.platform.ProblemException;

/** What a step of linking is as an answer: the account, the open question, or the store's no. */
final class LinkAnswers {

    /** @param link the attempt that waits for an answer, or to be confirmed */
    public record Waiting(LinkAttempt link) {}

    private LinkAnswers() {}

    /** @param done status of an answer that shows the account */
    static Response of(LinkAttempt attempt, Response.Status done, Clock clock) {
        return switch (attempt.state()) {
            case LINKED -> linked(attempt, done);
            case WORKING, CHALLENGE, CHOOSE, CONSENT, PREVIEW ->
                Response.status(Response.Status.ACCEPTED)
                        .location(URI.create("links/" + attempt.id()))
                        .entity(new Waiting(attempt))
                        .build();
            case REFUSED, EXPIRED -> throw problem(attempt, clock);
        };
    }

    static ProblemException problem(LinkAttempt attempt, Clock clock) {
        return attempt.refusal()
                .map(refusal -> refusal.toProblem(clock.instant()))
                .orElseGet(() ->
                        new ProblemException(Problem.CONFLICT, attempt.problem().orElse("")));
    }

    private static Response linked(LinkAttempt attempt, Response.Status done) {
        LinkedAccount account = attempt.account().orElseThrow(() -> ProblemException.notFound("linked account"));
        return Response.status(done)
                .location(URI.create("external_accounts/" + account.id()))
                .entity(account)
                .build();
    }
}
