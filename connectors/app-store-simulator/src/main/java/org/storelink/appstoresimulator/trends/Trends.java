package org.storelink.appstoresimulator.trends;

import jakarta.json.Json;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.storelink.appstoresimulator.http.Answer;
import org.storelink.appstoresimulator.http.Refused;
import org.storelink.appstoresimulator.http.Request;
import org.storelink.appstoresimulator.http.Route;
import org.storelink.appstoresimulator.people.Role;
import org.storelink.appstoresimulator.reporter.AccessTokens;
import org.storelink.appstoresimulator.reporter.AccessTokens.AccessToken;
import org.storelink.appstoresimulator.reporter.ReporterTokens;
import org.storelink.appstoresimulator.session.WebSession;
import org.storelink.appstoresimulator.session.WebSessions;

/** Reads and resets the person's Reporter access token. A reset voids the token that was there. */
public final class Trends {

    private static final String ROOT =
            "/trends/gsf/salesTrendsApp/businessareas/InternetServices/subjectareas/iTunes/proxy";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("MMM dd, uuuu", Locale.ENGLISH);
    private static final Role[] READERS = {Role.ACCOUNT_HOLDER, Role.ADMIN, Role.FINANCE, Role.SALES};

    private final WebSessions sessions;
    private final ReporterTokens tokens;

    public Trends(WebSessions sessions, ReporterTokens tokens) {
        this.sessions = sessions;
        this.tokens = tokens;
    }

    public List<Route> routes() {
        return List.of(
                Route.post("/trends/gsf/owasp/csrf-guard.js", "trends.csrf", this::formToken),
                Route.get(ROOT + "/getAccessKey", "trends.getAccessKey", this::get),
                Route.get(ROOT + "/resetAccessKey", "trends.resetAccessKey", this::reset));
    }

    private Answer formToken(Request request) throws Refused {
        WebSession session = sessions.require(request);
        if (!request.header("FETCH-CSRF-TOKEN").filter("1"::equals).isPresent()) {
            throw new Refused(Answer.html(403, "403 Forbidden"));
        }
        return sessions.renew(Answer.text(200, Answer.PLAIN, "csrf:" + sessions.formToken(session.person())));
    }

    private Answer get(Request request) throws Refused {
        AccessTokens mine = mine(request);
        Optional<AccessToken> token = mine.current().filter(current -> !mine.isExpired(current));
        return sessions.renew(token.map(Trends::told).orElseGet(Trends::none));
    }

    private Answer reset(Request request) throws Refused {
        return sessions.renew(told(mine(request).issue()));
    }

    private AccessTokens mine(Request request) throws Refused {
        WebSession session = sessions.require(request, READERS);
        if (!sessions.isFormToken(session.person(), request.header("CSRF").orElse(""))) {
            throw new Refused(Answer.html(403, "403 Forbidden"));
        }
        return tokens.of(session.person().appleId());
    }

    private static Answer told(AccessToken token) {
        return Answer.json(
                200,
                Json.createObjectBuilder()
                        .add("status", "success")
                        .add(
                                "result",
                                Json.createObjectBuilder()
                                        .add(
                                                "data",
                                                Json.createObjectBuilder()
                                                        .add("accessKey", token.value())
                                                        .add(
                                                                "createdDate",
                                                                token.createdOn()
                                                                        .format(DATE))
                                                        .add(
                                                                "expiryDate",
                                                                token.expiresOn()
                                                                        .format(DATE))))
                        .build());
    }

    /** Where the code stands in Apple's answer, no source tells. */
    private static Answer none() {
        return Answer.json(
                200,
                Json.createObjectBuilder()
                        .add("status", "failure")
                        .add(
                                "error",
                                Json.createObjectBuilder()
                                        .add("code", "702")
                                        .add("message", "There is no access key, or it has expired."))
                        .build());
    }
}
