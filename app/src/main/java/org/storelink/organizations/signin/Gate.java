package org.storelink.organizations.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** The one authentication mechanism: sends each request to the door of its area. */
@ApplicationScoped
public class Gate implements HttpAuthenticationMechanism {

    private final PageDoor pages;
    private final ApiDoor api;

    @Inject
    Gate(PageDoor pages, ApiDoor api) {
        this.pages = pages;
        this.api = api;
    }

    @SuppressWarnings("NullAway") // For the client proxy, which has no fields of its own.
    protected Gate() {
        this.pages = null;
        this.api = null;
    }

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        return switch (Area.of(request)) {
            case API -> api.enter(request, response, context);
            case PAGE -> pages.enter(request, response, context);
            case ENTRANCE ->
                context.getAuthParameters().getCredential() instanceof UsernamePasswordCredential credential
                        ? pages.signIn(request, response, context, credential)
                        : pages.look(request, response, context);
            case RESOURCE -> context.doNothing();
        };
    }
}
