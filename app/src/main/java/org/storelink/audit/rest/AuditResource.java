package org.storelink.audit.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.storelink.audit.AuditEntry;
import org.storelink.audit.AuditTrail;
import org.storelink.platform.CurrentActor;
import org.storelink.platform.Page;
import org.storelink.platform.Paging;
import org.storelink.platform.Role;
import org.storelink.platform.rest.Scope;

/** What was done in the organization. */
@Path("/audit")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit")
public class AuditResource {

    private final AuditTrail trail;
    private final CurrentActor actor;

    @Inject
    public AuditResource(AuditTrail trail, CurrentActor actor) {
        this.trail = trail;
        this.actor = actor;
    }

    @GET
    @RolesAllowed(Role.Name.OWNER)
    @Scope("account:read")
    @Operation(summary = "Lists the audit trail", description = "Newest first. For Owners.")
    @APIResponse(responseCode = "200", description = "One page of entries.")
    public Page<AuditEntry> list(
            @Parameter(description = "Page, from 1.") @QueryParam("page") @Nullable Integer page,
            @Parameter(description = "Entries per page, at most 500.") @QueryParam("count") @Nullable Integer count) {
        return trail.list(actor.get(), Paging.of(page, count));
    }

    @GET
    @Path("/verification")
    @RolesAllowed(Role.Name.OWNER)
    @Scope("account:read")
    @Operation(
            summary = "Verifies the audit trail",
            description =
                    "Walks the whole chain of hashes and names the first entry that was tampered with. For Owners.")
    @APIResponse(responseCode = "200", description = "Whether the trail is as it was written.")
    public Verification verify() {
        return Verification.of(trail.verify(actor.get()));
    }
}
