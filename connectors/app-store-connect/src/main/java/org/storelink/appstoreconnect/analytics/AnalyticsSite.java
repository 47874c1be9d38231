package org.storelink.appstoreconnect.analytics;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.storelink.appstoreconnect.session.SitePart;
import org.storelink.appstoreconnect.session.SiteRefusal;
import org.storelink.appstoreconnect.session.Switches;
import org.storelink.appstoreconnect.web.Browsing;
import org.storelink.appstoreconnect.web.WebAnswer;
import org.storelink.appstoreconnect.web.WebRequest;
import org.storelink.appstoreconnect.wire.Endpoints;
import org.storelink.appstoreconnect.wire.Json;
import org.storelink.connector.Capability;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure.Gone;

/** The questions that App Analytics answers in a browser. Whatever is not as it has been makes usage unavailable, never zero. */
final class AnalyticsSite {

    private static final String BASE = "/analytics/api/v1";

    private static final Map<String, String> HEADERS =
            Map.of("Accept", "application/json", "X-Requested-By", Endpoints.usualHost(Endpoints.APP_STORE_CONNECT));

    private final Browsing site;
    private final Switches switches;
    private final Clock clock;

    AnalyticsSite(Browsing site, Switches switches, Clock clock) {
        this.site = site;
        this.switches = switches;
        this.clock = clock;
    }

    /** The apps it shows, as received. */
    WebAnswer apps() throws ConnectorException, InterruptedException {
        switches.require(SitePart.USAGE_APPS);
        return notRefused(site.send(WebRequest.get(BASE + "/app-info/all").with(HEADERS)));
    }

    /** Names of apps by their ids; empty when that is no list of apps. */
    static Optional<Map<String, String>> names(Json apps) {
        Json results = apps.at("results");
        if (!results.isList()) {
            return Optional.empty();
        }
        Map<String, String> names = new LinkedHashMap<>();
        for (Json app : results.items()) {
            Optional<String> id = app.at("adamId").text().filter(text -> text.matches("\\d{1,18}"));
            if (id.isEmpty()) {
                return Optional.empty();
            }
            names.put(id.get(), app.at("name").text().orElse(""));
        }
        return Optional.of(names);
    }

    SiteSettings settings() throws ConnectorException, InterruptedException {
        if (switches.off(SitePart.USAGE_SETTINGS).isPresent()) {
            return SiteSettings.unknown();
        }
        WebAnswer answer =
                notRefused(site.send(WebRequest.get(BASE + "/settings/all").with(HEADERS)));
        return answer.isSuccess()
                ? answer.json().map(SiteSettings::of).orElseGet(SiteSettings::unknown)
                : SiteSettings.unknown();
    }

    /** The answer to a question about a day, whatever its shape. */
    WebAnswer ask(LocalDate day, UsageQuestion question) throws ConnectorException, InterruptedException {
        Json body = Json.object(
                "adamId",
                question.apps(),
                "measures",
                List.of(question.measure().key()),
                "frequency",
                "DAY",
                "startTime",
                day + "T00:00:00Z",
                "endTime",
                day + "T00:00:00Z",
                "group",
                group(question),
                "dimensionFilters",
                List.of());
        return notRefused(site.send(WebRequest.post(BASE + "/data/time-series", body)
                .with("Referer", "/apps/" + question.apps().getFirst() + "/analytics")
                .with(HEADERS)));
    }

    private static Json group(UsageQuestion question) {
        return question.cut() == Cut.WHOLE
                ? Json.nothing()
                : Json.object(
                        "metric",
                        question.measure().key(),
                        "dimension",
                        question.cut().dimension(),
                        "rank",
                        "DESCENDING",
                        "limit",
                        UsageQuestion.MOST_PARTS);
    }

    private WebAnswer notRefused(WebAnswer answer) throws ConnectorException {
        if (SiteRefusal.isIn(answer)) {
            throw new ConnectorException(
                    SiteRefusal.of(answer, clock.instant(), Capability.USAGE, "Sales or Finance or App Manager"));
        }
        return answer;
    }

    /** An answer that this version does not know: usage waits, and everything else goes on. */
    static ConnectorException unknownShape(WebAnswer answer) {
        return new ConnectorException(new Gone("Usage is unavailable: App Analytics answered with " + answer.described()
                + ". Everything else is collected as before."));
    }
}
