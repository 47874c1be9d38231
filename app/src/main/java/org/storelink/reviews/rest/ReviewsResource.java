package org.storelink.reviews.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.storelink.catalog.ProductChoice;
import org.storelink.platform.CurrentActor;
import org.storelink.platform.Paging;
import org.storelink.platform.ProblemException;
import org.storelink.platform.Role;
import org.storelink.platform.rest.Scope;
import org.storelink.reviews.Condition;
import org.storelink.reviews.Inbox;
import org.storelink.reviews.ReplyView;
import org.storelink.reviews.Replying;
import org.storelink.reviews.ReviewCounts;
import org.storelink.reviews.ReviewList;
import org.storelink.reviews.ReviewOrder;

/** What customers wrote, and the replies to it. */
@Path("/reviews")
@Produces(MediaType.APPLICATION_JSON)
@Scope("public:read")
@Tag(name = "Reviews")
public class ReviewsResource {

    private static final String NO_ACCOUNT = "No linked account gives it; says which way of linking does";
    private static final String REFUSED =
            "A colleague has replied within the last ten minutes or that reply is on its way, the review is deleted, or the"
                    + " `Idempotency-Key` was used for another request; nothing was done";
    private static final int USUAL_COUNT = 25;
    private static final int MOST_PAGES = 500;
    private static final int MOST_REVIEWS = 10_000;

    private final Inbox inbox;
    private final ReviewNumber numbers;
    private final Replying replying;
    private final ProductChoice products;
    private final CurrentActor actor;
    private final Clock clock;

    /** @param content what customers are to read */
    public record ReplyBody(@Nullable String content) {}

    @Inject
    public ReviewsResource(
            Inbox inbox,
            ReviewNumber numbers,
            Replying replying,
            ProductChoice products,
            CurrentActor actor,
            Clock clock) {
        this.inbox = inbox;
        this.numbers = numbers;
        this.replying = replying;
        this.products = products;
        this.actor = actor;
        this.clock = clock;
    }

    @GET
    @RolesAllowed(Role.Name.VIEWER)
    @Operation(
            summary = "Reviews",
            description =
                    "As customers wrote them; nothing is translated. Those that the store has deleted stay, as `deleted`. Pages have"
                            + " 25 reviews unless `count` says otherwise; `page` times `count` is 10,000 at most.")
    @APIResponse(
            responseCode = "200",
            description = "A page of reviews",
            content = @Content(schema = @Schema(implementation = ReviewList.class)))
    @APIResponse(responseCode = "400", description = "A parameter is not understood; the answer names it")
    @APIResponse(responseCode = "422", description = NO_ACCOUNT)
    public ReviewList list(
            @BeanParam ReviewParameters parameters,
            @Parameter(description = "`date`, `stars` or `country`, with a minus for backwards; `-date` when missing")
                    @QueryParam("sort")
                    @Nullable
                    String sort,
            @Parameter(description = "Which page, from 1") @QueryParam("page") @Nullable Integer page,
            @Parameter(description = "How many on a page") @QueryParam("count") @Nullable Integer count) {
        ReviewList list = inbox.list(
                actor.get(), parameters.filter(this::choose, today()), ReviewOrder.of(sort), paging(page, count));
        return parameters.wantsNumbers() ? list : list.withPrintedStars();
    }

