package org.storelink.appstoresimulator.reporter;

import org.storelink.appstoresimulator.http.Answer;
import org.storelink.appstoresimulator.reporter.AccessTokens.AccessToken;

/** {@code generateToken}, {@code viewToken} and {@code deleteToken}: the only commands that take a password. */
final class TokenCommands {

    private final AccessTokens tokens;
    private final Credentials credentials;
    private final int missingToken;

    /** @param missingToken the error number for an account without a token, which no source tells */
    TokenCommands(AccessTokens tokens, Credentials credentials, int missingToken) {
        this.tokens = tokens;
        this.credentials = credentials;
        this.missingToken = missingToken;
    }

    /** Twice: first a notice and an id, then, with the id sent back, the token. Plain text in either mode. */
    Answer generate(ReporterRequest request) throws Refusal {
        credentials.requirePassword(request);
        if (!request.form().getOrDefault("isExistingToken", "").equals("Y")) {
            return Answer.text(
                            200,
                            Answer.PLAIN,
                            "If you generate a new access token, your existing token is deleted. Continue? (y/n)\n")
                    .with("service_request_id", tokens.openRequest());
        }
        if (!tokens.closeRequest(request.form().getOrDefault("requestId", ""))) {
            throw ErrorCode.UNEXPECTED.refusal();
        }
        return Answer.text(200, Answer.PLAIN, lines(tokens.issue()));
    }

    Answer view(ReporterRequest request) throws Refusal {
        credentials.requirePassword(request);
        AccessToken token = tokens.current().orElseThrow(() -> ErrorCode.TOKEN_MISSING.refusal(missingToken));
        if (tokens.isExpired(token)) {
            throw ErrorCode.TOKEN_EXPIRED.refusal();
        }
        return switch (request.mode()) {
            case NORMAL -> Answer.text(200, Answer.PLAIN, lines(token));
            case ROBOT_XML ->
                Answer.text(
                        200,
                        Answer.XML,
                        Xml.document(Xml.element(
                                "ViewToken",
                                Xml.text("AccessToken", token.value()),
                                Xml.text("ExpirationDate", token.expiresOn().toString()),
                                Xml.text("Message", "Your access token is valid until its expiration date."))));
        };
    }

    Answer delete(ReporterRequest request) throws Refusal {
        credentials.requirePassword(request);
        if (tokens.current().isEmpty()) {
            throw ErrorCode.TOKEN_MISSING.refusal(missingToken);
        }
        tokens.delete();
        return Answer.text(200, Answer.PLAIN, "Your access token has been deleted.\n");
    }

    private static String lines(AccessToken token) {
        return "AccessToken:" + token.value() + "\nExpiration Date:" + token.expiresOn() + "\n";
    }
}
