package org.storelink.appstoresimulator.api;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.storelink.appstoresimulator.http.Answer;
import org.storelink.appstoresimulator.http.Refused;

/** The API's errors, in its form and, where they are known, in its words. */
final class ApiError {

    private static final String NOT_AUTHORIZED =
            "Provide a properly configured and signed bearer token, and make sure that it has not expired. Learn more"
                    + " about Generating Tokens for API Requests https://developer.apple.com/go/?id=api-generating-tokens";

    private ApiError() {}

    static Refused notAuthorized() {
        return refused(401, "NOT_AUTHORIZED", "Authentication credentials are missing or invalid.", NOT_AUTHORIZED, "");
    }

    static Refused forbidden() {
        return refused(
                403,
                "FORBIDDEN_ERROR",
                "This request is forbidden for security reasons",
                "The API key in use does not allow this request",
                "");
    }

    static Refused noSales() {
        return notFound("There were no sales for the date specified.");
    }

    static Refused notAvailableYet() {
        return notFound(
                "Report is not available yet. Daily reports for the Americas are available by 5 am Pacific Time;"
                        + " Japan, Australia, and New Zealand by 5 am Japan Standard Time; and 5 am Central European Time for all"
                        + " other territories.");
    }

    private static Refused notFound(String detail) {
        return refused(404, "NOT_FOUND", "The specified resource does not exist", detail, "");
    }

    static Refused noLongerAvailable() {
        return refused(
                410, "GONE", "The specified resource is no longer available", "Report is no longer available.", "");
    }

    static Refused missing(String parameter) {
        return refused(
                400,
                "PARAMETER_ERROR.REQUIRED",
                "A required parameter is missing",
                "The parameter '" + parameter + "' is required but was not provided",
                parameter);
    }

    static Refused unknown(String parameter) {
        return refused(
                400,
                "PARAMETER_ERROR.ILLEGAL",
                "A parameter is not allowed",
                "The parameter '" + parameter + "' can not be used with this request",
                parameter);
    }

    static Refused invalid(String parameter, String detail) {
        return refused(400, "PARAMETER_ERROR.INVALID", "A parameter has an invalid value", detail, parameter);
    }

    static Refused tooMany() {
        return refused(
                429,
                "RATE_LIMIT_EXCEEDED",
                "The request rate limit has been reached.",
                "We've received too many requests for this API. Please wait and try again or slow down your request rate.",
                "");
    }

    static Refused unsupportedType() {
        return refused(
                415,
                "UNSUPPORTED_MEDIA_TYPE",
                "The media type of the request is not supported",
                "The body of this request must be application/json",
                "");
    }

    /** The only answer that is no JSON. */
    static Refused notAcceptable() {
        return new Refused(Answer.text(
                406,
                Answer.PLAIN,
                "The provided Accept header is not supported for this request.\n\nAllowed: application/a-gzip"));
    }

    private static Refused refused(int status, String code, String title, String detail, String parameter) {
        JsonObjectBuilder error = Json.createObjectBuilder()
                .add(
                        "id",
                        UUID.nameUUIDFromBytes((code + detail).getBytes(StandardCharsets.UTF_8))
                                .toString())
                .add("status", Integer.toString(status))
                .add("code", code)
                .add("title", title)
                .add("detail", detail);
        if (!parameter.isEmpty()) {
            error.add("source", Json.createObjectBuilder().add("parameter", parameter));
        }
        return new Refused(Answer.json(
                status,
                Json.createObjectBuilder()
                        .add("errors", Json.createArrayBuilder().add(error))
                        .build()));
    }
}
