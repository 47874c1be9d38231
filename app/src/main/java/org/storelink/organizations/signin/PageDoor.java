package org.storelink.organizations.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.storelink.organizations.ConsoleSessions;
import org.storelink.organizations.SignIn;
import org.storelink.organizations.SignInResult;
import org.storelink.platform.Actor;

/** Lets people into the console by its session cookie, and begins the session when they sign in. */
@ApplicationScoped
class PageDoor {

    /** Where {@link #signIn} leaves how it ended, for the page that asked. */
    static final String RESULT = SignInResult.class.getName();

    private static final String PARTIAL_REDIRECT =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><partial-response><redirect url=\"%s\"/></partial-response>";

    private final SignIn signIn;
    private final ConsoleSessions sessions;

    @Inject
    PageDoor(SignIn signIn, ConsoleSessions sessions) {
        this.signIn = signIn;
        this.sessions = sessions;
    }

    @SuppressWarnings("NullAway") // For the client proxy, which has no fields of its own.
    protected PageDoor() {
        this.signIn = null;
        this.sessions = null;
    }

    /** For pages that need somebody: sends others to the sign-in page. */
    AuthenticationStatus enter(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        Optional<Actor> actor = recognized(request, response);
        if (actor.isPresent()) {
            return new Admission(actor.get(), Optional.empty()).admit(request, context);
        }
        sendToSignIn(request, response);
        return AuthenticationStatus.SEND_CONTINUE;
    }

    /** For pages that need nobody, but show who is there. */
    AuthenticationStatus look(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        return recognized(request, response)
                .map(actor -> new Admission(actor, Optional.empty()).admit(request, context))
                .orElseGet(context::doNothing);
    }

    AuthenticationStatus signIn(
            HttpServletRequest request,
            HttpServletResponse response,
            HttpMessageContext context,
            UsernamePasswordCredential credential) {
        SignInResult result =
                signIn.withPassword(credential.getCaller(), credential.getPasswordAsString(), request.getRemoteAddr());
        request.setAttribute(RESULT, result);
        if (!(result instanceof SignInResult.SignedIn(Actor actor))) {
            return AuthenticationStatus.SEND_FAILURE;
        }
        beginSession(request, response, actor);
        return new Admission(actor, Optional.empty()).admit(request, context);
    }

    /** Under a new name, and the container's session too: what was known before signing in is worth nothing after it. */
    void beginSession(HttpServletRequest request, HttpServletResponse response, Actor actor) {
        SessionCookie.read(request).ifPresent(sessions::end);
        String cookie = sessions.begin(actor, request.getRemoteAddr(), request.getHeader("User-Agent"));
        SessionCookie.write(request, response, cookie);
        if (request.getSession(false) != null) {
            request.changeSessionId();
        }
    }

    private Optional<Actor> recognized(HttpServletRequest request, HttpServletResponse response) {
        Optional<String> cookie = SessionCookie.read(request);
        Optional<Actor> actor = cookie.flatMap(sessions::find);
        if (cookie.isPresent() && actor.isEmpty()) {
            SessionCookie.delete(request, response);
            HttpSession views = request.getSession(false);
            if (views != null) {
                views.invalidate();
            }
        }
        return actor;
    }

    private static void sendToSignIn(HttpServletRequest request, HttpServletResponse response) {
        try {
            boolean read =
                    request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
            String signInPage = read ? WantedPage.signInFor(request) : request.getContextPath() + "/sign-in";
            response.setHeader("Cache-Control", "no-store");
            if ("partial/ajax".equals(request.getHeader("Faces-Request"))) {
                response.setContentType("text/xml;charset=UTF-8");
                response.getWriter().write(PARTIAL_REDIRECT.formatted(signInPage));
            } else {
                response.setStatus(read ? HttpServletResponse.SC_FOUND : HttpServletResponse.SC_SEE_OTHER);
                response.setHeader("Location", signInPage);
                response.setContentLength(0);
            }
            // Once it is on its way, the container adds no redirect and no cookies of its own.
            response.flushBuffer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
