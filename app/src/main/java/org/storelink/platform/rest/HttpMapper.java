package org.storelink.platform.rest;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.storelink.platform.Problem;
import org.storelink.platform.ProblemException;

/** Puts what the REST implementation refuses into our words: its own are for its developers. */
@Provider
public class HttpMapper implements ExceptionMapper<WebApplicationException> {

    private final ProblemMapper problems = new ProblemMapper();
    private final UnexpectedMapper unexpected = new UnexpectedMapper();

    @Override
    public Response toResponse(WebApplicationException e) {
        Response given = e.getResponse();
        if (e.getCause() instanceof ProblemException problem) {
            return problems.toResponse(problem);
        }
        if (given.getStatus() >= 500) {
            return unexpected.toResponse(e);
        }
        if (given.getStatus() < 400) {
            return given;
        }
        Response.ResponseBuilder response = document(given).response().status(given.getStatus());
        copy(given, HttpHeaders.ALLOW, response);
        copy(given, HttpHeaders.WWW_AUTHENTICATE, response);
        copy(given, HttpHeaders.RETRY_AFTER, response);
        return response.build();
    }

    private static ProblemDocument document(Response given) {
        return switch (given.getStatus()) {
            case 401 -> ProblemDocument.of(Problem.UNAUTHORIZED, "Sign in with a personal access token.");
            case 403 -> ProblemDocument.of(Problem.FORBIDDEN, "Your role does not allow this.");
            case 404 -> ProblemDocument.of(Problem.NOT_FOUND, "There is nothing at this address.");
            case 405 ->
                ProblemDocument.of(
                        Problem.METHOD_NOT_ALLOWED,
                        "Allowed here: " + String.valueOf(given.getHeaderString(HttpHeaders.ALLOW)) + ".");
            case 406 -> ProblemDocument.of(Problem.NOT_ACCEPTABLE, "This address answers in another format.");
            case 412 ->
                ProblemDocument.of(Problem.PRECONDITION_FAILED, "Somebody changed it meanwhile. Read it again.");
            case 415 -> ProblemDocument.of(Problem.UNSUPPORTED_MEDIA_TYPE, "Send the body as application/json.");
            case 429 -> ProblemDocument.of(Problem.LIMIT_REACHED, "Wait before asking again.");
            default -> ProblemDocument.of(Problem.BAD_REQUEST, "The request could not be read.");
        };
    }

    private static void copy(Response given, String header, Response.ResponseBuilder response) {
        String value = given.getHeaderString(header);
        if (value != null) {
            response.header(header, value);
        }
    }
}
