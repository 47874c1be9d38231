package org.storelink.accounts.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.storelink.accounts.Keys;
import org.storelink.accounts.LinkedAccount;
import org.storelink.accounts.LinkedKey;
import org.storelink.platform.CurrentActor;
import org.storelink.platform.Page;
import org.storelink.platform.Paging;
import org.storelink.platform.ProblemException;
import org.storelink.platform.Role;
import org.storelink.platform.rest.Scope;

/** The keys of a linked account, where its mode of linking allows several. */
@Path("/external_accounts/{id}/keys")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Linked accounts")
public class ExternalAccountKeysResource {

    private final Keys keys;
    private final CurrentActor actor;
    private final Clock clock;

    @Inject
    public ExternalAccountKeysResource(Keys keys, CurrentActor actor, Clock clock) {
        this.keys = keys;
        this.actor = actor;
        this.clock = clock;
    }

    @GET
    @RolesAllowed(Role.Name.ADMIN)
    @Scope("account:read")
    @Operation(
            summary = "Lists the keys of an account",
            description = "What each gives, what it is used for, and what has become worse since it was tried. Never a"
                    + " secret. For Admin and Owner.")
    @APIResponse(responseCode = "200", description = "One page of keys, in the order in which they were added.")
    @APIResponse(responseCode = "403", description = "You may not manage accounts.")
    @APIResponse(responseCode = "404", description = "There is no such account.")
    @APIResponse(responseCode = "409", description = "The account is linked in a way that has no keys.")
    public Page<LinkedKey> list(
            @Parameter(description = "Id of the account.") @PathParam("id") long id,
            @Parameter(description = "Page, from 1.") @QueryParam("page") @Nullable Integer page,
            @Parameter(description = "Keys per page, at most 500.") @QueryParam("count") @Nullable Integer count) {
        return Page.cut(keys.list(actor.get(), id), Paging.of(page, count));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.Name.ADMIN)
    @Scope("account:write")
    @Operation(
            summary = "Adds a key to an account",
            description = "The key is tried before anything is saved, and must be of the same account at the store. The"
                    + " account then gives what all of its keys give together; each is used for what it is the"
                    + " weakest for.")
    @APIResponse(
            responseCode = "201",
            description = "The account.",
            content = @Content(schema = @Schema(implementation = LinkedAccount.class)))
    @APIResponse(responseCode = "202", description = "Waits for an answer, or to be confirmed: `link`.")
    @APIResponse(
            responseCode = "400",
            description = "A field is not understood, or the account holds this key already.")
    @APIResponse(responseCode = "403", description = "You may not manage accounts.")
    @APIResponse(responseCode = "404", description = "There is no such account.")
    @APIResponse(
            responseCode = "409",
            description = "The key belongs to another identity, or the account is linked in a way that has no keys.")
    @APIResponse(responseCode = "422", description = "The store refused the key; nothing was saved.")
    @APIResponse(responseCode = "503", description = "The store is not available; see Retry-After.")
    public Response add(@Parameter(description = "Id of the account.") @PathParam("id") long id, NewKey body) {
        EnteredCredential entered = entered(body);
        return LinkAnswers.of(
                entered.naming(() -> keys.add(actor.get(), id, entered.values(), LinkForms.saving(body.preview()))),
                Response.Status.CREATED,
                clock);
    }

    @PUT
    @Path("/{key}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.Name.ADMIN)
    @Scope("account:write")
    @Operation(
            summary = "Puts another key in the place of one",
            description = "The new key is tried before anything is saved; then the old one is destroyed.")
    @APIResponse(
            responseCode = "200",
            description = "The account.",
            content = @Content(schema = @Schema(implementation = LinkedAccount.class)))
    @APIResponse(responseCode = "202", description = "Waits for an answer, or to be confirmed: `link`.")
    @APIResponse(
            responseCode = "400",
            description = "A field is not understood, or the account holds this key already.")
    @APIResponse(responseCode = "403", description = "You may not manage accounts.")
    @APIResponse(responseCode = "404", description = "There is no such account, or it holds no such key.")
    @APIResponse(
            responseCode = "409",
            description = "The key belongs to another identity, or the account is linked in a way that has no keys.")
    @APIResponse(responseCode = "422", description = "The store refused the key; nothing was saved.")
    @APIResponse(responseCode = "503", description = "The store is not available; see Retry-After.")
    public Response replace(
            @Parameter(description = "Id of the account.") @PathParam("id") long id,
            @Parameter(description = "Id of the key.") @PathParam("key") String key,
            NewKey body) {
        EnteredCredential entered = entered(body);
        return LinkAnswers.of(
                entered.naming(
                        () -> keys.replace(actor.get(), id, key, entered.values(), LinkForms.saving(body.preview()))),
                Response.Status.OK,
                clock);
    }

    @DELETE
    @Path("/{key}")
    @RolesAllowed(Role.Name.ADMIN)
    @Scope("account:write")
    @Operation(
            summary = "Removes a key from an account",
            description =
                    "The key is destroyed at once, and the store is not asked. What no other key gives is missing from"
                            + " then on. The last key stays, and so does one that the account could not be told by"
                            + " without.")
    @APIResponse(responseCode = "200", description = "The account with what is left.")
    @APIResponse(responseCode = "403", description = "You may not manage accounts.")
    @APIResponse(responseCode = "404", description = "There is no such account, or it holds no such key.")
    @APIResponse(responseCode = "409", description = "The key has to stay; the problem says why.")
    public LinkedAccount remove(
            @Parameter(description = "Id of the account.") @PathParam("id") long id,
            @Parameter(description = "Id of the key.") @PathParam("key") String key) {
        return keys.remove(actor.get(), id, key);
    }

    private static EnteredCredential entered(NewKey body) {
        if (body.credentials() == null) {
            throw ProblemException.badField("credentials", "must be given: the fields of the mode.");
        }
        return EnteredCredential.of(body.credentials());
    }
}
