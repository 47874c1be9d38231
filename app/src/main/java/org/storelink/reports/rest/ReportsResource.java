package org.storelink.reports.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.storelink.platform.CurrentActor;
import org.storelink.platform.Role;
import org.storelink.platform.rest.Scope;
import org.storelink.reports.ProductChoice;
import org.storelink.reports.Report;
import org.storelink.reports.ReportFormat;
import org.storelink.reports.ReportQuery;
import org.storelink.reports.SalesReports;

/** Reports over what the stores told. */
@Path("/reports")
@RolesAllowed({Role.Name.VIEWER, Role.Name.ADMIN, Role.Name.OWNER})
@Scope("private:read")
@Tag(name = "Reports")
public class ReportsResource {

    private static final String MONEY =
            " Currencies are never added: in nested JSON each money metric is an object from currency to amount, where a currency that"
                    + " is not there is zero; the flat formats have one row per currency.";

    private final SalesReports reports;
    private final ProductChoice products;
    private final CurrentActor actor;
    private final Clock clock;
    private final OpenReport open;

    @Inject
    public ReportsResource(
            SalesReports reports, ProductChoice products, CurrentActor actor, Clock clock, OpenReport open) {
        this.reports = reports;
        this.products = products;
        this.actor = actor;
        this.clock = clock;
        this.open = open;
    }

    @GET
    @Path("/sales")
    @RolesAllowed({Role.Name.VIEWER, Role.Name.ADMIN, Role.Name.OWNER})
    @Operation(
            summary = "Sales",
            description =
                    "Units and money by kind of sale: downloads, in-app purchases, subscriptions, re-downloads, updates,"
                            + " refunds." + MONEY)
    @APIResponse(
            responseCode = "200",
            description = "The report",
            content = {
                @Content(mediaType = "application/json"),
                @Content(mediaType = "text/csv"),
                @Content(mediaType = "application/x-ndjson")
            },
            headers = {
                @Header(name = "X-Complete-Through", description = "The last day that all accounts have told of"),
                @Header(name = "X-Partial", description = "Whether some day lacks the figures of some account"),
                @Header(name = "X-Currency", description = "The currency, when all money is in one")
            })
    @APIResponse(responseCode = "304", description = "Nothing has changed since the answer with that entity tag")
    @APIResponse(responseCode = "400", description = "A parameter is not understood; the answer names it")
    public Response sales(@BeanParam ReportParameters parameters, @Context Request request) {
        return answer(open.keep(reports.sales(actor.get(), query(parameters))), parameters, request);
    }

    @GET
    @Path("/revenue")
    @RolesAllowed({Role.Name.VIEWER, Role.Name.ADMIN, Role.Name.OWNER})
    @Operation(
            summary = "Revenue",
            description =
                    "Money by where it comes from: apps, in-app purchases, subscriptions; refunds apart, and the total without"
                            + " them." + MONEY)
    @APIResponse(
            responseCode = "200",
            description = "The report",
            content = {
                @Content(mediaType = "application/json"),
                @Content(mediaType = "text/csv"),
                @Content(mediaType = "application/x-ndjson")
            },
            headers = {
                @Header(name = "X-Complete-Through", description = "The last day that all accounts have told of"),
                @Header(name = "X-Partial", description = "Whether some day lacks the figures of some account"),
                @Header(name = "X-Currency", description = "The currency, when all money is in one")
            })
    @APIResponse(responseCode = "304", description = "Nothing has changed since the answer with that entity tag")
    @APIResponse(responseCode = "400", description = "A parameter is not understood; the answer names it")
    public Response revenue(@BeanParam ReportParameters parameters, @Context Request request) {
        return answer(open.keep(reports.revenue(actor.get(), query(parameters))), parameters, request);
    }

    private ReportQuery query(ReportParameters parameters) {
        return parameters.query(LocalDate.now(clock), asked -> products.of(actor.get(), asked));
    }

    private static Response answer(Report report, ReportParameters parameters, Request request) {
        parameters.checkCurrency(report);
        ReportFormat format = parameters.format();
        boolean totals = parameters.wantsTotals();
        EntityTag tag =
                new EntityTag(report.etag() + "-" + format.name().toLowerCase(Locale.ROOT) + (totals ? "-totals" : ""));
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder answer = unchanged != null
                ? unchanged
                : Response.ok((StreamingOutput) output -> format.write(report, output, totals));
        answer.tag(tag).header(HttpHeaders.CACHE_CONTROL, "private, no-cache").header("X-Partial", report.partial());
        report.completeThrough().ifPresent(date -> answer.header("X-Complete-Through", date));
        if (unchanged == null) {
            answer.header(HttpHeaders.CONTENT_TYPE, format.mediaType());
            report.currency().ifPresent(currency -> answer.header("X-Currency", currency));
        }
        return answer.build();
    }
}
