package org.storelink.accounts.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.storelink.accounts.LinkAttempt;
import org.storelink.accounts.LinkState;
import org.storelink.accounts.Linking;
import org.storelink.platform.CurrentActor;
import org.storelink.platform.Role;
import org.storelink.platform.rest.Scope;

/** Link attempts that wait for an answer, or have come to an end lately. */
@Path("/links/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Linked accounts")
public class LinksResource {

    private final Linking linking;
    private final CurrentActor actor;
    private final Clock clock;

    @Inject
    public LinksResource(Linking linking, CurrentActor actor, Clock clock) {
        this.linking = linking;
        this.actor = actor;
        this.clock = clock;
    }

    @GET
    @RolesAllowed(Role.Name.ADMIN)
    @Scope("account:read")
    @Operation(
            summary = "Shows a link attempt",
            description =
                    "Its state, the open question with its options, and what it came to. The states `challenge` (a code),"
                            + " `choose` (among options) and `consent` (to what cannot be undone) wait for an answer;"
                            + " `preview` shows what the account gives, for which a preview was asked, and waits until you"
                            + " say that it shall be linked;"
                            + " `working` waits for the store, so ask again in a moment; `linked`, `refused` and"
                            + " `expired` are ends. `fill` and `visit` are kept for connectors to come. Unfinished attempts"
                            + " expire after 15 minutes; finished ones can be looked up for a day.")
    @APIResponse(responseCode = "200", description = "The attempt.")
    @APIResponse(responseCode = "404", description = "There is no such attempt.")
    public LinkAttempt get(@Parameter(description = "Id of the attempt.") @PathParam("id") UUID id) {
        return linking.get(actor.get(), id);
    }

    @POST
    @Path("/answer")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.Name.ADMIN)
    @Scope("account:write")
    @Operation(
            summary = "Answers the open question",
            description =
                    "`{\"code\": \"123456\"}` or `{\"send_to\": \"id of a delivery\"}` in the state challenge, `{\"choices\": [\"id\"]}` or"
                            + " `{\"choice\": \"id\"}` in the state choose, `{\"done\": true}` in the state consent, `{\"link\": true}` in the"
                            + " state preview. The answer is the attempt"
                            + " after that: the same question with `last_error` after a wrong code, the next question, or linked.")
    @APIResponse(responseCode = "200", description = "The attempt.")
    @APIResponse(responseCode = "400", description = "That is no answer to the open question.")
    @APIResponse(responseCode = "404", description = "There is no such attempt.")
    @APIResponse(
            responseCode = "409",
            description = "Nothing is open, somebody has answered already, or the account was linked meanwhile.")
    @APIResponse(responseCode = "422", description = "The store refused.")
    @APIResponse(responseCode = "503", description = "The store is not available; see Retry-After.")
    public LinkAttempt answer(
            @Parameter(description = "Id of the attempt.") @PathParam("id") UUID id, AnswerBody body) {
        LinkAttempt attempt =
                body.confirms() ? linking.confirm(actor.get(), id) : linking.answer(actor.get(), id, body.toAnswer());
        if (attempt.state() == LinkState.REFUSED) {
            throw LinkAnswers.problem(attempt, clock);
        }
        return attempt;
    }

    @DELETE
    @RolesAllowed(Role.Name.ADMIN)
    @Scope("account:write")
    @Operation(
            summary = "Ends a link attempt",
            description = "What it holds is destroyed. What was linked stays linked.")
    @APIResponse(responseCode = "204", description = "Ended.")
    @APIResponse(responseCode = "404", description = "There is no such attempt.")
    public void abandon(@Parameter(description = "Id of the attempt.") @PathParam("id") UUID id) {
        linking.abandon(actor.get(), id);
    }
}
