package org.storelink.appstoreconnect.finance;

import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storelink.appstoreconnect.session.ContentProvider;
import org.storelink.appstoreconnect.session.SitePart;
import org.storelink.appstoreconnect.session.SiteRefusal;
import org.storelink.appstoreconnect.session.Switches;
import org.storelink.appstoreconnect.web.Browsing;
import org.storelink.appstoreconnect.web.WebAnswer;
import org.storelink.appstoreconnect.web.WebRequest;
import org.storelink.appstoreconnect.wire.Json;
import org.storelink.connector.Capability;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure.Gone;
import org.storelink.connector.ReportPeriod;

/** What Payments and Financial Reports answers in a browser. Whatever is not as it has been makes it unavailable, never zero. */
final class PaymentSite {

    private static final String BASE = "/WebObjects/iTunesConnect.woa/ra/";
    private static final Map<String, String> HEADERS = Map.of("Accept", "application/json", "X-CSRF-ITC", "itc");
    private static final String ROLE = "Finance";

    private final Browsing site;
    private final Switches switches;
    private final Clock clock;
    private @Nullable String provider;

    PaymentSite(Browsing site, Switches switches, Clock clock) {
        this.site = site;
        this.switches = switches;
        this.clock = clock;
    }

    /** Whether the site tells the number of the provider, without which nothing can be asked for. */
    boolean namesProvider() throws ConnectorException, InterruptedException {
        if (provider == null) {
            provider = ContentProvider.in(userDetail()).orElse(null);
        }
        return provider != null;
    }

    /** The page of a month, as received. Months are asked for by their names. */
    WebAnswer month(String vendor, ReportPeriod period) throws ConnectorException, InterruptedException {
        return answered(WebRequest.get(vendorsPath() + "/" + vendor + "?" + yearAndMonth(period)));
    }

    /** Asks for the financial report of a region to be made, and gives its name. */
    String order(String vendor, ReportPeriod period, String regionId) throws ConnectorException, InterruptedException {
        WebAnswer answer = answered(WebRequest.get(reportsPath(vendor) + "?" + yearAndMonth(period)
                + "&regionCurrencyIds=" + regionId + "&reportTypes=APP_STORE_REPORT&isDetailedConsolidatedReq=true"));
        return inside(answer)
                .at("uuid")
                .text()
                .filter(uuid -> uuid.matches("[A-Za-z0-9-]{1,64}"))
                .orElseThrow(() -> unknownShape(answer));
    }

    /** Where a report can be downloaded; empty while it is being made. */
    Optional<String> downloadOf(String vendor, String uuid) throws ConnectorException, InterruptedException {
        WebAnswer answer = answered(WebRequest.get(reportsPath(vendor) + "/" + uuid + "/status"));
        Json status = inside(answer);
        return switch (status.at("status").text().orElse("")) {
            case "generating" -> Optional.empty();
            case "readyForDownload" ->
                Optional.of(status.at("downloadUrl")
                        .text()
                        .flatMap(PaymentSite::path)
                        .orElseThrow(() -> unknownShape(answer)));
            default -> throw unknownShape(answer);
        };
    }

    WebAnswer download(String path) throws ConnectorException, InterruptedException {
        WebAnswer answer = site.send(WebRequest.get(path).with("X-CSRF-ITC", "itc"));
        if (answer.isSuccess() && !answer.isPage()) {
            return answer;
        }
        throw refused(answer);
    }

    /** Answers stand by themselves or in a member {@code data}. */
    static Json inside(Json answer) {
        return answer.at("data").isObject() ? answer.at("data") : answer;
    }

    private static Json inside(WebAnswer answer) {
        return answer.json().map(PaymentSite::inside).orElseGet(Json::object);
    }

    private String reportsPath(String vendor) throws ConnectorException, InterruptedException {
        return vendorsPath() + "/" + vendor + "/reports";
    }

    private String vendorsPath() throws ConnectorException, InterruptedException {
        return BASE + "paymentConsolidation/providers/" + provider() + "/sapVendorNumbers";
    }

    private static String yearAndMonth(ReportPeriod period) {
        return "year=" + period.start().getYear() + "&month=" + period.start().getMonthValue();
    }

    private String provider() throws ConnectorException, InterruptedException {
        if (provider == null) {
            WebAnswer answer = userDetail();
            provider = ContentProvider.in(answer).orElseThrow(() -> unknownShape(answer));
        }
        return provider;
    }

    private WebAnswer userDetail() throws ConnectorException, InterruptedException {
        switches.require(SitePart.USER_DETAIL);
        return answered(ContentProvider.question());
    }

    /** Downloads lie on the site itself, wherever an operator has moved it: only path and query are used. */
    private static Optional<String> path(String url) {
        try {
            URI address = URI.create(url);
            String path = address.getRawPath();
            if (path == null || !path.startsWith("/")) {
                return Optional.empty();
            }
            return Optional.of(address.getRawQuery() == null ? path : path + "?" + address.getRawQuery());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private WebAnswer answered(WebRequest request) throws ConnectorException, InterruptedException {
        WebAnswer answer = site.send(request.with(HEADERS));
        if (answer.isSuccess() && answer.json().isPresent()) {
            return answer;
        }
        throw refused(answer);
    }

    private ConnectorException refused(WebAnswer answer) {
        return SiteRefusal.isIn(answer)
                ? new ConnectorException(SiteRefusal.of(answer, clock.instant(), Capability.FINANCE, ROLE))
                : unknownShape(answer);
    }

    /** An answer that this version does not know: financial reports wait, and everything else goes on. */
    static ConnectorException unknownShape(WebAnswer answer) {
        return new ConnectorException(
                new Gone("Financial reports are unavailable: Payments and Financial Reports answered with "
                        + answer.described() + ". Everything else is collected as before."));
    }
}
