package org.storelink.appstoreconnect.reviews;

import java.util.Optional;
import java.util.Set;
import org.storelink.appstoreconnect.session.SiteRefusal;
import org.storelink.appstoreconnect.web.WebAnswer;
import org.storelink.appstoreconnect.wire.Json;
import org.storelink.connector.Capability;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.ConnectorFailure.Gone;
import org.storelink.connector.ConnectorFailure.RequestRejected;

/**
 * What an answer about reviews or replies means that brings nothing of what was asked for. An address that is not there any more, or
 * answers in a way that is not known here, is {@link Gone}.
 *
 * @param capability what is asked for
 * @param trouble what else it may mean, which is looked at first
 */
record ReviewAnswer(Capability capability, Trouble trouble) {

    private static final Set<Integer> NOT_ACCEPTED = Set.of(400, 409, 422);
    private static final int NOT_FOUND = 404;
    private static final int LONGEST_DETAIL = 200;

    /** The JSON of a successful answer. */
    Json of(WebAnswer answer) throws ConnectorException {
        if (!answer.isSuccess()) {
            throw refused(answer);
        }
        return answer.json().orElseThrow(() -> refused(answer));
    }

    ConnectorException refused(WebAnswer answer) {
        return new ConnectorException(failure(answer));
    }

    /** The same of a change: a site that was out of order may have carried it out, also where it says when to ask again. */
    ConnectorException refusedChange(WebAnswer answer) {
        return answer.isOutOfOrder() ? new ConnectorException(SiteRefusal.outOfOrder(answer)) : refused(answer);
    }

    private ConnectorFailure failure(WebAnswer answer) {
        Optional<ConnectorFailure> ofAsker = trouble.in(answer, capability);
        if (ofAsker.isPresent()) {
            return ofAsker.get();
        }
        if (isNotFound(answer)) {
            return new RequestRejected(
                    "App Store Connect does not have this any more, or does not show it to this account.");
        }
        return error(answer).isPresent() && NOT_ACCEPTED.contains(answer.status())
                ? new RequestRejected("App Store Connect did not accept this (" + said(answer) + ").")
                : unknownShape(answer);
    }

    /** Whether the address is there, but not what it was asked about. */
    static boolean isNotFound(WebAnswer answer) {
        return answer.status() == NOT_FOUND && error(answer).isPresent();
    }

    ConnectorFailure unknownShape(WebAnswer answer) {
        String subject = capability == Capability.REPLIES ? "Replies are" : "Reviews are";
        return new Gone(subject + " unavailable: App Store Connect answered with " + answer.described()
                + ". Everything else is collected as before.");
    }

    private static Optional<Json> error(WebAnswer answer) {
        return answer.json().flatMap(json -> json.at("errors").items().stream().findFirst());
    }

    /** Status, code and detail in Apple's words, without anything long that might be a token. */
    private static String said(WebAnswer answer) {
        Json error = error(answer).orElseGet(Json::object);
        String code = error.at("code")
                .text()
                .filter(text -> text.matches("[A-Z_.]{1,100}"))
                .orElse("");
        String detail = error.at("detail")
                .text()
                .map(text -> text.replaceAll("[\\p{Cntrl}\\s]+", " ").replaceAll("\\S{25,}", "…"))
                .orElse("");
        String whole = (answer.status() + " " + code + " " + detail).strip();
        return whole.substring(0, Math.min(whole.length(), LONGEST_DETAIL));
    }
}
