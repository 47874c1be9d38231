package org.storelink.reviews.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.storelink.platform.CurrentActor;
import org.storelink.platform.Page;
import org.storelink.platform.Paging;
import org.storelink.platform.Role;
import org.storelink.platform.rest.Scope;
import org.storelink.reviews.ReviewNote;
import org.storelink.reviews.TeamWork;

/** What members say to each other about a review. */
@Path("/reviews/{id}/notes")
@Produces(MediaType.APPLICATION_JSON)
@Scope("private:read")
@Tag(name = "Reviews")
public class ReviewNotesResource {

    private final TeamWork team;
    private final ReviewNumber numbers;
    private final CurrentActor actor;

    /** @param content what colleagues are to read */
    @Schema(name = "ReviewNoteBody", description = "What colleagues are to read.")
    public record Body(@Nullable String content) {}

    @Inject
    public ReviewNotesResource(TeamWork team, ReviewNumber numbers, CurrentActor actor) {
        this.team = team;
        this.numbers = numbers;
        this.actor = actor;
    }

    @GET
    @RolesAllowed(Role.Name.VIEWER)
    @Operation(summary = "Notes about a review", description = "Oldest first. They stay here: no store ever gets them.")
    @APIResponse(responseCode = "200", description = "One page of notes")
    @APIResponse(responseCode = "404", description = "There is no such review")
    public Page<ReviewNote> list(
            @Parameter(description = "Id of the review") @PathParam("id") String id,
            @Parameter(description = "Page, from 1.") @QueryParam("page") @Nullable Integer page,
            @Parameter(description = "Notes per page, at most 500.") @QueryParam("count") @Nullable Integer count) {
        return Page.cut(team.notes(actor.get(), numbers.of(id)), Paging.of(page, count));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.Name.ADMIN)
    @Scope("private:write")
    @Operation(summary = "Writes a note about a review", description = "For colleagues; no store ever gets it.")
    @APIResponse(
            responseCode = "201",
            description = "The note",
            content = @Content(schema = @Schema(implementation = ReviewNote.class)))
    @APIResponse(responseCode = "400", description = "The text is empty or too long")
    @APIResponse(responseCode = "404", description = "There is no such review")
    @APIResponse(responseCode = "409", description = "There are 500 already")
    public Response write(@Parameter(description = "Id of the review") @PathParam("id") String id, Body body) {
        return Response.status(Response.Status.CREATED)
                .entity(team.note(actor.get(), numbers.of(id), body.content()))
                .build();
    }

    @DELETE
    @Path("/{note}")
    @RolesAllowed(Role.Name.ADMIN)
    @Scope("private:write")
    @Operation(summary = "Deletes a note about a review", description = "One's own; Owners any.")
    @APIResponse(responseCode = "204", description = "Deleted")
    @APIResponse(responseCode = "403", description = "Somebody else wrote it")
    @APIResponse(responseCode = "404", description = "There is no such review or note")
    public void delete(
            @Parameter(description = "Id of the review") @PathParam("id") String id,
            @Parameter(description = "Id of the note") @PathParam("note") long note) {
        team.deleteNote(actor.get(), numbers.of(id), note);
    }
}
