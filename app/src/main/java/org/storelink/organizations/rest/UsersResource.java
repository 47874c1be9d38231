package org.storelink.organizations.rest;

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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.storelink.organizations.Invitation;
import org.storelink.organizations.Invitations;
import org.storelink.organizations.Member;
import org.storelink.organizations.Members;
import org.storelink.platform.CurrentActor;
import org.storelink.platform.Page;
import org.storelink.platform.Paging;
import org.storelink.platform.ProblemException;
import org.storelink.platform.Role;
import org.storelink.platform.rest.Scope;

/** The people of the organization. */
@Path("/users")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Users")
public class UsersResource {

    private final Members members;
    private final Invitations invitations;
    private final CurrentActor actor;

    @Inject
    public UsersResource(Members members, Invitations invitations, CurrentActor actor) {
        this.members = members;
        this.invitations = invitations;
        this.actor = actor;
    }

    @GET
    @RolesAllowed(Role.Name.ADMIN)
    @Scope("account:read")
    @Operation(summary = "Lists members", description = "By name. For Admins and Owners.")
    @APIResponse(responseCode = "200", description = "One page of members.")
    public Page<User> list(
            @Parameter(description = "Page, from 1.") @QueryParam("page") @Nullable Integer page,
            @Parameter(description = "Members per page, at most 500.") @QueryParam("count") @Nullable Integer count) {
        return members.list(actor.get(), Paging.of(page, count)).map(User::of);
    }

    @GET
    @Path("/me")
    @RolesAllowed(Role.Name.VIEWER)
    @Scope("account:read")
    @Operation(summary = "Shows yourself", description = "The member whose token or password was sent.")
    @APIResponse(responseCode = "200", description = "You.")
    public User me() {
        return User.of(members.me(actor.get()));
    }

    @GET
    @Path("/me/features")
    @RolesAllowed(Role.Name.VIEWER)
    @Scope("account:read")
    @Operation(summary = "Lists special features", description = "Always empty: Storelink has no plans that differ.")
    @APIResponse(responseCode = "200", description = "An empty list.")
    public List<String> features() {
        return List.of();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Role.Name.VIEWER)
    @Scope("account:read")
    @Operation(summary = "Shows a member", description = "Viewers find only themselves.")
    @APIResponse(responseCode = "200", description = "The member.")
    @APIResponse(responseCode = "404", description = "There is no such member, or not for you.")
    public User get(@Parameter(description = "Id or e-mail address.") @PathParam("id") String idOrEmail) {
        Member member = idOrEmail.contains("@")
                ? members.withEmail(actor.get(), idOrEmail)
                : members.get(actor.get(), id(idOrEmail));
        return User.of(member);
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Role.Name.VIEWER)
    @Scope("account:write")
    @Operation(
            summary = "Changes a member",
            description =
                    "The name, your own or, for Admins, others'; the role, for Admins up to Admin, for Owners any.")
    @APIResponse(responseCode = "200", description = "The member as it is now.")
    @APIResponse(responseCode = "403", description = "Your role does not reach so far.")
    @APIResponse(responseCode = "404", description = "There is no such member.")
    @APIResponse(responseCode = "409", description = "Nobody would be left as Owner.")
    public User change(@Parameter(description = "Id of the member.") @PathParam("id") long id, UserChange change) {
        if (change.name() == null && change.role() == null) {
            throw ProblemException.badField("body", "has neither name nor role.");
        }
        return User.of(members.change(actor.get(), id, change.name(), change.role()));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.Name.VIEWER)
    @Scope("account:write")
    @Operation(
            summary = "Removes a member",
            description = "Ends its sessions and tokens. Everybody may leave; Admins remove Viewers and Admins.")
    @APIResponse(responseCode = "204", description = "Removed.")
    @APIResponse(responseCode = "403", description = "Your role does not reach so far.")
    @APIResponse(responseCode = "404", description = "There is no such member.")
    @APIResponse(responseCode = "409", description = "Nobody would be left as Owner.")
    public void remove(@Parameter(description = "Id of the member.") @PathParam("id") long id) {
        members.remove(actor.get(), id);
    }

    @GET
    @Path("/invitations")
    @RolesAllowed(Role.Name.ADMIN)
    @Scope("account:read")
    @Operation(summary = "Lists open invitations", description = "Newest first. For Admins and Owners.")
    @APIResponse(responseCode = "200", description = "One page of invitations, without their links.")
    public Page<Invitation> invitations(
            @Parameter(description = "Page, from 1.") @QueryParam("page") @Nullable Integer page,
            @Parameter(description = "Invitations per page, at most 500.") @QueryParam("count") @Nullable
                    Integer count) {
        return Page.cut(invitations.list(actor.get()), Paging.of(page, count));
    }

    @POST
    @Path("/invitations")
    @RolesAllowed(Role.Name.ADMIN)
    @Scope("account:write")
    @Operation(
            summary = "Invites somebody",
            description = "The answer shows the link this once; pass it on. It is good once and for 72 hours.")
    @APIResponse(
            responseCode = "201",
            description = "The invitation with its link.",
            content = @Content(schema = @Schema(implementation = InvitationAnswer.class)))
    @APIResponse(responseCode = "400", description = "email or role is not understood.")
    @APIResponse(responseCode = "403", description = "The role is above yours.")
    @APIResponse(responseCode = "409", description = "There is a member with that address.")
    public Response invite(InvitationRequest request, @Context UriInfo uri) {
        String origin = uri.getBaseUri().resolve("/").toString();
        InvitationAnswer answer = InvitationAnswer.of(
                invitations.invite(actor.get(), request.email(), request.role()),
                origin.substring(0, origin.length() - 1));
        return Response.status(Response.Status.CREATED).entity(answer).build();
    }

    @DELETE
    @Path("/invitations/{id}")
    @RolesAllowed(Role.Name.ADMIN)
    @Scope("account:write")
    @Operation(summary = "Withdraws an invitation", description = "Its link is void from then on.")
    @APIResponse(responseCode = "204", description = "Withdrawn.")
    @APIResponse(responseCode = "404", description = "There is no such invitation.")
    public void withdraw(@Parameter(description = "Id of the invitation.") @PathParam("id") long id) {
        invitations.withdraw(actor.get(), id);
    }

    private static long id(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw ProblemException.notFound("member");
        }
    }
}
