package org.storelink.reports.rest;

import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.storelink.catalog.ProductChoice;
import org.storelink.platform.ProblemException;
import org.storelink.platform.ProblemException.FieldError;
import org.storelink.reports.Dimension;
import org.storelink.reports.ReportFormat;
import org.storelink.reports.ReportKind;
import org.storelink.reports.ReportQuery;

/**
 * What clients of the older API ask besides. One that would change figures in a way that is not offered is refused; none is passed over.
 */
public class ClientParameters {

    private static final Pattern CURRENCY = Pattern.compile("[A-Za-z]{3}");

    @QueryParam("store")
    @Parameter(description = "Only products of this store, by its code.")
    private @Nullable String store;

    @QueryParam("storefronts")
    @Parameter(description = "Only products of these storefronts, separated by semicolons.")
    private @Nullable String storefronts;

    @QueryParam("include_inapps")
    @Parameter(
            description =
                    "Whether the products inside the chosen apps are meant too. Without a choice of products all are.")
    private @Nullable Boolean includeInapps;

    @QueryParam("combine")
    @Parameter(
            description =
                    "Whether figures of in-app products are folded into their apps: done where rows are not grouped by"
                            + " product, refused where they are.")
    private @Nullable Boolean combine;

    @QueryParam("rollups")
    @Parameter(
            description =
                    "Whether a row for all follows, marked `rollup: []`: with `format=flat` or `ndjson` and one group."
                            + " Subtotals of two groups are refused.")
    private @Nullable Boolean rollups;

    @QueryParam("device")
    @Parameter(description = "Refused: no report is narrowed down to a device.")
    private @Nullable String device;

    @QueryParam("dataset")
    @Parameter(
            description =
                    "`none`. `financial` is taken by finance and payments, which are made of settled amounts, and refused elsewhere.")
    private @Nullable String dataset;

    @QueryParam("currency")
    @Parameter(
            description =
                    "The currency that all money of the report must be in; nothing is converted, so another one is"
                            + " refused.")
    private @Nullable String currency;

    ProductChoice.Asked products(@Nullable String products) {
        return new ProductChoice.Asked(products, store, storefronts, isTrue(includeInapps));
    }

    boolean wantsTotals() {
        return isTrue(rollups);
    }

    Optional<String> currency() {
        return stated(currency);
    }

    /** @throws ProblemException bad request, naming every parameter whose answer would not be the one that was asked for */
    void check(ReportKind kind, ReportQuery query, ReportFormat format) {
        List<FieldError> errors = new ArrayList<>();
        if (isTrue(combine) && query.groupBy().contains(Dimension.PRODUCT)) {
            errors.add(new FieldError(
                    "combine",
                    "Figures of in-app products are not folded into their apps: each product has rows of its own. Allowed"
                            + " with group_by=products: false."));
        }
        if (wantsTotals() && query.groupBy().size() > 1) {
            errors.add(new FieldError(
                    "rollups", "Subtotals of two groups are not made; allowed then: false, or one name in group_by."));
        } else if (wantsTotals() && !query.groupBy().isEmpty() && !format.hasTotals()) {
            errors.add(new FieldError(
                    "rollups",
                    "This format has no place for a row of totals; allowed: false, or format=flat or ndjson."));
        }
        stated(device).ifPresent(_ -> errors.add(new FieldError("device", withoutDevices(kind))));
        stated(dataset)
                .filter(wanted -> !wanted.equals("none") && !(kind.isFiscal() && wanted.equals("financial")))
                .ifPresent(_ -> errors.add(new FieldError("dataset", madeOf(kind))));
        currency()
                .filter(code -> !CURRENCY.matcher(code).matches())
                .ifPresent(_ -> errors.add(new FieldError("currency", "is a code of three letters, as EUR.")));
        if (!kind.hasMoney()) {
            currency().ifPresent(_ -> errors.add(new FieldError("currency", "No figure here is money; leave it out.")));
        }
        if (kind == ReportKind.PAYMENTS) {
            refuseForPayments(errors, "store", store);
            refuseForPayments(errors, "storefronts", storefronts);
        }
        if (!errors.isEmpty()) {
            throw ProblemException.badFields(errors);
        }
    }

    private static String withoutDevices(ReportKind kind) {
        return kind.dimensions().contains(Dimension.DEVICE)
                ? "A report is not narrowed down to devices; group_by=devices tells them apart."
                : "Figures are not told apart by device here; leave it out for those of all.";
    }

    private static String madeOf(ReportKind kind) {
        return switch (kind) {
            case SALES, REVENUE ->
                "This report is made of sales as they are reported; allowed: none. Settled amounts are"
                        + " /v2/reports/finance.";
            case SUBSCRIPTIONS -> "This report is made of subscriptions as they are reported; allowed: none.";
            case USAGE -> "This report is made of usage as it is measured; allowed: none.";
            case FINANCE, PAYMENTS -> "This report is made of settled amounts; allowed: none, financial.";
        };
    }

    private static void refuseForPayments(List<FieldError> errors, String field, @Nullable String text) {
        stated(text)
                .ifPresent(_ -> errors.add(new FieldError(
                        field, "A payment is for all products together; /v2/reports/finance tells products apart.")));
    }

    private static Optional<String> stated(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(stated -> !stated.isEmpty());
    }

    private static boolean isTrue(@Nullable Boolean value) {
        return Boolean.TRUE.equals(value);
    }
}
