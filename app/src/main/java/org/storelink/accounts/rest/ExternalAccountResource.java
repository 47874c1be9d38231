package org.storelink.accounts.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.storelink.accounts.AccountUpdate;
import org.storelink.accounts.Accounts;
import org.storelink.accounts.Checking;
import org.storelink.accounts.LinkAttempt;
import org.storelink.accounts.LinkedAccount;
import org.storelink.accounts.Linking;
import org.storelink.platform.CurrentActor;
import org.storelink.platform.ProblemException;
import org.storelink.platform.Role;
import org.storelink.platform.rest.Scope;

/** One linked account. */
@Path("/external_accounts/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Linked accounts")
public class ExternalAccountResource {

    private final Accounts accounts;
    private final Checking checking;
    private final Linking linking;
    private final LinkForms forms;
    private final CurrentActor actor;
    private final Clock clock;

    /** What happens to what was collected. */
    public enum Data {
        KEEP,
        ERASE
    }

    @Inject
    public ExternalAccountResource(
            Accounts accounts, Checking checking, Linking linking, LinkForms forms, CurrentActor actor, Clock clock) {
        this.accounts = accounts;
        this.checking = checking;
        this.linking = linking;
        this.forms = forms;
        this.actor = actor;
        this.clock = clock;
    }

    @GET
    @RolesAllowed(Role.Name.VIEWER)
    @Scope("account:read")
    @Operation(
            summary = "Shows a linked account",
            description =
                    "Its state in words, what to do next, what the store grants, vendors and progress. Never a secret.")
    @APIResponse(responseCode = "200", description = "The account.")
    @APIResponse(responseCode = "404", description = "There is no such account.")
    public LinkedAccount get(@Parameter(description = "Id of the account.") @PathParam("id") long id) {
        return accounts.get(actor.get(), id);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.Name.ADMIN)
    @Scope("account:write")
    @Operation(
            summary = "Changes a linked account",
            description =
                    "Nickname, automatic import, vendors; with credentials it is linked again, which must come to the"
                            + " same identity at the store. What else the body says is changed first. The vendors that are"
                            + " collected stay, without being asked for, as long as the user may read their reports; if the"
                            + " store offers only some of them, the answer is the question for vendors, or with `preview`"
                            + " what would be lost.")
    @APIResponse(
            responseCode = "200",
            description = "The account.",
            content = @Content(schema = @Schema(implementation = LinkedAccount.class)))
    @APIResponse(responseCode = "202", description = "Linking again waits for an answer: `link`.")
    @APIResponse(responseCode = "400", description = "A field is not understood; nothing was changed.")
    @APIResponse(responseCode = "404", description = "There is no such account.")
    @APIResponse(
            responseCode = "409",
            description =
                    "The credentials belong to another identity, or somebody chose the same vendor at the same moment.")
    @APIResponse(responseCode = "422", description = "The store refused the credentials.")
    @APIResponse(responseCode = "503", description = "The store is not available; see Retry-After.")
    public Response change(
            @Parameter(description = "Id of the account.") @PathParam("id") long id, ExternalAccountChange body) {
        AccountUpdate update = new AccountUpdate(
                Optional.ofNullable(body.nickname()),
                Optional.ofNullable(body.autoImport()),
                Optional.ofNullable(body.vendors()).map(ExternalAccountResource::codes));
        LinkedAccount account = accounts.update(actor.get(), id, update);
        Optional<LinkAttempt> attempt = forms.relink(actor.get(), account, body);
        return attempt.isPresent()
                ? LinkAnswers.of(attempt.get(), Response.Status.OK, clock)
                : Response.ok(account).build();
    }

    private static Set<String> codes(JsonValue vendors) {
        if (!(vendors instanceof JsonArray list)) {
            throw ProblemException.badField("vendors", "must be a list of vendor codes.");
        }
        Set<String> codes = new LinkedHashSet<>();
        for (JsonValue entry : list) {
            JsonValue code = entry instanceof JsonObject vendor ? vendor.get("code") : entry;
            if (!(code instanceof JsonString text)) {
                throw ProblemException.badField("vendors", "must be a list of vendor codes.");
            }
            codes.add(text.getString());
        }
        return codes;
    }

