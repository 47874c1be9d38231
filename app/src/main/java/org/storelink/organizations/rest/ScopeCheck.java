package org.storelink.organizations.rest;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.storelink.organizations.TokenUse;
import org.storelink.organizations.signin.CurrentAccess;
import org.storelink.platform.Problem;
import org.storelink.platform.ProblemException;
import org.storelink.platform.rest.Scope;

/** Keeps tokens within their scopes. Whoever signed in with a password has none to keep to. */
@Provider
@Priority(Priorities.AUTHORIZATION)
@ApplicationScoped
public class ScopeCheck implements ContainerRequestFilter {

    private final CurrentAccess access;

    @Context
    private ResourceInfo resource;

    @Inject
    @SuppressWarnings("NullAway.Init") // The resource is injected by Jakarta REST.
    ScopeCheck(CurrentAccess access) {
        this.access = access;
    }

    /** For the client proxy, which has no fields of its own; public, or Jakarta REST does not look for the bean. */
    @SuppressWarnings("NullAway")
    public ScopeCheck() {
        this.access = null;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Optional<TokenUse> token = access.token();
        @Nullable Scope scope = needed();
        if (token.isPresent() && scope != null) {
            refuseWithout(scope.value(), token.get().scopes());
        }
    }

    static void refuseWithout(String needed, Set<String> scopes) {
        if (!scopes.contains(needed)) {
            throw new ProblemException(
                    Problem.FORBIDDEN,
                    "This needs a token with the scope " + needed + "; yours has "
                            + String.join(", ", new TreeSet<>(scopes)) + ".");
        }
    }

    private @Nullable Scope needed() {
        Scope onMethod = resource.getResourceMethod().getAnnotation(Scope.class);
        return onMethod == null ? resource.getResourceClass().getAnnotation(Scope.class) : onMethod;
    }
}
