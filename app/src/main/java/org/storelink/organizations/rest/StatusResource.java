package org.storelink.organizations.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.storelink.organizations.Members;
import org.storelink.organizations.RequestAllowance;
import org.storelink.platform.CurrentActor;
import org.storelink.platform.Paging;
import org.storelink.platform.Role;

/** Whether the API answers, to whom, and how often it may be asked. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Status")
public class StatusResource {

    private final Members members;
    private final RequestAllowance allowance;
    private final CurrentActor actor;

    @Inject
    public StatusResource(Members members, RequestAllowance allowance, CurrentActor actor) {
        this.members = members;
        this.allowance = allowance;
        this.actor = actor;
    }

    @GET
    @RolesAllowed(Role.Name.VIEWER)
    @Operation(summary = "Shows status, caller and usage", description = "Works with every token, whatever its scopes.")
    @APIResponse(responseCode = "200", description = "The API answers.")
    public Status status() {
        return Status.of(members.me(actor.get()), allowance.today(actor.get()));
    }

    @GET
    @Path("/usage")
    @RolesAllowed(Role.Name.VIEWER)
    @Operation(
            summary = "Shows the request allowance",
            description = "Today's requests of your organization and those of the last 30 days (UTC).")
    @APIResponse(responseCode = "200", description = "The allowance and its use.")
    public UsageAnswer usage(
            @Parameter(description = "Accepted for older clients; the answer is one page.")
                    @QueryParam("page")
                    @Nullable
                    Integer page,
            @Parameter(description = "Accepted for older clients; the answer is one page.")
                    @QueryParam("count")
                    @Nullable
                    Integer count,
            @Parameter(description = "Accepted for older clients; the answer is always json.")
                    @QueryParam("format")
                    @Nullable
                    String format) {
        Paging.of(page, count);
        return UsageAnswer.of(allowance.today(actor.get()), allowance.history(actor.get()));
    }
}
