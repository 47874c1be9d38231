package org.storelink.organizations.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.storelink.organizations.OrganizationsConfig;
import org.storelink.organizations.SignIn;
import org.storelink.organizations.SignInResult;
import org.storelink.organizations.TokenUse;
import org.storelink.organizations.Tokens;
import org.storelink.platform.Actor;
import org.storelink.platform.Problem;
import org.storelink.platform.ProblemException;

/** Lets programs in by the header of each request: a token, or e-mail and password. Looks at no cookie. */
@ApplicationScoped
class ApiDoor {

    private static final String BEARER = "Bearer ";
    private static final String BASIC = "Basic ";

    private final Tokens tokens;
    private final SignIn signIn;
    private final OrganizationsConfig config;

    @Inject
    ApiDoor(Tokens tokens, SignIn signIn, OrganizationsConfig config) {
        this.tokens = tokens;
        this.signIn = signIn;
        this.config = config;
    }

    @SuppressWarnings("NullAway") // For the client proxy, which has no fields of its own.
    protected ApiDoor() {
        this.tokens = null;
        this.signIn = null;
        this.config = null;
    }

    AuthenticationStatus enter(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        try {
            return admission(request).admit(request, context);
        } catch (ProblemException e) {
            if (e.problem() == Problem.UNAUTHORIZED) {
                response.addHeader("WWW-Authenticate", "Bearer realm=\"Storelink\"");
                if (config.basic()) {
                    response.addHeader("WWW-Authenticate", "Basic realm=\"Storelink\", charset=\"UTF-8\"");
                }
            }
            ProblemAnswer.write(response, e, e.problem().status());
            return AuthenticationStatus.SEND_FAILURE;
        }
    }

    private Admission admission(HttpServletRequest request) {
        String header = Optional.ofNullable(request.getHeader("Authorization")).orElse("");
        if (startsWith(header, BEARER)) {
            return byToken(header.substring(BEARER.length()).strip());
        }
        if (startsWith(header, BASIC)) {
            return byPassword(header.substring(BASIC.length()).strip(), request.getRemoteAddr());
        }
        throw unauthorized("Send a personal access token (Authorization: Bearer " + Tokens.PREFIX + "...)"
                + (config.basic() ? " or e-mail address and password (Basic)." : "."));
    }

    private Admission byToken(String token) {
        TokenUse use = tokens.use(token)
                .orElseThrow(() -> unauthorized("The token is not known, was revoked or has expired."));
        return new Admission(use.actor(), Optional.of(use));
    }

    private Admission byPassword(String encoded, String address) {
        if (!config.basic()) {
            throw unauthorized("Passwords are not taken here. Send a personal access token.");
        }
        String pair = decoded(encoded);
        int colon = pair.indexOf(':');
        if (colon < 0) {
            throw unauthorized("The header Authorization is not of the form Basic base64(e-mail:password).");
        }
        return switch (signIn.withPasswordAgain(pair.substring(0, colon), pair.substring(colon + 1), address)) {
            case SignInResult.SignedIn(Actor actor) -> new Admission(actor, Optional.empty());
            case SignInResult.Refused() -> throw unauthorized(SignInResult.Refused.WORDS);
            case SignInResult.TooMany tooMany ->
                throw ProblemException.retryAfter(Problem.LIMIT_REACHED, tooMany.words(), tooMany.retryAfter());
        };
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static boolean startsWith(String header, String scheme) {
        return header.regionMatches(true, 0, scheme, 0, scheme.length());
    }

    private static ProblemException unauthorized(String detail) {
        return new ProblemException(Problem.UNAUTHORIZED, detail);
    }
}
