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
import org.storelink.reviews.SavedView;
import org.storelink.reviews.SavedViews;
import org.storelink.reviews.ViewFilter;
import org.storelink.reviews.ViewWish;

/** Choices in the inbox with names. */
@Path("/review_views")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Scope("public:read")
@Tag(name = "Reviews")
public class ReviewViewsResource {

    private static final String MISSING = "There is no such view, or not for you";
    private static final String TAKEN = "There is a view of that name";
    private static final String CHANGED = "Somebody has changed it since; nothing was done";
    private static final String SEEN = "The `ETag` of the view that you saw";

    private final SavedViews views;
    private final CurrentActor actor;

    /** What is missing does not restrict. */
    @Schema(name = "ReviewViewFilter", description = "What the view shows; what is missing does not restrict.")
    public record Filter(
            @Nullable String q,
            @Nullable String stars,
            @Nullable String product,
            @Nullable Boolean unanswered,
            @Nullable String assignedTo,
            @Nullable String tag) {

        ViewFilter checked() {
            return ViewFilter.of(q, stars, product, Boolean.TRUE.equals(unanswered), assignedTo, tag);
        }
    }

    /** @param shared with the whole team; not when missing */
    @Schema(name = "ReviewViewBody", description = "What a view is to be. It is yours alone unless it is shared.")
    public record Body(
            @Nullable String name,
            @Nullable Boolean shared,
            @Nullable Filter filter) {

        ViewWish wish() {
            if (filter == null) {
                throw ProblemException.badField("filter", "says what the view shows.");
            }
            return ViewWish.of(name, Boolean.TRUE.equals(shared), filter.checked());
        }
    }

    @Inject
    public ReviewViewsResource(SavedViews views, CurrentActor actor) {
        this.views = views;
        this.actor = actor;
    }

    @GET
    @RolesAllowed(Role.Name.VIEWER)
    @Operation(summary = "Lists views of the inbox", description = "The team's and your own, by name.")
    @APIResponse(responseCode = "200", description = "One page of views")
    public Page<SavedView> list(
            @Parameter(description = "Page, from 1.") @QueryParam("page") @Nullable Integer page,
            @Parameter(description = "Views per page, at most 500.") @QueryParam("count") @Nullable Integer count) {
        return Page.cut(views.list(actor.get()), Paging.of(page, count));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Role.Name.VIEWER)
    @Operation(summary = "A view of the inbox", description = "Its `ETag` is for `If-Match`.")
    @APIResponse(
            responseCode = "200",
            description = "The view",
            content = @Content(schema = @Schema(implementation = SavedView.class)))
    @APIResponse(responseCode = "404", description = MISSING)
    public Response get(@Parameter(description = "Id of the view") @PathParam("id") long id) {
        return answer(Response.Status.OK, views.get(actor.get(), id));
    }

    @POST
    @RolesAllowed(Role.Name.ADMIN)
    @Scope("public:write")
    @Operation(
            summary = "Saves a view of the inbox",
            description = "Filters are those of the inbox; `assigned_to` takes `me`, which is whoever looks.")
    @APIResponse(
            responseCode = "201",
            description = "The view",
            content = @Content(schema = @Schema(implementation = SavedView.class)))
    @APIResponse(responseCode = "400", description = "name or filter is not understood")
    @APIResponse(responseCode = "409", description = TAKEN + ", or there are 50 already")
    public Response create(Body body) {
        return answer(Response.Status.CREATED, views.create(actor.get(), body.wish()));
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Role.Name.ADMIN)
    @Scope("public:write")
    @Operation(
            summary = "Changes a view of the inbox",
            description = "As a whole. With `If-Match` it is refused when somebody else has changed it since.")
    @APIResponse(
            responseCode = "200",
            description = "The view as it is now",
            content = @Content(schema = @Schema(implementation = SavedView.class)))
    @APIResponse(responseCode = "400", description = "name or filter is not understood")
    @APIResponse(responseCode = "404", description = MISSING)
    @APIResponse(responseCode = "409", description = TAKEN)
    @APIResponse(responseCode = "412", description = CHANGED)
    public Response change(
            @Parameter(description = "Id of the view") @PathParam("id") long id,
            @Parameter(description = SEEN) @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String seen,
            Body body) {
        return answer(Response.Status.OK, views.change(actor.get(), id, body.wish(), IfMatch.turn(seen)));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.Name.ADMIN)
    @Scope("public:write")
    @Operation(
            summary = "Deletes a view of the inbox",
            description = "No review changes. With `If-Match` it is refused when the view was changed since.")
    @APIResponse(responseCode = "204", description = "Deleted")
    @APIResponse(responseCode = "404", description = MISSING)
    @APIResponse(responseCode = "412", description = CHANGED)
    public void delete(
            @Parameter(description = "Id of the view") @PathParam("id") long id,
            @Parameter(description = SEEN) @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String seen) {
        views.delete(actor.get(), id, IfMatch.turn(seen));
    }

    private static Response answer(Response.Status status, SavedView view) {
        return Response.status(status)
                .entity(view)
                .tag(new EntityTag(Integer.toString(view.turn())))
                .build();
    }
}
