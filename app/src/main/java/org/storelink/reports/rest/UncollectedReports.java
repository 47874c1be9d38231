package org.storelink.reports.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.storelink.accounts.Capabilities;
import org.storelink.connector.Capability;
import org.storelink.platform.CurrentActor;
import org.storelink.platform.Problem;
import org.storelink.platform.ProblemException;
import org.storelink.platform.Role;
import org.storelink.platform.rest.Scope;

/**
 * Reports that clients know to ask for and that nothing is collected for yet: they are told why and what would give it. A report that
 * comes into being leaves the list here.
 */
@Path("/reports")
@Scope("private:read")
@Tag(name = "Reports")
public class UncollectedReports {

    private final Capabilities capabilities;
    private final CurrentActor actor;

    @Inject
    public UncollectedReports(Capabilities capabilities, CurrentActor actor) {
        this.capabilities = capabilities;
        this.actor = actor;
    }

    @GET
    @Path("/adspend")
    @RolesAllowed(Role.Name.VIEWER)
    @Operation(
            summary = "Reports that are not collected yet",
            description = "Refused, with the reason and the way of linking that has it. Parameters are not looked at.")
    @APIResponse(responseCode = "422", description = "No account gives it, or Storelink does not collect it yet.")
    public Response report(
            @BeanParam ReportParameters parameters,
            @Parameter(description = "Known to clients of the older API") @QueryParam("networks") @Nullable
                    String networks) {
        capabilities.require(actor.get(), Capability.AD_SPEND, Set.of());
        throw notCollected();
    }

    static ProblemException notCollected() {
        return new ProblemException(
                Problem.CAPABILITY_ABSENT, "A linked account gives it, but this version of Storelink does not use it.");
    }
}
