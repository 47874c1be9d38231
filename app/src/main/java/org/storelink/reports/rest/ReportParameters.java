package org.storelink.reports.rest;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.storelink.catalog.ProductChoice;
import org.storelink.platform.ProblemException;
import org.storelink.reports.Report;
import org.storelink.reports.ReportFormat;
import org.storelink.reports.ReportKind;
import org.storelink.reports.ReportQuery;

/** The parameters that all reports share. */
public class ReportParameters {

    @QueryParam("start_date")
    @Parameter(
            description =
                    "First day, `2026-11-22`, or how long ago: `-30` days, `-2w` weeks, `-1m` months, `-1y` years. All"
                            + " the time there is when it is left out.")
    private @Nullable String startDate;

    @QueryParam("end_date")
    @Parameter(description = "Last day, written like the first one.")
    private @Nullable String endDate;

    @QueryParam("group_by")
    @Parameter(
            description = "One or two of `dates`, `products`, `countries`, separated by a comma; the first is the outer"
                    + " level. Usage takes `sources` and `devices` too, finance `regions`. One sum of everything"
                    + " when it is left out.")
    private @Nullable String groupBy;

    @QueryParam("granularity")
    @Parameter(
            description =
                    "`daily`, `weekly` (Monday to Sunday), `monthly`, `quarterly` or `yearly`. Both ends are rounded"
                            + " outward to whole periods.")
    private @Nullable String granularity;

    @QueryParam("products")
    @Parameter(
            description = "Only these products: ids, separated by commas or semicolons, or pairs as"
                    + " `types:app;hidden:false` with the keys hidden, inactive, sources, storefronts and types.")
    private @Nullable String products;

    @QueryParam("countries")
    @Parameter(description = "Only these countries: ISO 3166-1 codes, separated by commas or semicolons.")
    private @Nullable String countries;

    @QueryParam("accounts")
    @Parameter(description = "Only these linked accounts: ids, separated by commas.")
    private @Nullable String accounts;

    @QueryParam("format")
    @Parameter(description = "`json` (objects in objects), `flat` (rows), `csv` or `ndjson` (a row per line).")
    private @Nullable String format;

    @BeanParam
    private ClientParameters client = new ClientParameters();

    ReportQuery query(LocalDate today, ReportKind kind, Function<ProductChoice.Asked, Set<Long>> choice) {
        ReportQuery query = ReportQuery.parse(
                new ReportQuery.Parameters(startDate, endDate, groupBy, granularity, null, countries, accounts),
                today,
                kind);
        client.check(kind, query, format());
        return query.about(choice.apply(client.products(products)));
    }

    /** @throws ProblemException bad request, when the report's money is in other currencies than was asked for */
    void checkCurrency(Report report) {
        client.currency().map(wanted -> wanted.toUpperCase(Locale.ROOT)).ifPresent(wanted -> {
            if (!Set.of(wanted).containsAll(report.currencies())) {
                throw ProblemException.badField(
                        "currency",
                        "Amounts of this report are in " + String.join(", ", report.currencies())
                                + " and nothing is converted; leave it out.");
            }
        });
    }

    boolean wantsTotals() {
        return client.wantsTotals();
    }

    ReportFormat format() {
        return ReportFormat.named(format);
    }
}
