package org.storelink.organizations.signin;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.storelink.organizations.Allowance;
import org.storelink.organizations.OrganizationsConfig;
import org.storelink.organizations.RequestAllowance;
import org.storelink.platform.CurrentActor;
import org.storelink.platform.Problem;
import org.storelink.platform.ProblemException;

/**
 * The second wall behind the {@link Gate}: whoever it did not admit gets no further, whatever the container made of its answer.
 * Tells the beans of the request who is acting, and counts requests of the API.
 */
@WebFilter(filterName = "admission", urlPatterns = "/*", asyncSupported = true)
@SuppressWarnings("NullAway.Init") // By wire, before the first request.
public class AdmissionFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private transient CurrentActor currentActor;
    private transient CurrentAccess currentAccess;
    private transient RequestAllowance allowance;
    private transient OrganizationsConfig config;

    /** Containers make filters by their constructor without arguments. */
    @Inject
    void wire(
            CurrentActor currentActor,
            CurrentAccess currentAccess,
            RequestAllowance allowance,
            OrganizationsConfig config) {
        this.currentActor = currentActor;
        this.currentAccess = currentAccess;
        this.allowance = allowance;
        this.config = config;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<Admission> admission = Admission.of(request);
        Area area = Area.of(request);
        admission.ifPresent(found -> {
            currentActor.set(found.actor());
            currentAccess.set(found.token());
        });
        boolean passes =
                switch (area) {
                    case API -> admission.isPresent() && isWithinAllowance(admission.get(), response);
                    case PAGE -> admission.isPresent();
                    case ENTRANCE, RESOURCE -> true;
                };
        if (passes) {
            chain.doFilter(request, response);
        } else if (admission.isEmpty() && !response.isCommitted()) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        }
    }

    private boolean isWithinAllowance(Admission admission, HttpServletResponse response) {
        Allowance today = allowance.count(admission.actor().organizationId());
        response.setHeader("X-Request-Limit", Long.toString(today.limit()));
        response.setHeader("X-Request-Usage", Long.toString(today.used()));
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (today.isExceeded()) {
            String detail = "used " + today.used() + " of " + today.limit() + " daily requests";
            ProblemAnswer.write(
                    response,
                    ProblemException.retryAfter(Problem.LIMIT_REACHED, detail, today.untilNextDay()),
                    config.limitStatus());
        }
        return !today.isExceeded();
    }
}
