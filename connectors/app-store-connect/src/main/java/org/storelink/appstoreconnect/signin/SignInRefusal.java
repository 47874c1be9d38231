package org.storelink.appstoreconnect.signin;

import java.time.Duration;
import java.time.Instant;
import org.storelink.appstoreconnect.web.WebAnswer;
import org.storelink.appstoreconnect.wire.RetryAfter;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.ConnectorFailure.AccountLocked;
import org.storelink.connector.ConnectorFailure.AgreementMissing;
import org.storelink.connector.ConnectorFailure.CredentialRejected;
import org.storelink.connector.ConnectorFailure.RequestRejected;
import org.storelink.connector.ConnectorFailure.Throttled;
import org.storelink.connector.ConnectorFailure.Unavailable;

/** What an answer of Apple's sign-in means that is no success. Decides by status and number, never by Apple's words. */
final class SignInRefusal {

    /** Locks are known to last a day; what is throttled without a time is left in peace for an hour. */
    static final Duration LOCKED_FOR = Duration.ofDays(1);

    static final Duration THROTTLED_FOR = Duration.ofHours(1);

    private SignInRefusal() {}

    /** A page in place of an answer says nothing about the password. */
    static ConnectorFailure of(WebAnswer answer, Instant now) {
        ServiceErrors errors = ServiceErrors.in(answer);
        if (answer.body().contains("invalid=\"true\"")) {
            return rejected();
        }
        if (errors.sayLocked()) {
            return locked(now);
        }
        if (errors.sayRejected()) {
            return rejected();
        }
        if (errors.sayTrouble()) {
            return ofErrors(answer, errors);
        }
        if (errors.wantAppPassword()) {
            return new RequestRejected(
                    "Apple wants an app-specific password for this Apple Account. Link it with one.");
        }
        if (errors.isEmpty() && givesProviderContext(answer)) {
            return SignIn.notAUser();
        }
        return switch (answer.status()) {
            case 401 -> answer.isPage() ? outOfOrder(answer) : refused(errors);
            case 403 -> answer.isPage() ? outOfOrder(answer) : rejected();
            case 412 -> pendingPrompt();
            case 423 -> locked(now);
            case 429 -> throttled(answer, now);
            case 503 -> isThrottle(answer) ? throttled(answer, now) : outOfOrder(answer);
            default -> ofErrors(answer, errors);
        };
    }

    private static ConnectorFailure ofErrors(WebAnswer answer, ServiceErrors errors) {
        if (!errors.isEmpty()) {
            return new Unavailable("Apple's sign-in answered with an error (" + errors.first() + "). Try again later.");
        }
        return outOfOrder(answer);
    }

    /** Apple lets somebody in whom App Store Connect does not know: a cookie of the site's comes, but no success. */
    private static boolean givesProviderContext(WebAnswer answer) {
        return answer.headers().allValues("Set-Cookie").stream().anyMatch(cookie -> cookie.startsWith("itctx="));
    }

    /** Apple throttles with a page of this title; any other page of the kind is a gateway's. */
    private static boolean isThrottle(WebAnswer answer) {
        return answer.header("Retry-After").isPresent() || !answer.isPage() || isThrottlePage(answer);
    }

    static boolean isThrottlePage(WebAnswer answer) {
        return answer.isPage() && answer.body().contains("503 Service Temporarily Unavailable");
    }

    static ConnectorFailure rejected() {
        return new CredentialRejected(
                "Apple does not accept this Apple Account with this password. Check both; nothing more is"
                        + " sent with this password. Apple locks accounts after a few wrong ones.");
    }

    private static ConnectorFailure refused(ServiceErrors errors) {
        return errors.isEmpty()
                ? rejected()
                : new CredentialRejected(
                        "Apple refused the sign-in (" + errors.first() + "). Sign in once at App Store Connect with a"
                                + " browser to see what Apple wants; nothing"
                                + " more is sent with this password.");
    }

    static ConnectorFailure locked(Instant now) {
        return new AccountLocked(
                now.plus(LOCKED_FOR),
                "Apple has locked this Apple Account for security reasons. Unlock it at iforgot.apple.com,"
                        + " then link it again. Nothing is sent for at least a day.");
    }

    private static ConnectorFailure pendingPrompt() {
        return new AgreementMissing(
                "Apple wants something acknowledged before this Apple Account may sign in: new terms, or two-factor"
                        + " authentication. Its owner must sign in at App Store Connect with a browser, accept what is"
                        + " shown, and then link it again.");
    }

    /** Where no password is sent, so that the host does not know that a sign-in is refused. */
    static ConnectorFailure throttledForADay(WebAnswer answer, Instant now) {
        Instant tomorrow = now.plus(LOCKED_FOR);
        Instant stated = RetryAfter.in(answer.headers(), now, LOCKED_FOR);
        return throttled(stated.isAfter(tomorrow) ? stated : tomorrow);
    }

    private static ConnectorFailure throttled(WebAnswer answer, Instant now) {
        return throttled(RetryAfter.in(answer.headers(), now, THROTTLED_FOR));
    }

    private static ConnectorFailure throttled(Instant until) {
        return new Throttled(
                until,
                "Apple says that there were too many sign-ins, or that it has no time for one. Nothing is sent for a"
                        + " while.");
    }

    static ConnectorFailure outOfOrder(WebAnswer answer) {
        return new Unavailable("Apple's sign-in answered with " + answer.described() + ". Try again later.");
    }
}
