package org.storelink.appstoresimulator.olympus;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.storelink.appstoresimulator.fault.FaultKind;
import org.storelink.appstoresimulator.fault.Faults;
import org.storelink.appstoresimulator.http.Answer;
import org.storelink.appstoresimulator.http.Refused;
import org.storelink.appstoresimulator.http.Request;
import org.storelink.appstoresimulator.http.Route;
import org.storelink.appstoresimulator.http.WebErrors;
import org.storelink.appstoresimulator.market.Account;
import org.storelink.appstoresimulator.people.Person;
import org.storelink.appstoresimulator.session.WebSession;
import org.storelink.appstoresimulator.session.WebSessions;

/** The addresses under {@code /olympus/v1} that need a session, and the one that begins it. */
public final class Olympus {

    private static final String SESSION = "olympus.session";

    private final WebSessions sessions;
    private final Agreements agreements;
    private final Faults faults;

    public Olympus(WebSessions sessions, Agreements agreements, Faults faults) {
        this.sessions = sessions;
        this.agreements = agreements;
        this.faults = faults;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/olympus/v1/session", SESSION, this::session),
                Route.post("/olympus/v1/session", "olympus.provider", this::chooseByNumber),
                Route.post("/olympus/v1/providerSwitchRequests", "olympus.provider", this::chooseByPublicId),
                Route.get("/olympus/v1/check", "olympus.check", this::check),
                Route.get("/olympus/v1/actors", "olympus.actors", this::actors),
                Route.get("/olympus/v1/contractMessages", "olympus.contracts", this::contractMessages),
                Route.get("/olympus/v1/providerNews", "olympus.news", this::news));
    }

    /** Begins or renews the session of whoever has signed in; says nothing of a provider to somebody without any. */
    private Answer session(Request request) throws Refused {
        Person person = sessions.signedIn(request).orElseThrow(WebSessions::unauthenticated);
        JsonObjectBuilder json = Json.createObjectBuilder().add("user", user(person));
        Optional<Account> account = sessions.account(person, request);
        if (account.isEmpty() || faults.isOdd(FaultKind.NO_PROVIDER, SESSION)) {
            return Answer.json(200, json.build());
        }
        JsonArrayBuilder roles = Json.createArrayBuilder();
        person.roles().stream().sorted().forEach(role -> roles.add(role.name()));
        JsonArrayBuilder available = Json.createArrayBuilder();
        sessions.accounts(person).forEach(each -> available.add(provider(each)));
        json.add("provider", provider(account.get()))
                .add("availableProviders", available)
                .add("roles", roles)
                .add("backingType", "ITC")
                .add("publicUserId", WebSessions.publicId(person))
                .add("modules", Json.createArrayBuilder())
                .add("featureFlags", Json.createArrayBuilder());
        return sessions.look(person, account.get(), Answer.json(200, json.build()));
    }

    private Answer chooseByNumber(Request request) throws Refused {
        JsonObject provider = request.json().getJsonObject("provider");
        int number = provider == null ? 0 : provider.getInt("providerId", 0);
        return chosen(request, 200, account -> account.number().equals(Integer.toString(number)));
    }

    private Answer chooseByPublicId(Request request) throws Refused {
        return chosen(request, 201, account -> WebSessions.publicId(account).equals(switchTo(request)));
    }

    private static String switchTo(Request request) {
        try {
            return request.json()
                    .getValue("/data/relationships/provider/data/id")
                    .toString()
                    .replace("\"", "");
        } catch (JsonException | Refused _) {
            return "";
        }
    }

    private Answer chosen(Request request, int status, Predicate<Account> wanted) throws Refused {
        Person person = sessions.signedIn(request).orElseThrow(WebSessions::unauthenticated);
        Account account = sessions.accounts(person).stream()
                .filter(wanted)
                .findFirst()
                .orElseThrow(() -> new Refused(WebErrors.api(404, "NOT_FOUND", "There is no such provider.")));
        return sessions.look(
                person, account, Answer.json(status, Json.createObjectBuilder().build()));
    }

    private Answer check(Request request) throws Refused {
        sessions.require(request);
        return sessions.renew(Answer.json(200, Json.createObjectBuilder().build()));
    }

    /** The person as an actor in the provider that is being looked at, with the roles there. */
    private Answer actors(Request request) throws Refused {
        WebSession session = sessions.require(request);
        JsonArrayBuilder roles = Json.createArrayBuilder();
        session.person().roles().stream().sorted().forEach(role -> roles.add(role.name()));
        String provider = WebSessions.publicId(session.account());
        JsonObject actor = Json.createObjectBuilder()
                .add("type", "actors")
                .add("id", WebSessions.publicId(session.person()))
                .add(
                        "attributes",
                        Json.createObjectBuilder()
                                .add("actorType", "USER")
                                .add("userEmail", session.person().appleId())
                                .add("roles", roles))
                .add(
                        "relationships",
                        Json.createObjectBuilder()
                                .add(
                                        "provider",
                                        Json.createObjectBuilder()
                                                .add(
                                                        "data",
                                                        Json.createObjectBuilder()
                                                                .add("type", "providers")
                                                                .add("id", provider))))
                .build();
        JsonObject included = Json.createObjectBuilder()
                .add("type", "providers")
                .add("id", provider)
                .add(
                        "attributes",
                        Json.createObjectBuilder()
                                .add("name", session.account().name())
                                .add(
                                        "providerId",
                                        Integer.parseInt(session.account().number())))
                .build();
        return sessions.renew(Answer.json(
                200,
                Json.createObjectBuilder()
                        .add("data", Json.createArrayBuilder().add(actor))
                        .add("included", Json.createArrayBuilder().add(included))
                        .build()));
    }

    private Answer contractMessages(Request request) throws Refused {
        WebSession session = sessions.require(request);
        JsonArrayBuilder messages = Json.createArrayBuilder();
        agreements
                .messages(session.account())
                .forEach(message -> messages.add(Json.createObjectBuilder()
                        .add("id", "agreement")
                        .add("subject", "Agreement update")
                        .add("message", message)));
        return sessions.renew(Answer.json(200, messages.build()));
    }

    private Answer news(Request request) throws Refused {
        sessions.require(request);
        return sessions.renew(Answer.json(200, Json.createArrayBuilder().build()));
    }

    private static JsonObjectBuilder user(Person person) {
        return Json.createObjectBuilder()
                .add("fullName", person.firstName() + ' ' + person.lastName())
                .add("firstName", person.firstName())
                .add("lastName", person.lastName())
                .add("emailAddress", person.appleId())
                .add("prsId", Integer.toUnsignedString(person.appleId().hashCode()));
    }

    private static JsonObjectBuilder provider(Account account) {
        return Json.createObjectBuilder()
                .add("providerId", Integer.parseInt(account.number()))
                .add("publicProviderId", WebSessions.publicId(account))
                .add("name", account.name())
                .add("contentTypes", Json.createArrayBuilder().add("SOFTWARE"))
                .add("subType", "ORGANIZATION");
    }
}
