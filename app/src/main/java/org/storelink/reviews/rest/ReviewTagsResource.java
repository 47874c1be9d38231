package org.storelink.reviews.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.storelink.platform.CurrentActor;
import org.storelink.platform.Role;
import org.storelink.platform.rest.Scope;
import org.storelink.reviews.TeamWork;

/** The team's tags of a review. Each is put on and taken off by itself, so two members never undo each other's. */
@Path("/reviews/{id}/tags")
@Produces(MediaType.APPLICATION_JSON)
@Scope("public:write")
@Tag(name = "Reviews")
public class ReviewTagsResource {

    private final TeamWork team;
    private final ReviewNumber numbers;
    private final CurrentActor actor;

    /** @param tag a word or some */
    @Schema(name = "ReviewTagBody", description = "A tag: 1 to 40 letters, digits, blanks and `. _ : + & -`.")
    public record Body(@Nullable String tag) {}

    @Schema(name = "ReviewTags", description = "The tags of the review.")
    public record Answer(List<String> tags) {}

    @Inject
    public ReviewTagsResource(TeamWork team, ReviewNumber numbers, CurrentActor actor) {
        this.team = team;
        this.numbers = numbers;
        this.actor = actor;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.Name.ADMIN)
    @Operation(
            summary = "Puts a tag on a review",
            description = "In lower case. One that is there already stays. A review has at most 20.")
    @APIResponse(responseCode = "200", description = "The tags of the review")
    @APIResponse(responseCode = "400", description = "The tag is not understood")
    @APIResponse(responseCode = "404", description = "There is no such review")
    @APIResponse(responseCode = "409", description = "There are 20 already")
    public Answer add(@Parameter(description = "Id of the review") @PathParam("id") String id, Body body) {
        return new Answer(team.tag(actor.get(), numbers.of(id), body.tag()));
    }

    @DELETE
    @Path("/{tag}")
    @RolesAllowed(Role.Name.ADMIN)
    @Operation(summary = "Takes a tag off a review", description = "One that is not there is no mistake.")
    @APIResponse(responseCode = "200", description = "The tags of the review")
    @APIResponse(responseCode = "404", description = "There is no such review")
    public Answer remove(
            @Parameter(description = "Id of the review") @PathParam("id") String id,
            @Parameter(description = "The tag") @PathParam("tag") String tag) {
        return new Answer(team.untag(actor.get(), numbers.of(id), tag));
    }
}
