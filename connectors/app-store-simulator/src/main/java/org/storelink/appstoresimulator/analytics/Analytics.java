package org.storelink.appstoresimulator.analytics;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.storelink.appstoresimulator.fault.Asking;
import org.storelink.appstoresimulator.http.Answer;
import org.storelink.appstoresimulator.http.Refused;
import org.storelink.appstoresimulator.http.Request;
import org.storelink.appstoresimulator.http.Route;
import org.storelink.appstoresimulator.market.Cast;
import org.storelink.appstoresimulator.market.Product;
import org.storelink.appstoresimulator.market.Vendor;
import org.storelink.appstoresimulator.people.Role;
import org.storelink.appstoresimulator.publishing.StoreClock;
import org.storelink.appstoresimulator.session.WebSession;
import org.storelink.appstoresimulator.session.WebSessions;
import org.storelink.appstoresimulator.usage.Cell;
import org.storelink.appstoresimulator.usage.Dimension;
import org.storelink.appstoresimulator.usage.Measure;
import org.storelink.appstoresimulator.usage.Usage;

/**
 * The analytics addresses. Days after the newest complete one are left out. Where a number is withheld, {@code meetsThreshold} is
 * false and noughts stand in its place, as a trap for whoever does not look.
 */
public final class Analytics {

    /** Kept, because {@link Json} looks for its provider at every call, and each point of an answer is built of several. */
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private static final String ROOT = "/analytics/api/v1";
    private static final String TIME_SERIES = "analytics.time-series";
    private static final Role[] READERS = {
        Role.ACCOUNT_HOLDER, Role.ADMIN, Role.FINANCE, Role.SALES, Role.MARKETING, Role.APP_MANAGER
    };

    private record Group(String key, String title) {}

    private final WebSessions sessions;
    private final Cast cast;
    private final Usage usage;
    private final StoreClock clock;

    public Analytics(WebSessions sessions, Cast cast, Usage usage, StoreClock clock) {
        this.sessions = sessions;
        this.cast = cast;
        this.usage = usage;
        this.clock = clock;
    }

    public List<Route> routes() {
        return List.of(
                Route.post(ROOT + "/data/time-series", TIME_SERIES, this::timeSeries)
                        .asking(Analytics::asking),
                Route.post(ROOT + "/data/timeseries", TIME_SERIES, this::timeSeries)
                        .asking(Analytics::asking),
                Route.post(ROOT + "/data/app/detail/measures", "analytics.measures", this::measures),
                Route.post(ROOT + "/data/dimension-values", "analytics.dimension-values", this::dimensionValues),
                Route.get(ROOT + "/app-info/all", "analytics.apps", this::apps),
                Route.get(ROOT + "/settings/all", "analytics.settings", this::settings));
    }

    /** Apps, measures, what they are split by, and the first day, so that no two questions of a day are the same. */
    private static Asking asking(Request request) {
        try {
            Question question = Question.of(request.json());
            return new Asking(
                    TIME_SERIES,
                    String.join(",", question.apps()),
                    question.measures().stream().map(Measure::text).collect(Collectors.joining(",")),
                    question.group().map(Dimension::name).orElse(""),
                    question.from().toString());
        } catch (Refused _) {
            return new Asking(TIME_SERIES, "", "", "", "");
        }
    }

    private Answer timeSeries(Request request) throws Refused {
        WebSession session = session(request);
        Question question = Question.of(request.json());
        JsonArrayBuilder results = JSON.createArrayBuilder();
        int size = 0;
        for (String app : question.apps()) {
            for (Map.Entry<Optional<Group>, Series> each : series(
                            session, question, app, question.from(), question.to())
                    .entrySet()) {
                results.add(result(question, app, each.getKey(), each.getValue()));
                size++;
            }
        }
        return told(size, results);
    }