    @DELETE
    @RolesAllowed(Role.Name.ADMIN)
    @Scope("account:write")
    @Operation(
            summary = "Unlinks an account",
            description =
                    "Its secrets are destroyed at once. Kept data stay in reports, and linking the same account again"
                            + " goes on with them; erased data are gone for good.")
    @APIResponse(responseCode = "204", description = "Unlinked.")
    @APIResponse(responseCode = "404", description = "There is no such account.")
    public void unlink(
            @Parameter(description = "Id of the account.") @PathParam("id") long id,
            @Parameter(description = "keep (when missing) or erase what was collected.") @QueryParam("data") @Nullable
                    Data data) {
        accounts.unlink(actor.get(), id, data == Data.ERASE);
    }

    @POST
    @Path("/check")
    @RolesAllowed(Role.Name.ADMIN)
    @Scope("account:write")
    @Operation(summary = "Asks the store what it grants now", description = "Reads only, and little.")
    @APIResponse(responseCode = "200", description = "The account with what was found.")
    @APIResponse(responseCode = "404", description = "There is no such account.")
    @APIResponse(responseCode = "409", description = "The account is being collected, or its connector is missing.")
    @APIResponse(responseCode = "422", description = "The store refused; the account's state says so from now on.")
    @APIResponse(responseCode = "503", description = "The store is not available; see Retry-After.")
    public LinkedAccount check(@Parameter(description = "Id of the account.") @PathParam("id") long id) {
        return checking.check(actor.get(), id);
    }

    @POST
    @Path("/relink")
    @RolesAllowed(Role.Name.ADMIN)
    @Scope("account:write")
    @Operation(
            summary = "Links an account again with what is stored",
            description =
                    "For an account that needs a code, or soon will: goes on with what the store asked while nobody waited,"
                            + " else asks the store anew with the stored credential. The vendors that are collected stay,"
                            + " without being asked for, as long as the user may read their reports.")
    @APIResponse(
            responseCode = "200",
            description = "The account.",
            content = @Content(schema = @Schema(implementation = LinkedAccount.class)))
    @APIResponse(responseCode = "202", description = "Waits for an answer: `link`.")
    @APIResponse(responseCode = "404", description = "There is no such account.")
    @APIResponse(responseCode = "409", description = "The store leads to another identity.")
    @APIResponse(responseCode = "422", description = "The store refused, or has refused this credential before.")
    @APIResponse(
            responseCode = "503",
            description = "The store is not available, or is left in peace; see Retry-After.")
    public Response relink(
            @Parameter(description = "Id of the account.") @PathParam("id") long id,
            @Parameter(
                            description =
                                    "true: where something would be worse than before, shows it before anything is"
                                            + " saved, in the state `preview`; false when missing.")
                    @QueryParam("preview")
                    @Nullable
                    Boolean preview) {
        return LinkAnswers.of(linking.goOn(actor.get(), id, LinkForms.saving(preview)), Response.Status.OK, clock);
    }

    @POST
    @Path("/sync")
    @RolesAllowed(Role.Name.ADMIN)
    @Scope("account:write")
    @Operation(summary = "Collects now", description = "Whatever the plan says. Progress: `GET …/imports`.")
    @APIResponse(
            responseCode = "202",
            description = "It will be collected as soon as possible.",
            content = @Content(schema = @Schema(implementation = LinkedAccount.class)))
    @APIResponse(responseCode = "404", description = "There is no such account.")
    @APIResponse(responseCode = "409", description = "The account cannot be collected as it is.")
    public Response sync(@Parameter(description = "Id of the account.") @PathParam("id") long id) {
        return Response.accepted(accounts.requestSync(actor.get(), id)).build();
    }

    @POST
    @Path("/pause")
    @RolesAllowed(Role.Name.ADMIN)
    @Scope("account:write")
    @Operation(summary = "Pauses collecting", description = "Nothing is sent to the store until it is resumed.")
    @APIResponse(responseCode = "200", description = "The account.")
    @APIResponse(responseCode = "404", description = "There is no such account.")
    public LinkedAccount pause(@Parameter(description = "Id of the account.") @PathParam("id") long id) {
        return accounts.pause(actor.get(), id);
    }

    @POST
    @Path("/resume")
    @RolesAllowed(Role.Name.ADMIN)
    @Scope("account:write")
    @Operation(summary = "Resumes collecting", description = "What was missed meanwhile is collected.")
    @APIResponse(responseCode = "200", description = "The account.")
    @APIResponse(responseCode = "404", description = "There is no such account.")
    public LinkedAccount resume(@Parameter(description = "Id of the account.") @PathParam("id") long id) {
        return accounts.resume(actor.get(), id);
    }
}
