package org.storelink.appstoresimulator.reporter;

/** Which HTTP status goes with an error: Apple's vary, so a client must get along with all of these. */
public enum ErrorStatuses {
    /** A status that somebody could have meant. */
    USUAL,
    /** One of 200, 400, 401, 403 and 404, by the error's number and for no other reason. */
    SCRAMBLED,
    /** Always 200. */
    ALWAYS_OK;

    private static final int[] SEEN = {200, 400, 401, 403, 404};

    int status(Refusal refusal) {
        return switch (this) {
            case USUAL -> refusal.usualStatus();
            case SCRAMBLED -> SEEN[(refusal.number() * 7 + 3) % SEEN.length];
            case ALWAYS_OK -> 200;
        };
    }
}
