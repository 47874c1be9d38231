package org.storelink.accounts.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.storelink.accounts.Accounts;
import org.storelink.accounts.LinkedAccount;
import org.storelink.platform.CurrentActor;
import org.storelink.platform.Page;
import org.storelink.platform.Paging;
import org.storelink.platform.Role;
import org.storelink.platform.rest.Scope;

/** The linked accounts of the organization. */
@Path("/external_accounts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Linked accounts")
public class ExternalAccountsResource {

    private final Accounts accounts;
    private final LinkForms forms;
    private final CurrentActor actor;
    private final Clock clock;

    @Inject
    public ExternalAccountsResource(Accounts accounts, LinkForms forms, CurrentActor actor, Clock clock) {
        this.accounts = accounts;
        this.forms = forms;
        this.actor = actor;
        this.clock = clock;
    }

    @GET
    @RolesAllowed(Role.Name.VIEWER)
    @Scope("account:read")
    @Operation(
            summary = "Lists the linked accounts",
            description = "An object keyed by id; with page or count, a page in the usual envelope.")
    @APIResponse(
            responseCode = "200",
            description = "The accounts.",
            content = @Content(schema = @Schema(implementation = LinkedAccount.class)))
    public Response list(
            @Parameter(description = "Page, from 1.") @QueryParam("page") @Nullable Integer page,
            @Parameter(description = "Accounts per page, at most 500.") @QueryParam("count") @Nullable Integer count) {
        List<LinkedAccount> all = accounts.list(actor.get());
        if (page != null || count != null) {
            return Response.ok(Page.cut(all, Paging.of(page, count))).build();
        }
        Map<String, LinkedAccount> byId = new LinkedHashMap<>();
        all.forEach(account -> byId.put(Long.toString(account.id()), account));
        return Response.ok(byId).build();
    }

    @POST
    @RolesAllowed(Role.Name.ADMIN)
    @Scope("account:write")
    @Operation(
            summary = "Links an account",
            description =
                    "Checks the form of the values, asks the store and answers with the account, or with a link attempt"
                            + " that waits for an answer (`POST /links/{id}/answer`). Passwords are never shown again. With"
                            + " `preview`, nothing is saved before you have seen what the account gives.")
    @APIResponse(
            responseCode = "201",
            description = "Linked, proved by the store itself.",
            content = @Content(schema = @Schema(implementation = LinkedAccount.class)))
    @APIResponse(
            responseCode = "202",
            description = "The store, or the connector, asks something, or the preview waits: `link`.")
    @APIResponse(responseCode = "400", description = "A field is not understood; nothing was sent to the store.")
    @APIResponse(responseCode = "409", description = "The account is linked already.")
    @APIResponse(responseCode = "422", description = "The store refused.")
    @APIResponse(responseCode = "503", description = "The store is not available; see Retry-After.")
    public Response link(NewExternalAccount body) {
        return LinkAnswers.of(forms.begin(actor.get(), body), Response.Status.CREATED, clock);
    }
}
