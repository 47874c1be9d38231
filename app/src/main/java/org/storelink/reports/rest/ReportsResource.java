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
import org.storelink.accounts.Capabilities;
import org.storelink.catalog.ProductChoice;
import org.storelink.connector.Capability;
import org.storelink.platform.CurrentActor;
import org.storelink.platform.Role;
import org.storelink.platform.rest.Scope;
import org.storelink.reports.Report;
import org.storelink.reports.ReportFormat;
import org.storelink.reports.ReportKind;
import org.storelink.reports.ReportQuery;
import org.storelink.reports.StoreReports;

/** Reports over what the stores told. */
@Path("/reports")
@RolesAllowed({Role.Name.VIEWER, Role.Name.ADMIN, Role.Name.OWNER})
@Scope("private:read")
@Tag(name = "Reports")
public class ReportsResource {

    private static final String MONEY =
            " Currencies are never added: in nested JSON each money metric is an object from currency to amount, where"
                    + " a currency that is not there is zero; the flat formats have one row per currency.";

    private static final String FISCAL =
            " `start_date` and `end_date` choose fiscal months by their names. Grouped by dates, each row says its"
                    + " `fiscal_month` and, as `start_date` and `end_date`, the days it really covers. Both are null, and"
                    + " empty in a CSV, where the stores of the report begin or end that month on other days.";

    private final StoreReports reports;
    private final ProductChoice products;
    private final Capabilities capabilities;
    private final CurrentActor actor;
    private final Clock clock;
    private final OpenReport open;

    @Inject
    public ReportsResource(
            StoreReports reports,
            ProductChoice products,
            Capabilities capabilities,
            CurrentActor actor,
            Clock clock,
            OpenReport open) {
        this.reports = reports;
        this.products = products;
        this.capabilities = capabilities;
        this.actor = actor;
        this.clock = clock;
        this.open = open;
    }