    private static JsonObjectBuilder result(Question question, String app, Optional<Group> group, Series daily) {
        Series series = daily.by(question);
        boolean withheld = question.measures().stream().anyMatch(daily::isWithheld);
        JsonArrayBuilder data = JSON.createArrayBuilder();
        for (LocalDate day : series.days()) {
            JsonObjectBuilder point = JSON.createObjectBuilder().add("date", time(day));
            for (Measure measure : question.measures()) {
                point.add(measure.text(), withheld ? 0 : series.number(day, measure));
            }
            data.add(point);
        }
        JsonObjectBuilder result = JSON.createObjectBuilder()
                .add("adamId", app)
                .add("meetsThreshold", !withheld)
                .add(
                        "group",
                        group.<JsonValue>map(named -> JSON.createObjectBuilder()
                                        .add("key", named.key())
                                        .add("title", named.title())
                                        .build())
                                .orElse(JsonValue.NULL))
                .add("data", data);
        question.measures().stream()
                .findFirst()
                .ifPresent(first -> result.add(
                        "totals",
                        JSON.createObjectBuilder()
                                .add("value", withheld ? 0 : daily.total(first))
                                .add("type", "COUNT")
                                .add("key", first.text())));
        return result;
    }

    private Answer measures(Request request) throws Refused {
        WebSession session = session(request);
        Question question = Question.of(request.json());
        JsonArrayBuilder results = JSON.createArrayBuilder();
        int size = 0;
        for (String app : question.apps()) {
            LocalDate from = question.from();
            long days = question.to().toEpochDay() - from.toEpochDay() + 1;
            Series daily = whole(series(session, question, app, from, question.to()));
            Series before = whole(series(session, question, app, from.minusDays(days), from.minusDays(1)));
            for (Measure measure : question.measures()) {
                results.add(detail(question, app, measure, daily, before));
                size++;
            }
        }
        return told(size, results);
    }

    private static JsonObjectBuilder detail(
            Question question, String app, Measure measure, Series daily, Series before) {
        boolean withheld = daily.isWithheld(measure);
        Series series = daily.by(question);
        JsonArrayBuilder data = JSON.createArrayBuilder();
        for (LocalDate day : series.days()) {
            data.add(JSON.createObjectBuilder()
                    .add("date", time(day))
                    .add("value", withheld ? 0 : series.number(day, measure)));
        }
        long total = withheld ? 0 : daily.total(measure);
        long previous = before.isWithheld(measure) ? 0 : before.total(measure);
        JsonObjectBuilder detail = JSON.createObjectBuilder()
                .add("adamId", app)
                .add("measure", measure.text())
                .add("total", total)
                .add("type", "COUNT")
                .add("previousTotal", previous)
                .add("meetsThreshold", !withheld)
                .add("data", data);
        return previous == 0
                ? detail.addNull("percentChange")
                : detail.add(
                        "percentChange",
                        BigDecimal.valueOf(total - previous)
                                .divide(BigDecimal.valueOf(previous), 4, RoundingMode.HALF_EVEN));
    }

    private Answer dimensionValues(Request request) throws Refused {
        WebSession session = session(request);
        JsonObject body = request.json();
        JsonArrayBuilder results = JSON.createArrayBuilder();
        int size = 0;
        for (JsonValue asked :
                Optional.ofNullable(body.getJsonArray("dimensions")).orElse(JsonValue.EMPTY_JSON_ARRAY)) {
            Dimension dimension = Question.dimension(asked.asJsonObject().getString("dimension", ""));
            Map<String, String> titles = new TreeMap<>();
            for (Product app : cast.apps(session.account())) {
                Vendor vendor = vendor(session, Long.toString(app.appleId())).orElseThrow();
                for (LocalDate day = dataEnd().minusDays(29); !day.isAfter(dataEnd()); day = day.plusDays(1)) {
                    usage.day(vendor, app, day).forEach(cell -> {
                        Dimension.Value value = dimension.value(cell);
                        titles.put(value.key(), value.title());
                    });
                }
            }
            JsonArrayBuilder values = JSON.createArrayBuilder();
            titles.forEach((key, title) ->
                    values.add(JSON.createObjectBuilder().add("id", key).add("title", title)));
            results.add(JSON.createObjectBuilder()
                    .add("dimension", dimension.text())
                    .add("actualSize", titles.size())
                    .add("values", values));
            size++;
        }
        return told(size, results);
    }

