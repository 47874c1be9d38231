package org.storelink.platform.rest;

import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.storelink.platform.Problem;
import org.storelink.platform.ProblemException;
import org.storelink.platform.ProblemException.FieldError;

/**
 * The body of every error (RFC 9457).
 *
 * @param message the title again, for clients of the older shape
 * @param additional the detail again, for clients of the older shape
 * @param traceId finds the cause in the log, of an internal error only
 */
public record ProblemDocument(
        String type,
        String title,
        int status,
        String detail,
        String message,
        String additional,
        List<FieldError> errors,
        @Nullable String traceId) {

    public static final String MEDIA_TYPE = "application/problem+json";

    static ProblemDocument of(Problem problem, String detail) {
        return of(problem, detail, List.of(), null);
    }

    /** For answers that are written outside of a resource, like those of sign-in. */
    public static ProblemDocument of(ProblemException e) {
        return of(e.problem(), e.detail(), e.errors(), null);
    }

    static ProblemDocument internal(String traceId) {
        String detail = "The request was not carried out. The log of the server says more under this trace id.";
        return of(Problem.INTERNAL, detail, List.of(), traceId);
    }

    Response.ResponseBuilder response() {
        return Response.status(status).type(MEDIA_TYPE).entity(this);
    }

    private static ProblemDocument of(
            Problem problem, String detail, List<FieldError> errors, @Nullable String traceId) {
        return new ProblemDocument(
                problem.type(), problem.title(), problem.status(), detail, problem.title(), detail, errors, traceId);
    }
}