    @GET
    @Path("/sales")
    @RolesAllowed({Role.Name.VIEWER, Role.Name.ADMIN, Role.Name.OWNER})
    @Operation(
            summary = "Sales",
            description = "Units and money by kind of sale: downloads, in-app purchases, subscriptions, re-downloads,"
                    + " updates, refunds." + MONEY)
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
        return answer(ReportKind.SALES, parameters, request);
    }

    @GET
    @Path("/revenue")
    @RolesAllowed({Role.Name.VIEWER, Role.Name.ADMIN, Role.Name.OWNER})
    @Operation(
            summary = "Revenue",
            description =
                    "Money by where it comes from: apps, in-app purchases, subscriptions; refunds apart, and the total"
                            + " without them." + MONEY)
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
        return answer(ReportKind.REVENUE, parameters, request);
    }

    @GET
    @Path("/usage")
    @RolesAllowed({Role.Name.VIEWER, Role.Name.ADMIN, Role.Name.OWNER})
    @Operation(
            summary = "Usage",
            description = "How people come upon apps and use them: impressions, page views, sessions, active devices,"
                    + " crashes. Only what happened is added over days, products and countries; unique people and"
                    + " devices, levels and rates are told for one day, product and part, and are null in a row"
                    + " that holds several, which `not_added` then names. A figure that the store keeps back to"
                    + " protect people is null and named in `withheld` (the cell of a CSV says `withheld`); a sum"
                    + " that misses such figures is named in `incomplete`. The downloads told here are counted by"
                    + " other rules than those of the sales report. A metric that no store tells is null.")
    @APIResponse(
            responseCode = "200",
            description = "The report",
            content = {
                @Content(mediaType = "application/json"),
                @Content(mediaType = "text/csv"),
                @Content(mediaType = "application/x-ndjson")
            },
            headers = {
                @Header(name = "X-Complete-Through", description = "The last day up to which nothing is missing"),
                @Header(name = "X-Partial", description = "Whether some period lacks the figures of some account")
            })
    @APIResponse(responseCode = "304", description = "Nothing has changed since the answer with that entity tag")
    @APIResponse(
            responseCode = "400",
            description = "A parameter is not understood, or asks what such a report cannot tell")
    @APIResponse(
            responseCode = "422",
            description = "No account gives it and nothing of it was ever collected; the answer says why")
    public Response usage(@BeanParam ReportParameters parameters, @Context Request request) {
        return answer(ReportKind.USAGE, parameters, request);
    }

    @GET
    @Path("/subscriptions")
    @RolesAllowed({Role.Name.VIEWER, Role.Name.ADMIN, Role.Name.OWNER})
    @Operation(
            summary = "Subscriptions",
            description = "How subscriptions that renew by themselves stand, and what happened to them. States"
                    + " (`all_active_subscriptions` up to `marketing_opt_ins`) are never added over days: for a period,"
                    + " or for all the time asked for, they are those of its last day that any vendor tells of whose"
                    + " products are asked for; where one who had some before does not tell of that day, `incomplete` names"
                    + " them (their true figure is larger). Grouped by products, each row is of the last day of who sells it,"
                    + " and the total of one day, so that it need not be their sum. Events (`new_subscriptions` up to"
                    + " `other_events`) are added, and named `incomplete` where a vendor who tells of some does not tell of"
                    + " all days. What no file tells is null, never zero, and so is every metric that these files do not give for sure, above all recurring"
                    + " revenue, churn and conversions. Subscriptions are products of their own: with `include_inapps` those"
                    + " inside the chosen apps are meant.")
    @APIResponse(
            responseCode = "200",
            description = "The report",
            content = {
                @Content(mediaType = "application/json"),
                @Content(mediaType = "text/csv"),
                @Content(mediaType = "application/x-ndjson")
            },
            headers = {
                @Header(name = "X-Complete-Through", description = "The last day up to which nothing is missing"),
                @Header(name = "X-Partial", description = "Whether some period lacks the figures of some account")
            })
    @APIResponse(responseCode = "304", description = "Nothing has changed since the answer with that entity tag")
    @APIResponse(
            responseCode = "400",
            description = "A parameter is not understood, or asks what such a report cannot tell")
    @APIResponse(
            responseCode = "422",
            description = "No account gives it and nothing of it was ever collected; the answer says why")
    public Response subscriptions(@BeanParam ReportParameters parameters, @Context Request request) {
        return answer(ReportKind.SUBSCRIPTIONS, parameters, request);
    }

    @GET
    @Path("/finance")
    @RolesAllowed({Role.Name.VIEWER, Role.Name.ADMIN, Role.Name.OWNER})
    @Operation(
            summary = "Finance",
            description =
                    "What the stores settled, by fiscal month, region, country, product and currency: final amounts,"
                            + " before they are converted and paid out." + FISCAL + MONEY)
    @APIResponse(
            responseCode = "200",
            description = "The report",
            content = {
                @Content(mediaType = "application/json"),
                @Content(mediaType = "text/csv"),
                @Content(mediaType = "application/x-ndjson")
            },
            headers = {
                @Header(name = "X-Complete-Through", description = "The last day up to which nothing is missing"),
                @Header(name = "X-Partial", description = "Whether some period lacks the figures of some account"),
                @Header(name = "X-Currency", description = "The currency, when all money is in one")
            })
    @APIResponse(responseCode = "304", description = "Nothing has changed since the answer with that entity tag")
    @APIResponse(
            responseCode = "400",
            description = "A parameter is not understood, or asks what such a report cannot tell")
    @APIResponse(
            responseCode = "422",
            description = "No account gives it and nothing of it was ever collected; the answer says why")
    public Response finance(@BeanParam ReportParameters parameters, @Context Request request) {
        return answer(ReportKind.FINANCE, parameters, request);
    }

    @GET
    @Path("/payments")
    @RolesAllowed({Role.Name.VIEWER, Role.Name.ADMIN, Role.Name.OWNER})
    @Operation(
            summary = "Payments",
            description =
                    "What the stores pay for each fiscal month, in the currency of the bank account (`revenue`, of"
                            + " which `paid` is on its way and the rest `expected`), beside what they settled for it in"
                            + " the currencies of sale (`financial_revenue`)." + FISCAL + MONEY)
    @APIResponse(
            responseCode = "200",
            description = "The report",
            content = {
                @Content(mediaType = "application/json"),
                @Content(mediaType = "text/csv"),
                @Content(mediaType = "application/x-ndjson")
            },
            headers = {
                @Header(name = "X-Complete-Through", description = "The last day up to which nothing is missing"),
                @Header(name = "X-Partial", description = "Whether some period lacks the figures of some account"),
                @Header(name = "X-Currency", description = "The currency, when all money is in one")
            })
    @APIResponse(responseCode = "304", description = "Nothing has changed since the answer with that entity tag")
    @APIResponse(
            responseCode = "400",
            description = "A parameter is not understood, or asks what such a report cannot tell")
    @APIResponse(
            responseCode = "422",
            description = "No account gives it and nothing of it was ever collected; the answer says why")
    public Response payments(@BeanParam ReportParameters parameters, @Context Request request) {
        return answer(ReportKind.PAYMENTS, parameters, request);
    }

    private Response answer(ReportKind kind, ReportParameters parameters, Request request) {
        ReportQuery query = parameters.query(LocalDate.now(clock), kind, asked -> products.of(actor.get(), asked));
        Report report = open.keep(reports.of(actor.get(), kind, query));
        if (kind.capability() != Capability.SALES && !report.hasHistory()) {
            capabilities.require(actor.get(), kind.capability(), query.accounts());
        }
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