    private Answer apps(Request request) throws Refused {
        WebSession session = session(request);
        JsonArrayBuilder apps = JSON.createArrayBuilder();
        List<Product> all = cast.apps(session.account());
        all.forEach(app -> apps.add(JSON.createObjectBuilder()
                .add("adamId", Long.toString(app.appleId()))
                .add("name", app.title())
                .add("isEnabled", true)
                .add("isBundle", false)));
        return told(all.size(), apps);
    }

    private Answer settings(Request request) throws Refused {
        session(request);
        JsonArrayBuilder measures = JSON.createArrayBuilder();
        for (Measure measure : Measure.values()) {
            measures.add(JSON.createObjectBuilder().add("key", measure.text()).add("type", "COUNT"));
        }
        return sessions.renew(Answer.json(
                200,
                JSON.createObjectBuilder()
                        .add("configuration", JSON.createObjectBuilder().add("dataEndDate", time(dataEnd())))
                        .add("dataEndDate", time(dataEnd()))
                        .add("measures", measures)
                        .build()));
    }

    /** By group, or one series for the whole app. Days without numbers are in it as noughts. */
    private Map<Optional<Group>, Series> series(
            WebSession session, Question question, String app, LocalDate from, LocalDate to) throws Refused {
        Vendor vendor = vendor(session, app).orElseThrow(() -> Question.refused("adamId", app));
        Product product = vendor.products().stream()
                .filter(each -> Long.toString(each.appleId()).equals(app))
                .findFirst()
                .orElseThrow();
        LocalDate end = to.isAfter(dataEnd()) ? dataEnd() : to;
        Map<String, Series> series = new TreeMap<>();
        Map<String, Group> groups = new TreeMap<>();
        if (question.group().isEmpty()) {
            series.put("", new Series());
        }
        for (LocalDate day = from; !day.isAfter(end); day = day.plusDays(1)) {
            for (Cell cell : usage.day(vendor, product, day)) {
                Optional<Dimension.Value> value = question.group().map(dimension -> dimension.value(cell));
                if (question.counts(cell)) {
                    String key = value.map(Dimension.Value::key).orElse("");
                    value.ifPresent(named -> groups.put(key, new Group(named.key(), named.title())));
                    series.computeIfAbsent(key, _ -> new Series()).add(day, cell);
                }
            }
        }
        Map<Optional<Group>, Series> all = new LinkedHashMap<>();
        series.forEach((key, each) -> {
            from.datesUntil(end.isBefore(from) ? from : end.plusDays(1)).forEach(each::touch);
            all.put(Optional.ofNullable(groups.get(key)), each);
        });
        return all;
    }

    private static Series whole(Map<Optional<Group>, Series> series) {
        return series.getOrDefault(Optional.<Group>empty(), new Series());
    }

    private Optional<Vendor> vendor(WebSession session, String app) {
        return cast.vendors(session.account()).stream()
                .filter(vendor -> vendor.products().stream()
                        .anyMatch(product -> Long.toString(product.appleId()).equals(app)))
                .findFirst();
    }

    private WebSession session(Request request) throws Refused {
        if (request.header("X-Requested-By").isEmpty()) {
            throw new Refused(Answer.html(403, "403 Forbidden"));
        }
        return sessions.require(request, READERS);
    }

    private LocalDate dataEnd() {
        return clock.today().minusDays(2);
    }

    private Answer told(int size, JsonArrayBuilder results) {
        return sessions.renew(Answer.json(
                200,
                JSON.createObjectBuilder()
                        .add("size", size)
                        .add("results", results)
                        .build()));
    }

    private static String time(LocalDate day) {
        return day + "T00:00:00Z";
    }
}
