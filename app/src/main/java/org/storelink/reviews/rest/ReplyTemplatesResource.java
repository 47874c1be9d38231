package org.storelink.reviews.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
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
import org.storelink.platform.ProblemException;
import org.storelink.platform.Role;
import org.storelink.platform.rest.Scope;
import org.storelink.reviews.FilledTemplate;
import org.storelink.reviews.ReplyTemplate;
import org.storelink.reviews.ReplyTemplates;
import org.storelink.reviews.TemplateText;

/** Texts that members begin a reply with. */
@Path("/reply_templates")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Scope("public:read")
@Tag(name = "Reviews")
public class ReplyTemplatesResource {

    private static final String MISSING = "There is no such template";
    private static final String TAKEN = "There is a template of that name in the folder";
    private static final String CHANGED = "Somebody has changed it since; nothing was done";
    private static final String SEEN = "The `ETag` of the template that you saw";

    private final ReplyTemplates templates;
    private final ReviewNumber reviews;
    private final CurrentActor actor;

    /**
     * What a template is to be.
     *
     * @param folder none when missing
     */
    @Schema(name = "ReplyTemplateBody", description = "What a template is to be. Without folder it is in none.")
    public record Body(
            @Nullable String folder,
            @Nullable String name,
            @Nullable String content) {

        TemplateText text() {
            return TemplateText.of(folder, name, content);
        }
    }

    @Inject
    public ReplyTemplatesResource(ReplyTemplates templates, ReviewNumber reviews, CurrentActor actor) {
        this.templates = templates;
        this.reviews = reviews;
        this.actor = actor;
    }

    @GET
    @RolesAllowed(Role.Name.VIEWER)
    @Operation(summary = "Lists templates of replies", description = "By folder and name, those in no folder first.")
    @APIResponse(responseCode = "200", description = "One page of templates")
    public Page<ReplyTemplate> list(
            @Parameter(description = "Page, from 1.") @QueryParam("page") @Nullable Integer page,
            @Parameter(description = "Templates per page, at most 500.") @QueryParam("count") @Nullable Integer count) {
        return Page.cut(templates.list(actor.get()), Paging.of(page, count));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Role.Name.VIEWER)
    @Operation(summary = "A template of replies", description = "Its `ETag` is for `If-Match`.")
    @APIResponse(
            responseCode = "200",
            description = "The template",
            content = @Content(schema = @Schema(implementation = ReplyTemplate.class)))
    @APIResponse(responseCode = "404", description = MISSING)
    public Response get(@Parameter(description = "Id of the template") @PathParam("id") long id) {
        return answer(Response.Status.OK, templates.get(actor.get(), id));
    }

    @GET
    @Path("/{id}/filled")
    @RolesAllowed(Role.Name.VIEWER)
    @Operation(
            summary = "Begins a reply with a template",
            description =
                    "The text with what is known of the review, and of you, filled in. What is not known stays, and is named in"
                            + " `unfilled`: a reply that still has a placeholder is refused. Nothing is sent.")
    @APIResponse(responseCode = "200", description = "The text")
    @APIResponse(responseCode = "400", description = "No review is named")
    @APIResponse(responseCode = "404", description = "There is no such template, or no such review")
    public FilledTemplate fill(
            @Parameter(description = "Id of the template") @PathParam("id") long id,
            @Parameter(description = "Id of the review that is replied to", required = true)
                    @QueryParam("review")
                    @Nullable
                    String review) {
        if (review == null || review.isBlank()) {
            throw ProblemException.badField("review", "says which review the reply is to.");
        }
        return templates.fill(actor.get(), id, reviews.of(review));
    }

    @POST
    @RolesAllowed(Role.Name.ADMIN)
    @Scope("public:write")
    @Operation(
            summary = "Makes a template of replies",
            description =
                    "Filled in are `{{product}}`, `{{nickname}}`, `{{stars}}`, `{{version}}`, `{{country}}` and `{{my name}}`."
                            + " Anything else between double braces is left to whoever replies.")
    @APIResponse(
            responseCode = "201",
            description = "The template",
            content = @Content(schema = @Schema(implementation = ReplyTemplate.class)))
    @APIResponse(responseCode = "400", description = "folder, name or content is not understood")
    @APIResponse(responseCode = "409", description = TAKEN + ", or there are 1,000 already")
    public Response create(Body body) {
        return answer(Response.Status.CREATED, templates.create(actor.get(), body.text()));
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Role.Name.ADMIN)
    @Scope("public:write")
    @Operation(
            summary = "Changes a template of replies",
            description = "As a whole. With `If-Match` it is refused when somebody else has changed it since.")
    @APIResponse(
            responseCode = "200",
            description = "The template as it is now",
            content = @Content(schema = @Schema(implementation = ReplyTemplate.class)))
    @APIResponse(responseCode = "400", description = "folder, name or content is not understood")
    @APIResponse(responseCode = "404", description = MISSING)
    @APIResponse(responseCode = "409", description = TAKEN)
    @APIResponse(responseCode = "412", description = CHANGED)
    public Response change(
            @Parameter(description = "Id of the template") @PathParam("id") long id,
            @Parameter(description = SEEN) @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String seen,
            Body body) {
        return answer(Response.Status.OK, templates.change(actor.get(), id, body.text(), IfMatch.turn(seen)));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.Name.ADMIN)
    @Scope("public:write")
    @Operation(
            summary = "Deletes a template of replies",
            description = "Replies that began with it stay. With `If-Match` it is refused when it was changed since.")
    @APIResponse(responseCode = "204", description = "Deleted")
    @APIResponse(responseCode = "404", description = MISSING)
    @APIResponse(responseCode = "412", description = CHANGED)
    public void delete(
            @Parameter(description = "Id of the template") @PathParam("id") long id,
            @Parameter(description = SEEN) @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String seen) {
        templates.delete(actor.get(), id, IfMatch.turn(seen));
    }

    private static Response answer(Response.Status status, ReplyTemplate template) {
        return Response.status(status)
                .entity(template)
                .tag(new EntityTag(Integer.toString(template.turn())))
                .build();
    }
}
