package org.storelink.appstoreconnect.account;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.storelink.appstoreconnect.session.WebSession;
import org.storelink.appstoreconnect.web.WebAnswer;
import org.storelink.appstoreconnect.web.WebRequest;
import org.storelink.appstoreconnect.wire.Json;
import org.storelink.connector.ConnectorException;

/** The vendor numbers of the chosen provider, as the site's payments know them. */
final class VendorNumbers {

    private static final String BASE = "/WebObjects/iTunesConnect.woa/ra/";
    private static final Map<String, String> HEADERS = Map.of("Accept", "application/json", "X-CSRF-ITC", "itc");

    private final WebSession session;

    VendorNumbers(WebSession session) {
        this.session = session;
    }

    /** Empty when the user may not see payments, or the site has changed: then Reporter is asked. */
    List<String> all() throws ConnectorException, InterruptedException {
        Optional<String> provider = session.contentProvider();
        if (provider.isEmpty()) {
            return List.of();
        }
        return answer("paymentConsolidation/providers/" + provider.get() + "/sapVendorNumbers")
                .map(VendorNumbers::numbers)
                .orElse(List.of());
    }

    private static List<String> numbers(Json body) {
        return (body.isList() ? body : body.at("data"))
                .items().stream()
                        .flatMap(vendor -> vendor.at("sapVendorNumber").text().stream())
                        .filter(number -> number.matches("[A-Za-z0-9]{1,32}"))
                        .distinct()
                        .toList();
    }

    private Optional<Json> answer(String path) throws ConnectorException, InterruptedException {
        WebAnswer answer = session.send(WebRequest.get(BASE + path).with(HEADERS));
        return answer.isSuccess() ? answer.json() : Optional.empty();
    }
}
