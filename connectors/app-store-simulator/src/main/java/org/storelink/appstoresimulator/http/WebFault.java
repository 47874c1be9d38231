package org.storelink.appstoresimulator.http;

import jakarta.json.Json;
import java.util.Optional;
import org.storelink.appstoresimulator.fault.Fault;

/** Answers in a web host's place when a fault strikes. */
final class WebFault {

    private WebFault() {}

    /** Empty for a connection that is closed without an answer. */
    static Optional<Answer> answer(Fault fault) {
        return switch (fault.kind()) {
            case DROPPED_CONNECTION, LOST_ANSWER -> Optional.empty();
            case UNAVAILABLE -> Optional.of(Answer.html(503, "503 Service Temporarily Unavailable"));
            case HTML_PAGE -> Optional.of(Answer.html(200, "We’ll be back soon"));
            case REDIRECT_PAGE -> Optional.of(Answer.html(200, "302 Found"));
            case THROTTLED ->
                Optional.of(Answer.text(429, Answer.PLAIN, "Too Many Requests").with("Retry-After", "60"));
            case UNEXPECTED, TROUBLE_AFTERWARDS ->
                Optional.of(WebErrors.api(500, "UNEXPECTED_ERROR", "An unexpected error occurred."));
            case AGREEMENT_UNSIGNED ->
                Optional.of(WebErrors.api(
                        403,
                        "FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED",
                        "A required agreement is missing or has expired."));
            case TOKEN_EXPIRED, TOKEN_INVALID -> Optional.of(Answer.text(401, Answer.PLAIN, "Unauthenticated"));
            case NOT_AUTHORIZED ->
                Optional.of(
                        WebErrors.api(401, "NOT_AUTHORIZED", "Provide a properly configured and signed bearer token."));
            case VENDOR_NOT_YOURS, FORBIDDEN ->
                Optional.of(WebErrors.api(403, "FORBIDDEN_ERROR", "This request is forbidden for security reasons"));
            case MEMBERSHIP_ENDED ->
                Optional.of(WebErrors.api(
                        403, "FORBIDDEN_ERROR", "Your membership in the Apple Developer Program has expired."));
            case NOT_YET -> Optional.of(WebErrors.api(404, "NOT_FOUND", "Report is not available yet."));
            case NO_SALES ->
                Optional.of(WebErrors.api(404, "NOT_FOUND", "There were no sales for the date specified."));
            case OTHER_WORDS -> Optional.of(WebErrors.api(404, "NOT_FOUND", "This is said in other words today."));
            case UNKNOWN_REGION ->
                Optional.of(WebErrors.api(
                        400, "PARAMETER_ERROR.INVALID", "The region code is not valid.", "filter[regionCode]"));
            case WRONG_PASSWORD ->
                Optional.of(
                        WebErrors.service(401, code(fault, "-20101"), "Your Apple Account or password was incorrect."));
            case LOCKED ->
                Optional.of(WebErrors.service(
                        403, code(fault, "-20209"), "This Apple Account has been locked for security reasons."));
            case STORE_TROUBLE ->
                Optional.of(WebErrors.service(
                        503, code(fault, "-36607"), "Your request could not be completed. Try again later."));
            case SMS_FAILED ->
                Optional.of(WebErrors.service(500, code(fault, "-28248"), "The verification code could not be sent."));
            case CODE_LOCKED ->
                Optional.of(WebErrors.service(
                        423, "service_errors", code(fault, "-22979"), "Too many verification codes. Try again later."));
            case ACKNOWLEDGE ->
                Optional.of(Answer.json(
                                412,
                                Json.createObjectBuilder()
                                        .add("authType", "hsa2")
                                        .build())
                        .with("X-Apple-Repair-Session-Token", "repair"));
            case CONFLICT ->
                Optional.of(WebErrors.api(
                        409,
                        "STATE_ERROR",
                        "The request cannot be fulfilled because of the state of another resource."));
            case UNPROCESSABLE ->
                Optional.of(WebErrors.api(
                        422,
                        "ENTITY_UNPROCESSABLE",
                        "The provided entity includes an attribute with an invalid value"));
            case ADDRESS_GONE -> Optional.of(Answer.html(404, "404 Not Found"));
            case OTHER_SHAPE ->
                Optional.of(Answer.json(
                        200, Json.createObjectBuilder().add("payload", "moved").build()));
            default -> throw new IllegalArgumentException(fault.kind() + " does not strike web hosts");
        };
    }

    private static String code(Fault fault, String usual) {
        return fault.code() == 0 ? usual : Integer.toString(fault.code());
    }
}
