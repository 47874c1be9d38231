package org.storelink.appstoreconnect.account;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.storelink.appstoreconnect.reporter.AccessToken;
import org.storelink.appstoreconnect.session.SitePart;
import org.storelink.appstoreconnect.session.SiteRefusal;
import org.storelink.appstoreconnect.session.Switches;
import org.storelink.appstoreconnect.session.WebSession;
import org.storelink.appstoreconnect.web.WebAnswer;
import org.storelink.appstoreconnect.web.WebRequest;
import org.storelink.appstoreconnect.wire.Json;
import org.storelink.connector.Capability;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure.Gone;
import org.storelink.connector.ConnectorFailure.Unavailable;

/**
 * The token for reports as the site's Sales and Trends shows it: the one that Reporter takes. Where an operator has switched that off,
 * or it answers in a way that is not known here, it is {@link Gone}, and never said to be missing: a new one would end it.
 */
final class ReportTokens {

    private static final String SERVICE =
            "/trends/gsf/salesTrendsApp/businessareas/InternetServices/subjectareas/iTunes/proxy/";
    private static final String GUARD = "/trends/gsf/owasp/csrf-guard.js";
    private static final String GUARDED = "OWASP CSRFGuard Project";

    /** Apple's number for: there is no token, or it has expired. */
    private static final String NONE = "702";

    private static final Unavailable UNTOLD = new Unavailable(
            "Apple did not say whether it has created a token for reports, and shows none. If there was one, other tools"
                    + " that read reports with it may have stopped working. Try again later.");

    private static final Pattern GUARD_TOKEN = Pattern.compile("[\\x21-\\x39\\x3b-\\x7e]{1,512}");
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,512}");
    private static final DateTimeFormatter PRINTED = DateTimeFormatter.ofPattern("MMM d, uuuu", Locale.ENGLISH);

    private final WebSession session;
    private final Switches switches;
    private final Clock clock;

    ReportTokens(WebSession session, Switches switches, Clock clock) {
        this.session = session;
        this.switches = switches;
        this.clock = clock;
    }

    /** The token that exists, possibly past its end; empty when there is none. Changes nothing. */
    Optional<AccessToken> current() throws ConnectorException, InterruptedException {
        return token(session.send(request("getAccessKey")));
    }

    /** Creates a token and so ends the one before. Only after a person agreed. */
    AccessToken create() throws ConnectorException, InterruptedException {
        WebRequest reset = request("resetAccessKey");
        Optional<AccessToken> created;
        try {
            created = token(session.sendOnce(reset));
        } catch (ConnectorException e) {
            boolean mayBeDone = e.failure() instanceof Gone || e.failure() instanceof Unavailable;
            if (!mayBeDone) {
                throw e;
            }
            return found().orElseThrow(() -> new ConnectorException(UNTOLD, e));
        }
        return created.isPresent()
                ? created.get()
                : found().orElseThrow(() -> new ConnectorException(
                        new Unavailable("Apple did not create a token for reports. Try again later.")));
    }

    /** The token that there is after all, where an answer has told of none. */
    private Optional<AccessToken> found() throws InterruptedException {
        try {
            return current().filter(token -> !token.isOver(clock.instant()));
        } catch (ConnectorException _) {
            return Optional.empty();
        }
    }

    private WebRequest request(String call) throws ConnectorException, InterruptedException {
        switches.require(SitePart.REPORT_TOKEN);
        return WebRequest.get(SERVICE + call)
                .with("Accept", "application/json, text/plain, */*")
                .with("X-Requested-With", GUARDED)
                .with("CSRF", guardToken());
    }

    private String guardToken() throws ConnectorException, InterruptedException {
        WebAnswer answer = session.send(
                WebRequest.post(GUARD).with("FETCH-CSRF-TOKEN", "1").with("X-Requested-With", GUARDED));
        if (!answer.isSuccess() || answer.isPage()) {
            throw refused(answer);
        }
        String token =
                answer.body().substring(answer.body().lastIndexOf(':') + 1).strip();
        if (!GUARD_TOKEN.matcher(token).matches()) {
            throw refused(answer);
        }
        return token;
    }

    private Optional<AccessToken> token(WebAnswer answer) throws ConnectorException {
        Json body = answer.json().orElseGet(Json::object);
        boolean none = body.all("code").stream()
                .anyMatch(code -> code.text().filter(NONE::equals).isPresent());
        if (none) {
            return Optional.empty();
        }
        Json data = body.at("result", "data");
        Optional<String> key =
                data.at("accessKey").text().filter(text -> KEY.matcher(text).matches());
        if (!answer.isSuccess() || key.isEmpty()) {
            throw refused(answer);
        }
        return key.map(value -> new AccessToken(value, date(data.at("expiryDate"))));
    }

    private ConnectorException refused(WebAnswer answer) {
        boolean known = SiteRefusal.isIn(answer) || answer.isPage();
        return new ConnectorException(
                known
                        ? SiteRefusal.of(answer, clock.instant(), Capability.SALES, "Finance, or Sales,")
                        : new Gone(SitePart.REPORT_TOKEN.unavailable(answer)));
    }

    private static Optional<LocalDate> date(Json json) {
        try {
            return json.text().map(text -> LocalDate.parse(text.strip(), PRINTED));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }
}
