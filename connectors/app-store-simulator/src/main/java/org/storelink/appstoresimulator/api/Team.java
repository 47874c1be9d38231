package org.storelink.appstoresimulator.api;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.storelink.appstoresimulator.http.Answer;
import org.storelink.appstoresimulator.http.Refused;
import org.storelink.appstoresimulator.http.Request;
import org.storelink.appstoresimulator.market.Account;
import org.storelink.appstoresimulator.market.Cast;
import org.storelink.appstoresimulator.market.Product;
import org.storelink.appstoresimulator.people.People;
import org.storelink.appstoresimulator.people.Person;
import org.storelink.appstoresimulator.people.Role;
import org.storelink.appstoresimulator.session.WebSessions;

/** {@code GET /v1/apps} and {@code GET /v1/users}. */
record Team(Cast cast, People people) {

    private static final int LONGEST_PAGE = 200;
    private static final int USUAL_PAGE = 50;
    private static final String FIELDS_OF_APPS = "fields[apps]";

    Answer apps(Request request, Account account) throws Refused {
        Optional<Set<String>> wanted =
                request.parameter(FIELDS_OF_APPS).map(fields -> Set.copyOf(List.of(fields.split(",", -1))));
        return page(request, Set.of("limit", FIELDS_OF_APPS), cast.apps(account), app -> app(app, wanted));
    }

    Answer users(Request request, Account account) throws Refused {
        List<Person> members = people.all().stream()
                .filter(person -> person.accounts().contains(account.number()))
                .toList();
        return page(request, Set.of("limit"), members, Team::user);
    }

    private static <T> Answer page(
            Request request, Set<String> known, List<T> all, Function<T, JsonObjectBuilder> shown) throws Refused {
        Parameters parameters = Parameters.of(request, known);
        int limit = limit(parameters.optional("limit").orElse(Integer.toString(USUAL_PAGE)));
        JsonArrayBuilder data = Json.createArrayBuilder();
        all.stream().limit(limit).map(shown).forEach(data::add);
        return Answer.json(
                200,
                Json.createObjectBuilder()
                        .add("data", data)
                        .add("links", Json.createObjectBuilder())
                        .add(
                                "meta",
                                Json.createObjectBuilder()
                                        .add(
                                                "paging",
                                                Json.createObjectBuilder()
                                                        .add("total", all.size())
                                                        .add("limit", limit)))
                        .build());
    }

    private static int limit(String text) throws Refused {
        int limit = text.matches("\\d{1,3}") ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > LONGEST_PAGE) {
            throw ApiError.invalid("limit", "The limit must be from 1 to " + LONGEST_PAGE + ".");
        }
        return limit;
    }

    /** @param wanted names of the attributes to be told; empty for all */
    private static JsonObjectBuilder app(Product app, Optional<Set<String>> wanted) {
        JsonObjectBuilder attributes = Json.createObjectBuilder();
        Map.of("name", app.title(), "bundleId", "example." + app.appleId(), "sku", app.sku(), "primaryLocale", "en-US")
                .forEach((name, value) -> {
                    if (wanted.isEmpty() || wanted.get().contains(name)) {
                        attributes.add(name, value);
                    }
                });
        return Json.createObjectBuilder()
                .add("type", "apps")
                .add("id", Long.toString(app.appleId()))
                .add("attributes", attributes);
    }

    private static JsonObjectBuilder user(Person person) {
        JsonArrayBuilder roles = Json.createArrayBuilder();
        person.roles().stream().map(Role::name).sorted().forEach(roles::add);
        return Json.createObjectBuilder()
                .add("type", "users")
                .add("id", WebSessions.publicId(person))
                .add(
                        "attributes",
                        Json.createObjectBuilder()
                                .add("username", person.appleId())
                                .add("firstName", person.firstName())
                                .add("lastName", person.lastName())
                                .add("roles", roles));
    }
}
