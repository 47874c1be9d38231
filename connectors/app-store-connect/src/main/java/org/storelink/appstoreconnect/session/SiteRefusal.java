package org.storelink.appstoreconnect.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.storelink.appstoreconnect.web.WebAnswer;
import org.storelink.appstoreconnect.wire.Json;
import org.storelink.appstoreconnect.wire.RetryAfter;
import org.storelink.appstoreconnect.wire.UnsignedAgreement;
import org.storelink.connector.Capability;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.ConnectorFailure.AuthenticationExpired;
import org.storelink.connector.ConnectorFailure.PermissionMissing;
import org.storelink.connector.ConnectorFailure.Throttled;
import org.storelink.connector.ConnectorFailure.Unavailable;

/** What an answer of App Store Connect means that brings nothing of what was asked for. */
public final class SiteRefusal {

    /** The site throttles for a minute when it does not say for how long. */
    private static final Duration THROTTLED_FOR = Duration.ofMinutes(1);

    private SiteRefusal() {}

    /**
     * The JSON of an answer that brought any.
     *
     * @throws ConnectorException when it is no success, or no JSON
     */
    static Json jsonOf(WebAnswer answer, Instant now) throws ConnectorException {
        if (!answer.isSuccess()) {
            throw new ConnectorException(of(answer, now));
        }
        return answer.json().orElseThrow(() -> new ConnectorException(outOfOrder(answer)));
    }

    /** Whether an answer is one of those that any question may get: no right, too many of them, out of order. */
    public static boolean isIn(WebAnswer answer) {
        return answer.isOutOfOrder() || Set.of(401, 403, 429).contains(answer.status());
    }

    /** Of a call that no certain capability is behind. */
    public static ConnectorFailure of(WebAnswer answer, Instant now) {
        if (answer.asksForPatience()) {
            return throttled(answer, now);
        }
        if (lacksAgreement(answer)) {
            return UnsignedAgreement.failure();
        }
        return answer.status() == 401 && !answer.isPage()
                ? new AuthenticationExpired("App Store Connect has ended the session. Link the account again.")
                : outOfOrder(answer);
    }

    /**
     * Of a call that needs a right.
     *
     * @param role what gives the right, as App Store Connect names it
     */
    public static ConnectorFailure of(WebAnswer answer, Instant now, Capability capability, String role) {
        return answer.status() == 403 && !answer.isPage() && !lacksAgreement(answer)
                ? new PermissionMissing(
                        capability,
                        "This Apple Account may not "
                                + (capability == Capability.REPLIES ? "send replies" : "read this")
                                + ". Give it the role " + role
                                + " in App Store Connect under Users and Access.")
                : of(answer, now);
    }

    /** Apple refuses everybody with the status of a missing right then; its error code alone tells the two apart. */
    static boolean lacksAgreement(WebAnswer answer) {
        return answer.status() == 403
                && answer.json().stream()
                        .flatMap(body -> body.all("code").stream())
                        .anyMatch(code -> code.text()
                                .filter(text -> text.contains("AGREEMENT"))
                                .isPresent());
    }

    private static ConnectorFailure throttled(WebAnswer answer, Instant now) {
        return new Throttled(
                RetryAfter.in(answer.headers(), now, THROTTLED_FOR),
                "App Store Connect says that too much was asked for. The rest is asked for later.");
    }

    /** That the site is out of order, whether or not it says for how long. */
    public static ConnectorFailure outOfOrder(WebAnswer answer) {
        return new Unavailable("App Store Connect answered with " + answer.described() + ". It will be asked again.");
    }
}
