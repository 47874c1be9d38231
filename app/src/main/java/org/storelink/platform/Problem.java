package org.storelink.platform;

/** The kinds of problem an answer may name (RFC 9457 {@code type} is the slug under {@code urn:storelink:problem:}). */
public enum Problem {
    BAD_REQUEST("bad-request", 400, "The request is not understood"),
    /** What clients of the older API take for a report without rows. */
    NO_PRODUCTS("no-products", 400, "Invalid or empty product parameter"),
    UNAUTHORIZED("unauthorized", 401, "Not signed in"),
    FORBIDDEN("forbidden", 403, "Not allowed"),
    NOT_FOUND("not-found", 404, "Not found"),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "Method not allowed"),
    NOT_ACCEPTABLE("not-acceptable", 406, "No such format"),
    CONFLICT("conflict", 409, "In conflict with the present state"),
    CHALLENGE_OPEN("challenge-open", 409, "The store waits for an answer"),
    PRECONDITION_FAILED("precondition-failed", 412, "Changed meanwhile"),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "Unsupported media type"),
    STORE_REFUSED("store-refused", 422, "The store refused"),
    CAPABILITY_ABSENT("capability-absent", 422, "This way of linking does not give that"),
    LIMIT_REACHED("limit-reached", 429, "Too many requests"),
    INTERNAL("internal", 500, "Something went wrong"),
    STORE_UNAVAILABLE("store-unavailable", 503, "The store is not available");

    private final String slug;
    private final int status;
    private final String title;

    Problem(String slug, int status, String title) {
        this.slug = slug;
        this.status = status;
        this.title = title;
    }

    public String type() {
        return "urn:storelink:problem:" + slug;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }
}
