package org.storelink.reports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.storelink.connector.Capability;
import org.storelink.connector.Subject;
import org.storelink.platform.ProblemException.FieldError;

/** The reports there are: what each is about, and what it may be asked. */
public enum ReportKind {
    /** Units and money by kind of sale. */
    SALES(
            Capability.SALES,
            Metrics.SALES,
            List.of(Subject.SALES),
            Dimension.DATE,
            Dimension.PRODUCT,
            Dimension.COUNTRY),
    /** Money by where it comes from. */
    REVENUE(
            Capability.SALES,
            Metrics.REVENUE,
            List.of(Subject.SALES),
            Dimension.DATE,
            Dimension.PRODUCT,
            Dimension.COUNTRY),
    /** How people come upon apps and use them. */
    USAGE(
            Capability.USAGE,
            Metrics.USAGE,
            List.of(Subject.USAGE),
            Dimension.DATE,
            Dimension.PRODUCT,
            Dimension.COUNTRY,
            Dimension.SOURCE,
            Dimension.DEVICE),
    /** How subscriptions stand, and what happened to them. */
    SUBSCRIPTIONS(
            Capability.SUBSCRIPTIONS,
            Metrics.SUBSCRIPTIONS,
            List.of(Subject.SUBSCRIPTION_STATES, Subject.SUBSCRIPTION_EVENTS),
            Dimension.DATE,
            Dimension.PRODUCT,
            Dimension.COUNTRY),
    /** What the stores settled, by the months they account by. */
    FINANCE(
            Capability.FINANCE,
            Metrics.FINANCE,
            List.of(Subject.SETTLEMENTS),
            Dimension.DATE,
            Dimension.REGION,
            Dimension.COUNTRY,
            Dimension.PRODUCT),
    /** What the stores pay, beside what they settled; a payment is for all products and countries together. */
    PAYMENTS(Capability.FINANCE, Metrics.PAYMENTS, List.of(Subject.PAYMENTS, Subject.SETTLEMENTS), Dimension.DATE);

    private final Capability capability;
    private final Metrics metrics;
    private final List<Subject> subjects;
    private final Set<Dimension> dimensions;

    ReportKind(Capability capability, Metrics metrics, List<Subject> subjects, Dimension... dimensions) {
        this.capability = capability;
        this.metrics = metrics;
        this.subjects = subjects;
        this.dimensions = EnumSet.copyOf(Arrays.asList(dimensions));
    }

    /** The last part of its address in the API and the console. */
    public String route() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What an account needs to tell of it. */
    public Capability capability() {
        return capability;
    }

    Metrics metrics() {
        return metrics;
    }

    /** Whose facts it reads. */
    List<Subject> subjects() {
        return subjects;
    }

    /** What it may be grouped by. */
    public Set<Dimension> dimensions() {
        return dimensions;
    }

    /** Whether its rows are fiscal months rather than any granularity. */
    public boolean isFiscal() {
        return this == FINANCE || this == PAYMENTS;
    }

    /** Whether its figures are amounts, or may be. */
    public boolean hasMoney() {
        return this != USAGE && this != SUBSCRIPTIONS;
    }

    /** Notes that its rows carry beside the figures, each a list of metrics. */
    List<String> notes() {
        return switch (this) {
            case USAGE -> UsageFigures.NOTES;
            case SUBSCRIPTIONS -> SubscriptionFigures.NOTES;
            case SALES, REVENUE, FINANCE, PAYMENTS -> List.of();
        };
    }

    /** What of a query this report cannot answer, in words for whoever asked. */
    List<FieldError> refusals(ReportQuery query) {
        List<FieldError> refusals = new ArrayList<>();
        query.groupBy().stream()
                .filter(dimension -> !dimensions.contains(dimension))
                .forEach(dimension -> refusals.add(new FieldError(
                        "group_by", "\"" + dimension.code() + "\" is not told here; allowed: " + allowed() + ".")));
        if (isFiscal()
                && query.granularity().filter(one -> one != Granularity.MONTHLY).isPresent()) {
            refusals.add(new FieldError(
                    "granularity",
                    "Stores settle by fiscal months, which no other period is made of; allowed: monthly."));
        }
        if (this == PAYMENTS && !query.products().isEmpty()) {
            refusals.add(new FieldError(
                    "products", "A payment is for all products together; /reports/finance tells products apart."));
        }
        if (this == PAYMENTS && !query.countries().isEmpty()) {
            refusals.add(new FieldError(
                    "countries", "A payment is for all countries together; /reports/finance tells countries apart."));
        }
        if (this == USAGE && UsageCuts.lines(query).size() > 1) {
            refusals.add(new FieldError(
                    "group_by",
                    "Stores tell usage by country, by source or by device, not by two of them at once; ask for one."));
        }
        return refusals;
    }

    /** Names of the dimensions it may be grouped by. */
    String allowed() {
        return dimensions.stream().map(Dimension::code).collect(Collectors.joining(", "));
    }
}
