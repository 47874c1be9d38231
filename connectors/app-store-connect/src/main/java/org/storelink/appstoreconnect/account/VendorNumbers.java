package org.storelink.appstoreconnect.account;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.storelink.appstoreconnect.session.ContentProvider;
import org.storelink.appstoreconnect.session.SitePart;
import org.storelink.appstoreconnect.session.SiteRefusal;
import org.storelink.appstoreconnect.session.Switches;
import org.storelink.appstoreconnect.session.WebSession;
import org.storelink.appstoreconnect.web.WebAnswer;
import org.storelink.appstoreconnect.web.WebRequest;
import org.storelink.appstoreconnect.wire.Json;
import org.storelink.connector.Capability;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.ConnectorFailure.AuthenticationExpired;
import org.storelink.connector.ConnectorFailure.Gone;
import org.storelink.connector.ConnectorFailure.PermissionMissing;

/** The vendor numbers of the chosen provider, as the site's payments know them. */
final class VendorNumbers {

    private static final String BASE = "/WebObjects/iTunesConnect.woa/ra/";
    private static final Map<String, String> HEADERS = Map.of("Accept", "application/json", "X-CSRF-ITC", "itc");

    private final WebSession session;
    private final Switches switches;
    private final Clock clock;

    VendorNumbers(WebSession session, Switches switches, Clock clock) {
        this.session = session;
        this.switches = switches;
        this.clock = clock;
    }

    /**
     * Empty when the user may not see payments.
     *
     * @param roles of the user: a site that shows no payments to somebody with the role for them has changed
     * @throws ConnectorException ({@link Gone}) when the list is switched off, or has not the form that is known here: a part of it
     *     would pass for the whole; another one when the site is out of order, which says nothing of the user's rights
     */
    List<String> all(Roles roles) throws ConnectorException, InterruptedException {
        switches.require(SitePart.VENDOR_NUMBERS);
        switches.require(SitePart.USER_DETAIL);
        Optional<WebAnswer> detail = shown(ContentProvider.question());
        Optional<String> provider = detail.flatMap(ContentProvider::in);
        if (provider.isEmpty()) {
            if (detail.isPresent() && (roles.give(Right.FINANCE) || !isObject(detail.get()))) {
                throw changed(detail.get());
            }
            return List.of();
        }
        Optional<WebAnswer> list =
                shown(WebRequest.get(BASE + "paymentConsolidation/providers/" + provider.get() + "/sapVendorNumbers")
                        .with(HEADERS));
        return list.isPresent() ? numbers(list.get()) : List.of();
    }

    /** What the site answers; empty when it refuses this user. */
    private Optional<WebAnswer> shown(WebRequest request) throws ConnectorException, InterruptedException {
        WebAnswer answer = session.send(request);
        if (!SiteRefusal.isIn(answer)) {
            return Optional.of(answer);
        }
        ConnectorFailure refusal = SiteRefusal.of(answer, clock.instant(), Capability.FINANCE, "Finance");
        if (refusal instanceof PermissionMissing || refusal instanceof AuthenticationExpired) {
            return Optional.empty();
        }
        throw new ConnectorException(refusal);
    }

    private static boolean isObject(WebAnswer answer) {
        return answer.isSuccess() && answer.json().filter(Json::isObject).isPresent();
    }

    private static ConnectorException changed(WebAnswer answer) {
        return new ConnectorException(new Gone(SitePart.VENDOR_NUMBERS.unavailable(answer)));
    }

    private static List<String> numbers(WebAnswer answer) throws ConnectorException {
        Json body = answer.isSuccess() ? answer.json().orElseGet(Json::object) : Json.object();
        Json list = body.isList() ? body : body.at("data");
        List<String> numbers = list.items().stream()
                .flatMap(vendor -> vendor.at("sapVendorNumber").text().stream())
                .filter(number -> number.matches("[A-Za-z0-9]{1,32}"))
                .toList();
        if (!list.isList() || numbers.size() < list.items().size()) {
            throw changed(answer);
        }
        return numbers.stream().distinct().toList();
    }
}
