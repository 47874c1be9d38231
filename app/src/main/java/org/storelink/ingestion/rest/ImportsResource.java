package org.storelink.ingestion.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.storelink.ingestion.ImportFilter;
import org.storelink.ingestion.ImportRow;
import org.storelink.ingestion.ImportState;
import org.storelink.ingestion.Imports;
import org.storelink.platform.CurrentActor;
import org.storelink.platform.Page;
import org.storelink.platform.Paging;
import org.storelink.platform.ProblemException;
import org.storelink.platform.Role;
import org.storelink.platform.rest.Scope;

/** What has come of an account's reports, and asking for it again. */
@Path("/external_accounts/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Linked accounts")
public class ImportsResource {

    /** History to ask for again; the days are first days of periods. */
    public record BackfillRequest(
            @Nullable String stream,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    /** @param periods how many periods will be asked for */
    public record BackfillAnswer(int periods) {}

    private final Imports imports;
    private final CurrentActor actor;

    @Inject
    public ImportsResource(Imports imports, CurrentActor actor) {
        this.imports = imports;
        this.actor = actor;
    }

    @GET
    @Path("/imports")
    @RolesAllowed({Role.Name.VIEWER, Role.Name.ADMIN, Role.Name.OWNER})
    @Scope("account:read")
    @Operation(
            summary = "What is known of each report",
            description =
                    "One row per report, vendor and period: loaded, empty, waiting, late, missing, restated, due, not"
                            + " due or blocked with the reason; newest period first. No period is ever passed over in"
                            + " silence.")
    @APIResponse(responseCode = "200", description = "A page of the ledger")
    @APIResponse(responseCode = "404", description = "There is no such account")
    public Page<ImportRow> imports(
            @Parameter(description = "The linked account") @PathParam("id") long id,
            @Parameter(description = "Only this report, by the id that its connector gives it")
                    @QueryParam("stream")
                    @Nullable
                    String stream,
            @Parameter(description = "Only this vendor, by the store's code") @QueryParam("vendor") @Nullable
                    String vendor,
            @Parameter(description = "Only periods that begin on this day or later") @QueryParam("from") @Nullable
                    LocalDate from,
            @Parameter(description = "Only periods that begin on this day or earlier") @QueryParam("to") @Nullable
                    LocalDate to,
            @Parameter(description = "Only rows in this state") @QueryParam("state") @Nullable ImportState state,
            @Parameter(description = "Which page, from 1") @QueryParam("page") @Nullable Integer page,
            @Parameter(description = "Rows per page") @QueryParam("count") @Nullable Integer count) {
        var filter = new ImportFilter(
                Optional.ofNullable(stream),
                Optional.ofNullable(vendor),
                Optional.ofNullable(from),
                Optional.ofNullable(to),
                Optional.ofNullable(state));
        return imports.list(actor.get(), id, filter, Paging.of(page, count));
    }

    @POST
    @Path("/backfill")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.Name.ADMIN, Role.Name.OWNER})
    @Scope("account:write")
    @Operation(
            summary = "Ask for history again",
            description =
                    "Asks the store again for every period of a report that begins between two days. What is loaded"
                            + " stays until something else has come.")
    @APIResponse(responseCode = "202", description = "The periods are asked for as soon as possible")
    @APIResponse(responseCode = "400", description = "A field is missing or makes no sense")
    @APIResponse(responseCode = "404", description = "There is no such account")
    @APIResponse(responseCode = "409", description = "The account cannot be collected as it is; the answer says why")
    public Response backfill(
            @Parameter(description = "The linked account") @PathParam("id") long id,
            @Nullable BackfillRequest request) {
        List<ProblemException.FieldError> missing = new ArrayList<>();
        String stream = required("stream", request == null ? null : request.stream(), "", missing);
        LocalDate from = required("from", request == null ? null : request.from(), LocalDate.MIN, missing);
        LocalDate to = required("to", request == null ? null : request.to(), LocalDate.MAX, missing);
        if (!missing.isEmpty()) {
            throw ProblemException.badFields(missing);
        }
        int periods = imports.backfill(actor.get(), id, stream, from, to);
        return Response.accepted(new BackfillAnswer(periods)).build();
    }

    private static <T> T required(
            String field, @Nullable T value, T instead, List<ProblemException.FieldError> missing) {
        if (value == null) {
            missing.add(new ProblemException.FieldError(field, "is needed."));
            return instead;
        }
        return value;
    }
}
