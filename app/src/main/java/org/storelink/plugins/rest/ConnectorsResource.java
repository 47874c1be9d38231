package org.storelink.plugins.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.storelink.platform.Page;
import org.storelink.platform.Paging;
import org.storelink.platform.ProblemException;
import org.storelink.platform.Role;
import org.storelink.platform.rest.Scope;
import org.storelink.plugins.Connectors;

/** The connectors of this installation. */
@Path("/connectors")
@Produces(MediaType.APPLICATION_JSON)
@Scope("account:read")
@Tag(name = "Connectors")
public class ConnectorsResource {

    private final Connectors connectors;

    @Inject
    public ConnectorsResource(Connectors connectors) {
        this.connectors = connectors;
    }

    @GET
    @RolesAllowed(Role.Name.VIEWER)
    @Operation(
            summary = "Lists the installed connectors",
            description =
                    "With the ways of linking, their fields, what each gives and why not the rest, and the reports."
                            + " A jar that was refused is listed with the reason.")
    @APIResponse(responseCode = "200", description = "One page of connectors.")
    public Page<ConnectorView> list(
            @Parameter(description = "Page, from 1.") @QueryParam("page") @Nullable Integer page,
            @Parameter(description = "Connectors per page, at most 500.") @QueryParam("count") @Nullable
                    Integer count) {
        List<ConnectorView> all = Stream.concat(
                        connectors.all().stream().map(ConnectorView::of),
                        connectors.refused().stream().map(ConnectorView::of))
                .toList();
        return Page.cut(all, Paging.of(page, count));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Role.Name.VIEWER)
    @Operation(summary = "Shows one installed connector", description = "The same as in the list.")
    @APIResponse(responseCode = "200", description = "The connector.")
    @APIResponse(responseCode = "404", description = "No connector of that id is installed.")
    public ConnectorView get(@Parameter(description = "Id of the connector.") @PathParam("id") String id) {
        return connectors.find(id).map(ConnectorView::of).orElseThrow(() -> ProblemException.notFound("connector"));
    }
}
