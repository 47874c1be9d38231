package org.storelink.organizations.rest;

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
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.storelink.organizations.NewToken;
import org.storelink.organizations.Token;
import org.storelink.organizations.Tokens;
import org.storelink.organizations.signin.CurrentAccess;
import org.storelink.platform.CurrentActor;
import org.storelink.platform.Page;
import org.storelink.platform.Paging;
import org.storelink.platform.Role;
import org.storelink.platform.rest.Scope;

/** Personal access tokens of the member who asks. */
@Path("/tokens")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Tokens")
public class TokensResource {

    private final Tokens tokens;
    private final CurrentActor actor;
    private final CurrentAccess access;

    @Inject
    public TokensResource(Tokens tokens, CurrentActor actor, CurrentAccess access) {
        this.tokens = tokens;
        this.actor = actor;
        this.access = access;
    }

    @GET
    @RolesAllowed(Role.Name.VIEWER)
    @Scope("account:read")
    @Operation(summary = "Lists your tokens", description = "Newest first. Never shows a token itself.")
    @APIResponse(responseCode = "200", description = "One page of your tokens.")
    public Page<Token> list(
            @Parameter(description = "Page, from 1.") @QueryParam("page") @Nullable Integer page,
            @Parameter(description = "Tokens per page, at most 500.") @QueryParam("count") @Nullable Integer count) {
        return Page.cut(tokens.mine(actor.get()), Paging.of(page, count));
    }

    @POST
    @RolesAllowed(Role.Name.VIEWER)
    @Scope("account:write")
    @Operation(
            summary = "Makes a token",
            description = "The answer shows the token this once. A token that asks cannot make one that reaches further"
                    + " or lives longer than itself; e-mail and password (Basic) can.")
    @APIResponse(
            responseCode = "201",
            description = "The token.",
            content = @Content(schema = @Schema(implementation = NewToken.class)))
    @APIResponse(responseCode = "400", description = "label, scopes or expires_at is not understood.")
    public Response create(NewTokenRequest request) {
        List<String> scopes = Optional.ofNullable(request.scopes()).orElse(List.of()).stream()
                .map(scope -> Objects.requireNonNullElse(scope, ""))
                .toList();
        NewToken made = tokens.create(
                actor.get(), request.label(), scopes, Optional.ofNullable(request.expiresAt()), access.token());
        return Response.status(Response.Status.CREATED).entity(made).build();
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.Name.VIEWER)
    @Scope("account:write")
    @Operation(summary = "Revokes a token", description = "It is refused from the next request on.")
    @APIResponse(responseCode = "204", description = "Revoked.")
    @APIResponse(responseCode = "404", description = "You have no such token.")
    public void revoke(@Parameter(description = "Id of the token.") @PathParam("id") long id) {
        tokens.revoke(actor.get(), id);
    }
}