    private Set<Long> choose(ProductChoice.Asked asked) {
        return products.of(actor.get(), asked);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static Paging paging(@Nullable Integer page, @Nullable Integer count) {
        Paging paging = Paging.of(page, count == null ? Integer.valueOf(USUAL_COUNT) : count);
        if (paging.page() > MOST_PAGES) {
            throw ProblemException.badField("page", "must be at most " + MOST_PAGES + ".");
        }
        if (paging.page() * paging.count() > MOST_REVIEWS) {
            // Clients look for these words to know that they have read all that they can.
            throw ProblemException.badField("page", "* count must be less than or equal to " + MOST_REVIEWS + ".");
        }
        return paging;
    }

    @GET
    @Path("/count")
    @RolesAllowed(Role.Name.VIEWER)
    @Operation(
            summary = "Counts reviews",
            description =
                    "By stars, country, version, product, tag, and whether they have a reply or are deleted. No language is"
                            + " guessed, so that block is empty.")
    @APIResponse(responseCode = "200", description = "The counts")
    @APIResponse(responseCode = "422", description = NO_ACCOUNT)
    public ReviewCounts count(@BeanParam ReviewParameters parameters) {
        return inbox.count(actor.get(), parameters.filter(this::choose, today()));
    }

    @POST
    @Path("/count")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed(Role.Name.VIEWER)
    @Operation(
            summary = "Counts reviews",
            description =
                    "The same for clients that send a form, with the fields products, countries, storefronts, stars, versions, q,"
                            + " start and end.")
    @APIResponse(responseCode = "200", description = "The counts")
    @APIResponse(responseCode = "422", description = NO_ACCOUNT)
    public ReviewCounts countByForm(List<EntityPart> parts) {
        return inbox.count(actor.get(), new CountForm(parts).filter(this::choose, today()));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Role.Name.VIEWER)
    @Operation(summary = "A review", description = "With what it said before its customer changed it, and the reply.")
    @APIResponse(responseCode = "200", description = "The review")
    @APIResponse(responseCode = "404", description = "There is no such review")
    public ReviewAnswer review(@Parameter(description = "Its id") @PathParam("id") String id) {
        return ReviewAnswer.of(numbers.detail(id));
    }

    @GET
    @Path("/{id}/response")
    @RolesAllowed(Role.Name.VIEWER)
    @Operation(
            summary = "The reply to a review",
            description =
                    "What stands at the store, what is on its way there, and everything that was ever written. Its `ETag` is for"
                            + " `If-Match`.")
    @APIResponse(
            responseCode = "200",
            description = "The reply, or that there is none",
            content = @Content(schema = @Schema(implementation = ReplyView.class)))
    @APIResponse(responseCode = "404", description = "There is no such review")
    public Response reply(@Parameter(description = "Id of the review") @PathParam("id") String id) {
        return answer(replying.get(actor.get(), numbers.of(id)));
    }

    @POST
    @Path("/{id}/response")
    @RolesAllowed(Role.Name.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Scope("public:write")
    @Operation(
            summary = "Replies to a review",
            description =
                    "Creates the reply or replaces it. The text is kept before it is sent, and sent soon after: the answer says"
                            + " `pending` until the store shows it. With `Idempotency-Key` the same request may come again; with"
                            + " `If-Match` it is refused when somebody else has replied since.")
    @APIResponse(
            responseCode = "200",
            description = "The reply is kept and on its way",
            content = @Content(schema = @Schema(implementation = ReplyView.class)))
    @APIResponse(
            responseCode = "400",
            description =
                    "The text is empty, longer than the store takes, or has a placeholder of a template in double braces")
    @APIResponse(responseCode = "404", description = "There is no such review")
    @APIResponse(responseCode = "409", description = REFUSED)
    @APIResponse(responseCode = "412", description = "Somebody has replied since; nothing was done")
    @APIResponse(responseCode = "422", description = "No linked account can reply; nothing was sent")
    public Response send(
            @Parameter(description = "Id of the review") @PathParam("id") String id,
            @Parameter(description = "The `ETag` of the reply that you saw")
                    @HeaderParam(HttpHeaders.IF_MATCH)
                    @Nullable
                    String seen,
            @Parameter(description = "Up to 255 characters of your choice") @HeaderParam("Idempotency-Key") @Nullable
                    String key,
            @Nullable ReplyBody body) {
        String content = body == null || body.content() == null ? "" : body.content();
        return answer(replying.reply(actor.get(), numbers.of(id), content, condition(seen, key)));
    }

    @DELETE
    @Path("/{id}/response")
    @RolesAllowed(Role.Name.ADMIN)
    @Scope("public:write")
    @Operation(
            summary = "Withdraws a reply",
            description =
                    "The store is asked soon after: the answer says `pending` with the action `delete` until it has done so.")
    @APIResponse(
            responseCode = "200",
            description = "The wish is kept and on its way",
            content = @Content(schema = @Schema(implementation = ReplyView.class)))
    @APIResponse(responseCode = "404", description = "There is no such review")
    @APIResponse(responseCode = "409", description = REFUSED)
    @APIResponse(responseCode = "412", description = "Somebody has replied since; nothing was done")
    @APIResponse(responseCode = "422", description = "No linked account can reply; nothing was sent")
    public Response withdraw(
            @Parameter(description = "Id of the review") @PathParam("id") String id,
            @Parameter(description = "The `ETag` of the reply that you saw")
                    @HeaderParam(HttpHeaders.IF_MATCH)
                    @Nullable
                    String seen,
            @Parameter(description = "Up to 255 characters of your choice") @HeaderParam("Idempotency-Key") @Nullable
                    String key) {
        return answer(replying.withdraw(actor.get(), numbers.of(id), condition(seen, key)));
    }

    private static Response answer(ReplyView reply) {
        return Response.ok(reply)
                .tag(new EntityTag(Integer.toString(reply.turn())))
                .build();
    }

    private static Condition condition(@Nullable String seen, @Nullable String key) {
        return new Condition(IfMatch.turn(seen), Optional.ofNullable(key));
    }
}
