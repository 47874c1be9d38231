package org.storelink.organizations.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.storelink.organizations.SignInResult;
import org.storelink.platform.Actor;

/** Signs the person at the current request in by Jakarta Security; the {@link Gate} does the rest. */
@RequestScoped
public class SigningIn {

    private final SecurityContext security;
    private final PageDoor pages;

    @Inject
    SigningIn(SecurityContext security, PageDoor pages) {
        this.security = security;
        this.pages = pages;
    }

    @SuppressWarnings("NullAway") // For the client proxy, which has no fields of its own.
    protected SigningIn() {
        this.security = null;
        this.pages = null;
    }

    /** Gives a person who is signed in a new session, after the old ones were ended. */
    public void renew(HttpServletRequest request, HttpServletResponse response, Actor actor) {
        pages.beginSession(request, response, actor);
    }

    /** When it ends well, the answer carries the cookie of a new session. */
    public SignInResult with(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable String email,
            @Nullable String password) {
        UsernamePasswordCredential credential =
                new UsernamePasswordCredential(email == null ? "" : email, password == null ? "" : password);
        security.authenticate(
                request,
                response,
                AuthenticationParameters.withParams().credential(credential).newAuthentication(true));
        return request.getAttribute(PageDoor.RESULT) instanceof SignInResult result
                ? result
                : new SignInResult.Refused();
    }
}
