package org.storelink.organizations.signin;

import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.storelink.organizations.TokenUse;
import org.storelink.platform.Actor;
import org.storelink.platform.Role;

/**
 * What a door found out about a request. Travels from the authentication mechanism, which runs before the request's beans are there,
 * to the filter in an attribute of the request.
 *
 * @param token what the request presented, if it was a token
 */
record Admission(Actor actor, Optional<TokenUse> token) {

    private static final String ATTRIBUTE = Admission.class.getName();

    static Optional<Admission> of(HttpServletRequest request) {
        @Nullable Object found = request.getAttribute(ATTRIBUTE);
        return found instanceof Admission admission ? Optional.of(admission) : Optional.empty();
    }

    /** Tells the container who calls, with the role and all that it includes. */
    AuthenticationStatus admit(HttpServletRequest request, HttpMessageContext context) {
        request.setAttribute(ATTRIBUTE, this);
        Set<String> roles = Arrays.stream(Role.values())
                .filter(actor.role()::includes)
                .map(Role::name)
                .collect(Collectors.toSet());
        return context.notifyContainerAboutLogin(new CallerPrincipal("member-" + actor.memberId()), roles);
    }
}
