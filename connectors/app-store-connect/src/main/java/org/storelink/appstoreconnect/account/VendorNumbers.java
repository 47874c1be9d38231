package org.storelink.appstoreconnect.account;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.storelink.appstoreconnect.session.SitePart;
import org.storelink.appstoreconnect.session.SiteRefusal;
import org.storelink.appstoreconnect.session.Switches;
import org.storelink.appstoreconnect.session.WebSession;
import org.storelink.appstoreconnect.web.WebAnswer;
import org.storelink.appstoreconnect.web.WebRequest;
import org.storelink.appstoreconnect.wire.Json;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure.Gone;

/** The vendor numbers of the chosen provider, as the site's payments know them. */
final class VendorNumbers {

    private static final String BASE = "/WebObjects/iTunesConnect.woa/ra/";
    private static final Map<String, String> HEADERS = Map.of("Accept", "application/json", "X-CSRF-ITC", "itc");

    private final WebSession session;
    private final Switches switches;

    VendorNumbers(WebSession session, Switches switches) {
        this.session = session;
        this.switches = switches;
    }

    /**
     * Empty when the user may not see payments.
     *
     * @throws ConnectorException ({@link Gone}) when the list is switched off, or has not the form that is known here: a part of it
     *     would pass for the whole
     */
    List<String> all() throws ConnectorException, InterruptedException {
        switches.require(SitePart.VENDOR_NUMBERS);
        Optional<String> provider = session.contentProvider();
        if (provider.isEmpty()) {
            return List.of();
        }
        WebAnswer answer = session.send(
                WebRequest.get(BASE + "paymentConsolidation/providers/" + provider.get() + "/sapVendorNumbers")
                        .with(HEADERS));
        return SiteRefusal.isIn(answer) ? List.of() : numbers(answer);
    }

    private static List<String> numbers(WebAnswer answer) throws ConnectorException {
        Json body = answer.isSuccess() ? answer.json().orElseGet(Json::object) : Json.object();
        Json list = body.isList() ? body : body.at("data");
        List<String> numbers = list.items().stream()
                .flatMap(vendor -> vendor.at("sapVendorNumber").text().stream())
                .filter(number -> number.matches("[A-Za-z0-9]{1,32}"))
                .toList();
        if (!list.isList() || numbers.size() < list.items().size()) {
            throw new ConnectorException(new Gone(SitePart.VENDOR_NUMBERS.unavailable(answer)));
        }
        return numbers.stream().distinct().toList();
    }
}
