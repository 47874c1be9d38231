package org.storelink.appstoresimulator.reporter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.storelink.appstoresimulator.api.ReportVersions;
import org.storelink.appstoresimulator.fault.Fault;
import org.storelink.appstoresimulator.fault.FaultKind;
import org.storelink.appstoresimulator.fault.Faults;
import org.storelink.appstoresimulator.http.Answer;
import org.storelink.appstoresimulator.http.Gzip;
import org.storelink.appstoresimulator.market.Vendor;
import org.storelink.appstoresimulator.payments.Books;
import org.storelink.appstoresimulator.payments.Earning;
import org.storelink.appstoresimulator.payments.FinancialFile;
import org.storelink.appstoresimulator.payments.FiscalMonth;
import org.storelink.appstoresimulator.publishing.DateType;
import org.storelink.appstoresimulator.publishing.Period;
import org.storelink.appstoresimulator.publishing.Publication;
import org.storelink.appstoresimulator.publishing.Publisher;
import org.storelink.appstoresimulator.publishing.Restatements;
import org.storelink.appstoresimulator.publishing.SalesFile;
import org.storelink.appstoresimulator.publishing.SubscriptionFile;
import org.storelink.appstoresimulator.publishing.SubscriptionKind;
import org.storelink.appstoresimulator.publishing.SubscriptionPublisher;

/** {@code Sales.getReport} and {@code Finance.getReport}. */
final class ReportDesk {

    private final Counter counter;
    private final Publisher publisher;
    private final SubscriptionPublisher subscriptions;
    private final ReportVersions versions;
    private final Restatements restatements;
    private final Faults faults;
    private final Clock clock;
    private final Books books;

    ReportDesk(
            Counter counter,
            Publisher publisher,
            SubscriptionPublisher subscriptions,
            ReportVersions versions,
            Restatements restatements,
            Faults faults,
            Clock clock,
            Books books) {
        this.counter = counter;
        this.publisher = publisher;
        this.subscriptions = subscriptions;
        this.versions = versions;
        this.restatements = restatements;
        this.faults = faults;
        this.clock = clock;
        this.books = books;
    }

    /** Arguments: vendor, report type, subtype, date type, date and perhaps version. */
    Answer sales(ReporterRequest request, int nth) throws Refusal {
        List<String> arguments = request.arguments();
        if (arguments.size() < 5 || arguments.size() > 6) {
            throw ErrorCode.WRONG_PARAMETERS.refusal();
        }
        Vendor vendor = vendor(request, arguments.getFirst()).orElseThrow(ErrorCode.VENDOR_INVALID::refusal);
        ReportKind kind = ReportKind.of(arguments.get(1), arguments.get(2));
        DateType dateType = DateType.of(arguments.get(3)).orElseThrow(ErrorCode.DATE_TYPE_INVALID::refusal);
        if (!kind.comes(dateType)) {
            throw ErrorCode.DATE_TYPE_MISMATCH.refusal();
        }
        Period period = Period.parse(dateType, arguments.get(4)).orElseThrow(ErrorCode.DATE_INVALID::refusal);
        String version = versions.of(kind.name(), kind.version());
        kind.checkVersion(arguments.size() == 6 ? arguments.get(5) : "", version);
        if (dateType == DateType.DAILY) {
            restatements.asked(vendor.number(), period.begin(), nth, clock.instant());
        }
        Optional<SubscriptionKind> ofSubscriptions = kind.ofSubscriptions();
        if (ofSubscriptions.isPresent()) {
            return subscriptions(request, nth, ofSubscriptions.get(), vendor, period.begin(), version);
        }
        require(publisher.state(vendor, period), kind == ReportKind.SALES);
        SalesFile file = publisher.file(vendor, period, nth);
        return faults.striking(FaultKind.Stage.FILE, request.asking(), nth)
                .map(fault -> spoiled(file, fault))
                .orElseGet(() -> Answer.gzip(Gzip.of(file.lines())))
                .named(file.name());
    }

    private Answer subscriptions(
            ReporterRequest request, int nth, SubscriptionKind kind, Vendor vendor, LocalDate day, String version)
            throws Refusal {
        require(subscriptions.state(vendor, kind, day), true);
        SubscriptionFile file = subscriptions.file(vendor, kind, day, version);
        SubscriptionFile other = subscriptions.mistakable(vendor, kind, day, version);
        return faults.striking(FaultKind.Stage.FILE, request.asking(), nth)
                .map(fault -> Spoiling.of(fault.kind(), file, other)
                        .named((fault.kind() == FaultKind.OTHER_DATE ? other : file).name()))
                .orElseGet(() -> Answer.gzip(Gzip.of(file.lines())).named(file.name()));
    }

    /** Arguments: vendor, region or {@code ZZ} for all in one file, {@code Financial}, fiscal year, fiscal period. */
    Answer finance(ReporterRequest request) throws Refusal {
        List<String> arguments = request.arguments();
        if (arguments.size() != 5) {
            throw ErrorCode.WRONG_PARAMETERS.refusal();
        }
        Vendor vendor = vendor(request, arguments.getFirst()).orElseThrow(ErrorCode.FINANCE_VENDOR_INVALID::refusal);
        if (!arguments.get(2).equals("Financial")) {
            throw ErrorCode.REPORT_TYPE_INVALID.refusal();
        }
        String region = arguments.get(1);
        FiscalMonth month = fiscalMonth(arguments.get(3), arguments.get(4));
        List<Earning> earnings = books.earnings(vendor, month).stream()
                .filter(earning ->
                        region.equals("ZZ") || earning.region().name().equals(region))
                .toList();
        if (earnings.isEmpty()) {
            throw ErrorCode.NO_SALES.refusal();
        }
        FinancialFile file = new FinancialFile(vendor, month, region, earnings);
        return Answer.gzip(Gzip.of(file.lines())).named(file.name());
    }

    private static FiscalMonth fiscalMonth(String year, String period) throws Refusal {
        try {
            return new FiscalMonth(Integer.parseInt(year), Integer.parseInt(period));
        } catch (IllegalArgumentException _) {
            throw ErrorCode.DATE_INVALID.refusal();
        }
    }

    private Optional<Vendor> vendor(ReporterRequest request, String number) throws Refusal {
        return counter.vendorsOf(request).stream()
                .filter(vendor -> vendor.number().equals(number))
                .findFirst();
    }

    /** @param made whether the practice vendors have such files at all */
    private static void require(Publication publication, boolean made) throws Refusal {
        switch (publication) {
            case OUT_OF_RANGE -> throw ErrorCode.OUT_OF_RANGE.refusal();
            case NOT_YET -> throw ErrorCode.NOT_YET.refusal();
            case NO_SALES -> throw ErrorCode.NO_SALES.refusal();
            case AVAILABLE -> {
                if (!made) {
                    throw ErrorCode.NO_SALES.refusal();
                }
            }
        }
    }

    private Answer spoiled(SalesFile file, Fault fault) {
        return Spoiling.of(
                fault.kind(), file, publisher.file(file.vendor(), file.period().previous(), 2));
    }
}
