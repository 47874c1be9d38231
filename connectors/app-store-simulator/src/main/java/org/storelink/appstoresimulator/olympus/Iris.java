package org.storelink.appstoresimulator.olympus;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import org.storelink.appstoresimulator.http.Answer;
import org.storelink.appstoresimulator.http.Refused;
import org.storelink.appstoresimulator.http.Request;
import org.storelink.appstoresimulator.http.Route;
import org.storelink.appstoresimulator.market.Cast;
import org.storelink.appstoresimulator.market.Product;
import org.storelink.appstoresimulator.people.People;
import org.storelink.appstoresimulator.people.Person;
import org.storelink.appstoresimulator.people.Role;
import org.storelink.appstoresimulator.session.WebSession;
import org.storelink.appstoresimulator.session.WebSessions;

/** The resources of {@code /iris/v1}: the public API behind cookies. */
public final class Iris {

    private final WebSessions sessions;
    private final Agreements agreements;
    private final People people;
    private final Cast cast;

    public Iris(WebSessions sessions, Agreements agreements, People people, Cast cast) {
        this.sessions = sessions;
        this.agreements = agreements;
        this.people = people;
        this.cast = cast;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/iris/v1/users", "iris.users", this::users),
                Route.get("/iris/v1/apps", "iris.apps", this::apps));
    }

    private Answer users(Request request) throws Refused {
        WebSession session = sessions.require(request, Role.ACCOUNT_HOLDER, Role.ADMIN);
        agreements.require(session.account());
        JsonArrayBuilder users = Json.createArrayBuilder();
        List<Person> members = people.all().stream()
                .filter(person -> person.accounts().contains(session.account().number()))
                .toList();
        members.forEach(person -> users.add(user(person)));
        return list(users, members.size());
    }

    private Answer apps(Request request) throws Refused {
        WebSession session = sessions.require(request);
        agreements.require(session.account());
        List<Product> products = cast.apps(session.account());
        JsonArrayBuilder apps = Json.createArrayBuilder();
        products.forEach(app -> apps.add(Json.createObjectBuilder()
                .add("type", "apps")
                .add("id", Long.toString(app.appleId()))
                .add(
                        "attributes",
                        Json.createObjectBuilder()
                                .add("name", app.title())
                                .add("bundleId", "example." + app.appleId())
                                .add("sku", app.sku())
                                .add("primaryLocale", "en-US"))));
        return list(apps, products.size());
    }

    private Answer list(JsonArrayBuilder data, int total) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("data", data)
                .add("links", Json.createObjectBuilder())
                .add(
                        "meta",
                        Json.createObjectBuilder()
                                .add(
                                        "paging",
                                        Json.createObjectBuilder()
                                                .add("total", total)
                                                .add("limit", 50)));
        return sessions.renew(Answer.json(200, json.build()));
    }

    private static JsonObjectBuilder user(Person person) {
        JsonArrayBuilder roles = Json.createArrayBuilder();
        person.roles().stream().sorted().forEach(role -> roles.add(role.name()));
        return Json.createObjectBuilder()
                .add("type", "users")
                .add("id", WebSessions.publicId(person))
                .add(
                        "attributes",
                        Json.createObjectBuilder()
                                .add("username", person.appleId())
                                .add("firstName", person.firstName())
                                .add("lastName", person.lastName())
                                .add("email", person.appleId())
                                .add("preferredCurrencyTerritory", "USD_USA")
                                .add("agreedToTerms", true)
                                .add("roles", roles)
                                .add("allAppsVisible", true)
                                .add("provisioningAllowed", false)
                                .add("emailVettingRequired", false));
    }
}
