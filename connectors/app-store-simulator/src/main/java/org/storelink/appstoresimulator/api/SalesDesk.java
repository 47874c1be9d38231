package org.storelink.appstoresimulator.api;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.storelink.appstoresimulator.fault.Asking;
import org.storelink.appstoresimulator.fault.FaultKind;
import org.storelink.appstoresimulator.fault.Faults;
import org.storelink.appstoresimulator.http.Answer;
import org.storelink.appstoresimulator.http.Gzip;
import org.storelink.appstoresimulator.http.Refused;
import org.storelink.appstoresimulator.http.Request;
import org.storelink.appstoresimulator.http.RequestLog;
import org.storelink.appstoresimulator.market.Vendor;
import org.storelink.appstoresimulator.publishing.DateType;
import org.storelink.appstoresimulator.publishing.Period;
import org.storelink.appstoresimulator.publishing.Publication;
import org.storelink.appstoresimulator.publishing.Publisher;
import org.storelink.appstoresimulator.publishing.Restatements;
import org.storelink.appstoresimulator.publishing.SalesFile;
import org.storelink.appstoresimulator.publishing.SubscriptionFile;
import org.storelink.appstoresimulator.publishing.SubscriptionKind;
import org.storelink.appstoresimulator.publishing.SubscriptionPublisher;
import org.storelink.appstoresimulator.reporter.Spoiling;

/** {@code GET /v1/salesReports}. */
final class SalesDesk {

    static final String COMMAND = "api.sales";

    private static final String VENDOR = "filter[vendorNumber]";
    private static final String TYPE = "filter[reportType]";
    private static final String SUB_TYPE = "filter[reportSubType]";
    private static final String FREQUENCY = "filter[frequency]";
    private static final String DATE = "filter[reportDate]";
    private static final String VERSION = "filter[version]";
    private static final Set<String> KNOWN = Set.of(VENDOR, TYPE, SUB_TYPE, FREQUENCY, DATE, VERSION);

    private final Publisher publisher;
    private final SubscriptionPublisher subscriptions;
    private final Restatements restatements;
    private final Faults faults;
    private final RequestLog log;
    private final ReportVersions versions;
    private final Clock clock;

    SalesDesk(
            Publisher publisher,
            SubscriptionPublisher subscriptions,
            Restatements restatements,
            Faults faults,
            RequestLog log,
            ReportVersions versions,
            Clock clock) {
        this.publisher = publisher;
        this.subscriptions = subscriptions;
        this.restatements = restatements;
        this.faults = faults;
        this.log = log;
        this.versions = versions;
        this.clock = clock;
    }

    /** A request as faults and counters see it: the date is as the request writes it. */
    static Asking asking(Request request) {
        String frequency = request.parameter(FREQUENCY).orElse("");
        return new Asking(
                COMMAND,
                request.parameter(VENDOR).orElse(""),
                request.parameter(TYPE).orElse(""),
                frequency.isEmpty()
                        ? ""
                        : frequency.charAt(0) + frequency.substring(1).toLowerCase(Locale.ROOT),
                request.parameter(DATE).orElse(""));
    }

    Answer answer(Request request, Vendors vendors) throws Refused {
        Parameters parameters = Parameters.of(request, KNOWN);
        ReportType type = parameters.required(TYPE, ReportType.class);
        DateType frequency = parameters.required(FREQUENCY, DateType.class);
        String subType = parameters.required(SUB_TYPE);
        Vendor vendor = vendors.named(parameters.required(VENDOR), VENDOR);
        ReportType.Kind kind = type.kinds()
                .filter(one ->
                        one.subType().equals(subType) && one.frequencies().contains(frequency))
                .findFirst()
                .orElseThrow(() -> ApiError.invalid(
                        SUB_TYPE, "The report type, the report subtype and the frequency do not go together."));
        String version = versions.of(type.name(), kind.version());
        requireVersion(parameters, version);
        if (!Vendors.accepts(request)) {
            throw ApiError.notAcceptable();
        }
        Period period = period(parameters, vendor, frequency);
        Asking asking = asking(request);
        int nth = log.times(asking);
        if (frequency == DateType.DAILY) {
            restatements.asked(vendor.number(), period.begin(), nth, clock.instant());
        }
        Optional<SubscriptionKind> ofSubscriptions = type.ofSubscriptions();
        if (ofSubscriptions.isPresent()) {
            return subscriptions(asking, nth, ofSubscriptions.get(), vendor, period.begin(), version);
        }
        require(publisher.state(vendor, period), type == ReportType.SALES);
        SalesFile file = publisher.file(vendor, period, nth);
        return faults.striking(FaultKind.Stage.FILE, asking, nth)
                .map(fault -> Spoiling.of(
                        fault.kind(), file, publisher.file(vendor, file.period().previous(), 2)))
                .orElseGet(() -> Answer.gzip(Gzip.of(file.lines())));
    }

    private Answer subscriptions(
            Asking asking, int nth, SubscriptionKind kind, Vendor vendor, LocalDate day, String version)
            throws Refused {
        require(subscriptions.state(vendor, kind, day), true);
        SubscriptionFile file = subscriptions.file(vendor, kind, day, version);
        // Files have no name here, so nobody could tell one on states from that of another day.
        SubscriptionFile other =
                kind == SubscriptionKind.STATE ? file : subscriptions.mistakable(vendor, kind, day, version);
        return faults.striking(FaultKind.Stage.FILE, asking, nth)
                .map(fault -> Spoiling.of(fault.kind(), file, other))
                .orElseGet(() -> Answer.gzip(Gzip.of(file.lines())));
    }

    private static void requireVersion(Parameters parameters, String wanted) throws Refused {
        Optional<String> stated = parameters.optional(VERSION);
        if (stated.isPresent() && !stated.get().equals(wanted)) {
            throw ApiError.invalid(
                    VERSION,
                    "The version parameter you have specified is invalid. The latest version for this report is "
                            + wanted + ".");
        }
    }

    private Period period(Parameters parameters, Vendor vendor, DateType frequency) throws Refused {
        Optional<String> date = parameters.optional(DATE);
        if (date.isPresent()) {
            return date.filter(text -> text.matches(form(frequency)))
                    .flatMap(text -> Period.parse(frequency, text.replace("-", "")))
                    .orElseThrow(() -> ApiError.invalid(DATE, "The date is not valid for the frequency."));
        }
        if (frequency != DateType.DAILY) {
            throw ApiError.missing(DATE);
        }
        Period newest = Period.containing(frequency, LocalDate.ofInstant(clock.instant(), clock.getZone()));
        while (clock.instant().isBefore(publisher.availableAt(vendor, newest))) {
            newest = newest.previous();
        }
        return newest;
    }

    private static String form(DateType frequency) {
        return switch (frequency) {
            case DAILY, WEEKLY -> "\\d{4}-\\d{2}-\\d{2}";
            case MONTHLY -> "\\d{4}-\\d{2}";
            case YEARLY -> "\\d{4}";
        };
    }

    /** @param made whether the practice vendors have such files at all */
    private static void require(Publication publication, boolean made) throws Refused {
        switch (publication) {
            case OUT_OF_RANGE -> throw ApiError.noLongerAvailable();
            case NOT_YET -> throw ApiError.notAvailableYet();
            case NO_SALES -> throw ApiError.noSales();
            case AVAILABLE -> {
                if (!made) {
                    throw ApiError.noSales();
                }
            }
        }
    }
}
