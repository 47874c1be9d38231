package org.storelink.reviews.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.storelink.platform.CurrentActor;
import org.storelink.platform.ProblemException;
import org.storelink.platform.Role;
import org.storelink.platform.rest.Scope;
import org.storelink.reviews.ReviewWork.Assignee;
import org.storelink.reviews.TeamWork;

/** Who of the team sees to a review. */
@Path("/reviews/{id}/assignee")
@Produces(MediaType.APPLICATION_JSON)
@Scope("private:read")
@Tag(name = "Reviews")
public class AssigneeResource {

    private static final String MISSING = "There is no such review";
    private static final String CHANGED = "Somebody else is assigned by now; nothing was done";
    private static final String SEEN = "The `ETag` of the assignee that you saw";

    private final TeamWork team;
    private final ReviewNumber numbers;
    private final CurrentActor actor;

    /** @param member id of whoever is to see to the review */
    @Schema(name = "AssigneeBody", description = "The id of a member who may reply.")
    public record Body(@Nullable Long member) {}

    /** @param assignedTo null when nobody is */
    @Schema(name = "ReviewAssignee", description = "Who sees to the review; null for nobody.")
    public record Answer(@Nullable Assignee assignedTo) {}

    @Inject
    public AssigneeResource(TeamWork team, ReviewNumber numbers, CurrentActor actor) {
        this.team = team;
        this.numbers = numbers;
        this.actor = actor;
    }

    @GET
    @RolesAllowed(Role.Name.VIEWER)
    @Operation(summary = "Who sees to a review", description = "The `ETag` is for `If-Match`.")
    @APIResponse(
            responseCode = "200",
            description = "The member, or nobody",
            content = @Content(schema = @Schema(implementation = Answer.class)))
    @APIResponse(responseCode = "404", description = MISSING)
    public Response get(@Parameter(description = "Id of the review") @PathParam("id") String id) {
        return answer(team.assignee(actor.get(), numbers.of(id)));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.Name.ADMIN)
    @Scope("private:write")
    @Operation(
            summary = "Assigns a review to a member",
            description = "In place of whoever sees to it; with `If-Match` only of whom you saw.")
    @APIResponse(
            responseCode = "200",
            description = "The member",
            content = @Content(schema = @Schema(implementation = Answer.class)))
    @APIResponse(responseCode = "400", description = "There is no such member, or one who may not reply")
    @APIResponse(responseCode = "404", description = MISSING)
    @APIResponse(responseCode = "412", description = CHANGED)
    public Response assign(
            @Parameter(description = "Id of the review") @PathParam("id") String id,
            @Parameter(description = SEEN) @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String seen,
            Body body) {
        if (body.member() == null) {
            throw ProblemException.badField("member", "is the id of whoever is to see to the review.");
        }
        return change(id, Optional.of(body.member()), seen);
    }

    @DELETE
    @RolesAllowed(Role.Name.ADMIN)
    @Scope("private:write")
    @Operation(
            summary = "Assigns a review to nobody",
            description = "With `If-Match` it is refused when somebody else is assigned by now.")
    @APIResponse(
            responseCode = "200",
            description = "Nobody",
            content = @Content(schema = @Schema(implementation = Answer.class)))
    @APIResponse(responseCode = "404", description = MISSING)
    @APIResponse(responseCode = "412", description = CHANGED)
    public Response release(
            @Parameter(description = "Id of the review") @PathParam("id") String id,
            @Parameter(description = SEEN) @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String seen) {
        return change(id, Optional.empty(), seen);
    }

    private Response change(String id, Optional<Long> member, @Nullable String seen) {
        return answer(team.assign(
                actor.get(), numbers.of(id), member, IfMatch.turn(seen).map(Integer::longValue)));
    }

    private static Response answer(Optional<Assignee> assignee) {
        return Response.ok(new Answer(assignee.orElse(null)))
                .tag(new EntityTag(assignee.map(Assignee::id).orElse(0L).toString()))
                .build();
    }
}
