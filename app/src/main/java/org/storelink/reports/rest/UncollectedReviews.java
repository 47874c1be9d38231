package org.storelink.reports.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.storelink.accounts.Capabilities;
import org.storelink.connector.Capability;
import org.storelink.platform.CurrentActor;
import org.storelink.platform.ProblemException;
import org.storelink.platform.Role;
import org.storelink.platform.rest.Scope;

/** Reviews and replies, which nothing is collected for yet: whoever asks is told why and what would give it. */
@Path("/reviews")
@Scope("public:read")
@Tag(name = "Reviews")
public class UncollectedReviews {

    private final Capabilities capabilities;
    private final CurrentActor actor;

    @Inject
    public UncollectedReviews(Capabilities capabilities, CurrentActor actor) {
        this.capabilities = capabilities;
        this.actor = actor;
    }

    @GET
    @RolesAllowed(Role.Name.VIEWER)
    @Operation(summary = "Reviews", description = "Not collected yet: refused, with the way of linking that has them.")
    @APIResponse(responseCode = "422", description = "No account gives them, or Storelink does not collect them yet.")
    public Response list(@BeanParam ReviewParameters parameters) {
        throw refused(Capability.REVIEWS, parameters.accounts());
    }

    @GET
    @Path("/count")
    @RolesAllowed(Role.Name.VIEWER)
    @Operation(summary = "Counts reviews", description = "Not collected yet, like the reviews themselves.")
    @APIResponse(responseCode = "422", description = "No account gives them, or Storelink does not collect them yet.")
    public Response count(@BeanParam ReviewParameters parameters) {
        throw refused(Capability.REVIEWS, parameters.accounts());
    }

    @POST
    @Path("/count")
    @RolesAllowed(Role.Name.VIEWER)
    @Operation(summary = "Counts reviews", description = "The same for clients that send a form.")
    @APIResponse(responseCode = "422", description = "No account gives them, or Storelink does not collect them yet.")
    public Response countByForm() {
        throw refused(Capability.REVIEWS, Set.of());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Role.Name.VIEWER)
    @Operation(summary = "A review", description = "Not collected yet, like all reviews.")
    @APIResponse(responseCode = "422", description = "No account gives them, or Storelink does not collect them yet.")
    public Response review(@Parameter(description = "Its id") @PathParam("id") String id) {
        throw refused(Capability.REVIEWS, Set.of());
    }

    @GET
    @Path("/{id}/response")
    @RolesAllowed(Role.Name.VIEWER)
    @Operation(summary = "The reply to a review", description = "Replies cannot be sent yet, so there is none.")
    @APIResponse(responseCode = "422", description = "No account allows replies, or Storelink sends none yet.")
    public Response reply(@Parameter(description = "Id of the review") @PathParam("id") String id) {
        throw refused(Capability.REPLIES, Set.of());
    }

    @POST
    @Path("/{id}/response")
    @RolesAllowed(Role.Name.ADMIN)
    @Scope("public:write")
    @Operation(summary = "Replies to a review", description = "Replies cannot be sent yet; nothing is sent.")
    @APIResponse(responseCode = "422", description = "No account allows replies, or Storelink sends none yet.")
    public Response send(@Parameter(description = "Id of the review") @PathParam("id") String id) {
        throw refused(Capability.REPLIES, Set.of());
    }

    @DELETE
    @Path("/{id}/response")
    @RolesAllowed(Role.Name.ADMIN)
    @Scope("public:write")
    @Operation(summary = "Withdraws a reply", description = "Replies cannot be sent yet; nothing is withdrawn.")
    @APIResponse(responseCode = "422", description = "No account allows replies, or Storelink sends none yet.")
    public Response withdraw(@Parameter(description = "Id of the review") @PathParam("id") String id) {
        throw refused(Capability.REPLIES, Set.of());
    }

    private ProblemException refused(Capability capability, Set<Long> accounts) {
        capabilities.require(actor.get(), capability, accounts);
        return UncollectedReports.notCollected();
    }
}
