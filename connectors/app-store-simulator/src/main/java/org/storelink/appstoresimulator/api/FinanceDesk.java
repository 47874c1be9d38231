package org.storelink.appstoresimulator.api;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
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
import org.storelink.appstoresimulator.payments.Books;
import org.storelink.appstoresimulator.payments.Earning;
import org.storelink.appstoresimulator.payments.FinancialFile;
import org.storelink.appstoresimulator.payments.FiscalMonth;
import org.storelink.appstoresimulator.publishing.StoreClock;
import org.storelink.appstoresimulator.reporter.Spoiling;

/**
 * {@code GET /v1/financeReports}: by fiscal month, which the request names by the calendar month whose name it bears. A month that is
 * open, to come, empty or kept no longer has one and the same answer.
 */
final class FinanceDesk {

    static final String COMMAND = "api.finance";

    /** All regions in one file. */
    private static final String TOGETHER = "ZZ";

    private static final String VENDOR = "filter[vendorNumber]";
    private static final String TYPE = "filter[reportType]";
    private static final String REGION = "filter[regionCode]";
    private static final String DATE = "filter[reportDate]";
    private static final Set<String> KNOWN = Set.of(VENDOR, TYPE, REGION, DATE);
    private static final int MONTHS_KEPT = 12;

    private static final List<String> REGIONS = List.of(
            ("US AU BR BG CA CL CN CO CZ HR DK EG HK HU IN ID IL JP KZ KR MY MX NZ NG NO PK PE PH PL QA RO RU SA SG ZA SE CH"
                            + " TW TH TR AE GB TZ VN EU LL AP WW")
                    .split(" "));

    private final Books books;
    private final Faults faults;
    private final RequestLog log;
    private final StoreClock clock;

    FinanceDesk(Books books, Faults faults, RequestLog log, StoreClock clock) {
        this.books = books;
        this.faults = faults;
        this.log = log;
        this.clock = clock;
    }

    private enum Type {
        FINANCIAL,
        /** Of which the practice vendors have none. */
        FINANCE_DETAIL
    }

    static Asking asking(Request request) {
        return new Asking(
                COMMAND,
                request.parameter(VENDOR).orElse(""),
                request.parameter(TYPE).orElse(""),
                request.parameter(REGION).orElse(""),
                request.parameter(DATE).orElse(""));
    }

    Answer answer(Request request, Vendors vendors) throws Refused {
        Parameters parameters = Parameters.of(request, KNOWN);
        Type type = parameters.required(TYPE, Type.class);
        String region = parameters.required(REGION);
        Vendor vendor = vendors.named(parameters.required(VENDOR), VENDOR);
        FiscalMonth month = month(parameters.required(DATE));
        requireRegion(type, region);
        if (!Vendors.accepts(request)) {
            throw ApiError.notAcceptable();
        }
        FinancialFile file = file(vendor, region, month);
        boolean isKept = !month.name().isBefore(YearMonth.from(clock.today()).minusMonths(MONTHS_KEPT));
        if (type == Type.FINANCE_DETAIL || !isKept || file.earnings().isEmpty()) {
            throw ApiError.noSales();
        }
        Asking asking = asking(request);
        return faults.striking(FaultKind.Stage.FILE, asking, log.times(asking))
                .map(fault -> Spoiling.of(fault.kind(), file, file(vendor, region, before(month))))
                .orElseGet(() -> Answer.gzip(Gzip.of(file.lines())));
    }

    private FinancialFile file(Vendor vendor, String region, FiscalMonth month) {
        List<Earning> earnings = books.earnings(vendor, month).stream()
                .filter(earning ->
                        region.equals(TOGETHER) || earning.region().name().equals(region))
                .toList();
        return new FinancialFile(vendor, month, region, earnings);
    }

    private static FiscalMonth before(FiscalMonth month) {
        return FiscalMonth.named(month.name().minusMonths(1));
    }

    private static void requireRegion(Type type, String region) throws Refused {
        boolean known =
                switch (type) {
                    case FINANCIAL -> region.equals(TOGETHER) || REGIONS.contains(region);
                    case FINANCE_DETAIL -> region.equals("Z1");
                };
        if (!known) {
            throw ApiError.invalid(REGION, "The region code is not valid for the report type.");
        }
    }

    private static FiscalMonth month(String text) throws Refused {
        try {
            return FiscalMonth.named(YearMonth.parse(text));
        } catch (DateTimeException _) {
            throw ApiError.invalid(DATE, "The date is not valid.");
        }
    }
}
