package org.storelink.appstoresimulator.reporter;

/** Decides whether a request may do what it asks for: passwords make tokens, tokens do everything else. */
final class Credentials {

    private final String appleId;
    private final String appSpecificPassword;
    private final int wrongCredentials;
    private final ReporterTokens tokens;

    /** @param wrongCredentials the error number for a wrong Apple ID or password, which no source tells */
    Credentials(String appleId, String appSpecificPassword, int wrongCredentials, ReporterTokens tokens) {
        this.appleId = appleId;
        this.appSpecificPassword = appSpecificPassword;
        this.wrongCredentials = wrongCredentials;
        this.tokens = tokens;
    }

    void requirePassword(ReporterRequest request) throws Refusal {
        boolean right = request.field("userid").orElse("").equalsIgnoreCase(appleId)
                && request.field("password").orElse("").equals(appSpecificPassword);
        if (!right) {
            throw ErrorCode.WRONG_CREDENTIALS.refusal(wrongCredentials);
        }
    }

    void requireToken(ReporterRequest request) throws Refusal {
        String presented = request.field("accesstoken").orElse("");
        if (presented.isBlank()) {
            throw ErrorCode.TOKEN_REQUIRED.refusal();
        }
        AccessTokens owned = tokens.of(tokens.owner(presented).orElseThrow(ErrorCode.TOKEN_INVALID::refusal));
        if (owned.current().filter(owned::isExpired).isPresent()) {
            throw ErrorCode.TOKEN_EXPIRED.refusal();
        }
    }
}
