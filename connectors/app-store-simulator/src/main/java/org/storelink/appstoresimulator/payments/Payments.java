package org.storelink.appstoresimulator.payments;

import static org.storelink.appstoresimulator.payments.WebObjects.ROOT;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.storelink.appstoresimulator.http.Answer;
import org.storelink.appstoresimulator.http.Gzip;
import org.storelink.appstoresimulator.http.Refused;
import org.storelink.appstoresimulator.http.Request;
import org.storelink.appstoresimulator.http.Route;
import org.storelink.appstoresimulator.market.Cast;
import org.storelink.appstoresimulator.market.Draws;
import org.storelink.appstoresimulator.market.Vendor;
import org.storelink.appstoresimulator.people.Role;
import org.storelink.appstoresimulator.session.WebSession;
import org.storelink.appstoresimulator.session.WebSessions;

/** Payments by fiscal month, and financial reports, which are made while one waits: the second look finds them ready. */
public final class Payments {

    private static final String VENDOR =
            ROOT + "/ra/paymentConsolidation/providers/{provider}/sapVendorNumbers/{vendor}";
    private static final String DOWNLOAD = ROOT + "/wa/downloadBatchFinancialReport";
    private static final Role[] READERS = {Role.ACCOUNT_HOLDER, Role.ADMIN, Role.FINANCE};

    /** A report that somebody waits for. */
    private record Made(String account, FinancialFile file, AtomicInteger looks) {}

    private final WebSessions sessions;
    private final Cast cast;
    private final Books books;
    private final Draws draws;
    private final Map<String, Made> made = new ConcurrentHashMap<>();

    public Payments(WebSessions sessions, Cast cast, Books books, Draws draws) {
        this.sessions = sessions;
        this.cast = cast;
        this.books = books;
        this.draws = draws;
    }

    public List<Route> routes() {
        return List.of(
                Route.get(VENDOR, "payments.month", this::month),
                Route.get(VENDOR + "/reports", "payments.report", this::begin),
                Route.get(VENDOR + "/reports/{uuid}/status", "payments.status", this::status),
                Route.get(DOWNLOAD, "payments.download", this::download));
    }

    private Answer month(Request request) throws Refused {
        Vendor vendor = vendor(request);
        FiscalMonth month = fiscalMonth(request);
        JsonArrayBuilder summaries = Json.createArrayBuilder();
        books.payment(vendor, month)
                .ifPresent(payment -> summaries.add(summary(payment, books.byRegion(vendor, month))));
        return sessions.renew(WebObjects.success(Json.createObjectBuilder()
                .add("reportDate", month.name().toString())
                .add("reportSummaries", summaries)
                .add("hasVendorTaxReport", false)
                .add("isArcadeVendor", false)
                .build()));
    }

    private JsonObjectBuilder summary(Payment payment, Map<Region, BigDecimal> byRegion) {
        JsonArrayBuilder regions = Json.createArrayBuilder();
        for (Map.Entry<Region, BigDecimal> each : byRegion.entrySet()) {
            Region region = each.getKey();
            regions.add(Json.createObjectBuilder()
                    .add(
                            "regionCurrency",
                            Json.createObjectBuilder()
                                    .add("regionCurrencyId", region.id())
                                    .add("regionCode", region.name())
                                    .add("regionName", region.title() + " - " + region.currency())
                                    .add("regionNameKey", "region." + region.name())
                                    .add("currencyCode", region.currency().name()))
                    .add("financialReportType", "R")
                    .add("earned", each.getValue()));
        }
        return Json.createObjectBuilder()
                .add("amount", payment.amount())
                .add("currency", payment.currency().name())
                .add("bankName", "Practice Bank")
                .add("maskedBankAccount", "••••4711")
                .add("isPaymentExpected", !payment.isMade())
                .add("paidOrExpectingPaymentDate", payment.on().toString())
                .add("status", payment.isMade() ? "PAID" : "PENDING")
                .add("proceedsByRegion", regions);
    }

    private Answer begin(Request request) throws Refused {
        Vendor vendor = vendor(request);
        FiscalMonth month = fiscalMonth(request);
        if (!request.parameter("reportTypes")
                .filter(List.of("APP_STORE_REPORT", "FINANCIAL_REPORT")::contains)
                .isPresent()) {
            throw badRequest("reportTypes");
        }
        List<Region> regions = regions(request.parameter("regionCurrencyIds").orElse(""));
        List<Earning> earnings = books.earnings(vendor, month).stream()
                .filter(earning -> regions.contains(earning.region()))
                .toList();
        if (earnings.isEmpty()) {
            throw new Refused(Answer.html(404, "404 Not Found"));
        }
        String uuid = draws.uuid();
        String region = regions.size() == 1 ? regions.getFirst().name() : "ZZ";
        made.put(
                uuid,
                new Made(vendor.account(), new FinancialFile(vendor, month, region, earnings), new AtomicInteger()));
        return sessions.renew(WebObjects.success(Json.createObjectBuilder()
                .add("uuid", uuid)
                .add("estimatedWaitingTime", 5)
                .build()));
    }

    private Answer status(Request request) throws Refused {
        Vendor vendor = vendor(request);
        String uuid = request.variable(2);
        Made report = made(uuid, vendor.account());
        JsonObjectBuilder status = Json.createObjectBuilder().add("uuid", uuid);
        if (report.looks().incrementAndGet() < 2) {
            status.add("status", "generating");
        } else {
            status.add("status", "readyForDownload").add("downloadUrl", request.base() + DOWNLOAD + "?uuid=" + uuid);
        }
        return sessions.renew(WebObjects.success(status.build()));
    }

    private Answer download(Request request) throws Refused {
        WebSession session = sessions.require(request, READERS);
        Made report =
                made(request.parameter("uuid").orElse(""), session.account().number());
        if (report.looks().get() < 2) {
            throw new Refused(Answer.html(404, "404 Not Found"));
        }
        return sessions.renew(
                Answer.gzip(Gzip.of(report.file().lines())).named(report.file().name()));
    }

    private Made made(String uuid, String account) throws Refused {
        return Optional.ofNullable(made.get(uuid))
                .filter(report -> report.account().equals(account))
                .orElseThrow(() -> new Refused(Answer.html(404, "404 Not Found")));
    }

    private Vendor vendor(Request request) throws Refused {
        WebObjects.requireHeader(request);
        WebSession session = sessions.require(request, READERS);
        return cast.vendors(session.account()).stream()
                .filter(vendor -> request.variable(0).equals(session.account().number())
                        && vendor.number().equals(request.variable(1)))
                .findFirst()
                .orElseThrow(() -> new Refused(Answer.html(403, "403 Forbidden")));
    }

    private static FiscalMonth fiscalMonth(Request request) throws Refused {
        try {
            return FiscalMonth.named(YearMonth.of(
                    Integer.parseInt(request.parameter("year").orElse("")),
                    Integer.parseInt(request.parameter("month").orElse(""))));
        } catch (NumberFormatException | DateTimeException _) {
            throw badRequest("year and month");
        }
    }

    private static List<Region> regions(String ids) throws Refused {
        List<Region> regions = Arrays.stream(ids.split(",", -1))
                .map(Region::of)
                .flatMap(Optional::stream)
                .toList();
        if (regions.isEmpty()) {
            throw badRequest("regionCurrencyIds");
        }
        return regions;
    }

    private static Refused badRequest(String parameter) {
        return new Refused(Answer.text(400, Answer.PLAIN, parameter + ": cannot be read"));
    }
}
