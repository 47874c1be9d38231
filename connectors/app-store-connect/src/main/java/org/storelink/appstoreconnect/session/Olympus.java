package org.storelink.appstoreconnect.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.storelink.appstoreconnect.web.WebAnswer;
import org.storelink.appstoreconnect.web.WebHttp;
import org.storelink.appstoreconnect.web.WebRequest;
import org.storelink.appstoreconnect.wire.Endpoints;
import org.storelink.appstoreconnect.wire.Json;
import org.storelink.connector.ConnectorContext;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure.Gone;
import org.storelink.connector.ConnectorFailure.Unavailable;

/** The part of App Store Connect that knows who is signed in. Its answers come as they are; nothing here signs in. */
final class Olympus {

    private static final String SESSION = "/olympus/v1/session";
    private static final Map<String, String> HEADERS =
            Map.of("Accept", "application/json, text/javascript, */*", "X-Requested-With", "xsdr2$");
    private static final String ROLES_UNTOLD = "App Store Connect does not say which roles this Apple Account has.";
    private static final String JSON_API = "application/vnd.api+json";

    private final ConnectorContext context;
    private final WebHttp http;
    private final Switches switches;

    Olympus(ConnectorContext context, WebHttp http) {
        this.context = context;
        this.http = http;
        this.switches = Switches.of(context);
    }

    /**
     * Whom the site takes the browser for. Also gives the site's own cookies.
     *
     * @throws ConnectorException ({@link Gone}) when the answer is not in the form that is known here, which says nothing of a session
     */
    Recognition session() throws ConnectorException, InterruptedException {
        WebAnswer answer = send(WebRequest.get(SESSION).with(HEADERS));
        boolean over = (answer.status() == 401 || answer.status() == 403)
                && !answer.isPage()
                && !SiteRefusal.lacksAgreement(answer);
        if (over) {
            return new Recognition.Nobody();
        }
        return Recognition.in(SiteRefusal.jsonOf(answer, context.clock().instant()))
                .orElseThrow(() -> new ConnectorException(new Gone("Who is signed in to App Store Connect cannot be"
                        + " read: it answered with " + answer.described() + ".")));
    }

    /**
     * Shows the site another provider's numbers from now on: by today's call, or by the older one where that is refused.
     *
     * @throws ConnectorException ({@link Gone}) when neither may be made; the numbers of another provider are never read instead
     */
    Self switchTo(Provider provider) throws ConnectorException, InterruptedException {
        Optional<String> off = switches.off(SitePart.PROVIDER_CHANGE);
        Optional<WebRequest> older =
                switches.off(SitePart.OLDER_PROVIDER_CHANGE).isEmpty() ? olderChange(provider) : Optional.empty();
        if (off.isPresent() && older.isEmpty()) {
            throw new ConnectorException(
                    new Gone(off.get() + " Nothing can be read from the site of provider " + provider.name() + "."));
        }
        boolean changed = off.isEmpty() && send(change(provider)).isSuccess();
        if (!changed && older.isPresent()) {
            send(older.get());
        }
        return session()
                .self()
                .filter(self -> self.provider().isSame(provider))
                .orElseThrow(() -> new ConnectorException(new Unavailable(
                        "App Store Connect did not change to provider " + provider.name() + ". Try again later.")));
    }

    private static WebRequest change(Provider provider) {
        Json chosen = Json.object("data", Json.object("type", "providers", "id", provider.publicId()));
        Json request = Json.object("type", "providerSwitchRequests", "relationships", Json.object("provider", chosen));
        return WebRequest.post("/olympus/v1/providerSwitchRequests", Json.object("data", request))
                .with(HEADERS)
                .with("Accept", JSON_API)
                .with("Content-Type", JSON_API);
    }

    /** Only providers with a number can be named by it. */
    private static Optional<WebRequest> olderChange(Provider provider) {
        return Optional.of(provider.id()).filter(id -> id.matches("\\d{1,18}")).map(id -> WebRequest.post(
                        SESSION, Json.object("provider", Json.object("providerId", Long.parseLong(id))))
                .with("X-Requested-With", "olympus-ui")
                .with("Accept", "application/json"));
    }

    /** The user's roles with a provider: as the session tells them, or else the list of roles, or that of users. */
    UserRoles roles(Self self, String appleId) throws ConnectorException, InterruptedException {
        if (!self.roles().isEmpty()) {
            return UserRoles.told(self.roles());
        }
        List<String> unavailable = new ArrayList<>();
        Optional<List<String>> ofActor = listed(
                        SitePart.ROLES,
                        WebRequest.get("/olympus/v1/actors?include=provider").with(HEADERS),
                        unavailable)
                .flatMap(body -> rolesOfActor(body, self.provider()));
        if (ofActor.isPresent()) {
            return UserRoles.told(ofActor.get());
        }
        return listed(
                        SitePart.USERS,
                        WebRequest.get("/iris/v1/users?limit=200")
                                .with("Accept", "application/vnd.api+json, application/json")
                                .with("X-CSRF-ITC", "[asc-ui]"),
                        unavailable)
                .flatMap(body -> rolesOfUser(body, appleId))
                .map(UserRoles::told)
                .orElseGet(
                        () -> UserRoles.untold(unavailable.isEmpty() ? ROLES_UNTOLD : String.join(" ", unavailable)));
    }

    /**
     * What a part of the site lists; empty when this user may not see it, or it is unavailable.
     *
     * @param unavailable takes the reason then
     */
    private Optional<Json> listed(SitePart part, WebRequest request, List<String> unavailable)
            throws ConnectorException, InterruptedException {
        Optional<String> off = switches.off(part);
        if (off.isPresent()) {
            unavailable.add(off.get());
            return Optional.empty();
        }
        WebAnswer answer = send(request);
        Optional<Json> body = answer.isSuccess() ? answer.json().filter(Olympus::isListed) : Optional.empty();
        boolean hidden = Set.of(401, 403).contains(answer.status());
        if (body.isEmpty() && !hidden) {
            unavailable.add(part.unavailable(answer));
        }
        return body;
    }

    private static boolean isListed(Json body) {
        return body.at("data").isList()
                && body.at("data").items().stream()
                        .allMatch(item -> item.at("attributes").isObject());
    }

    private static Optional<List<String>> rolesOfActor(Json body, Provider provider) {
        return body.at("data").items().stream()
                .filter(actor -> actor.at("relationships", "provider", "data", "id")
                        .text()
                        .filter(id -> id.equals(provider.publicId()) || id.equals(provider.id()))
                        .isPresent())
                .map(actor -> Self.words(actor.at("attributes", "roles")))
                .filter(roles -> !roles.isEmpty())
                .findFirst();
    }

    private static Optional<List<String>> rolesOfUser(Json body, String appleId) {
        return body.at("data").items().stream()
                .map(user -> user.at("attributes"))
                .filter(user -> isNamed(user.at("username"), appleId) || isNamed(user.at("email"), appleId))
                .map(user -> Self.words(user.at("roles")))
                .filter(roles -> !roles.isEmpty())
                .findFirst();
    }

    private static boolean isNamed(Json name, String appleId) {
        return name.text()
                .filter(text -> text.toLowerCase(Locale.ROOT).equals(appleId))
                .isPresent();
    }

    /**
     * Whether the site shows that agreements wait to be accepted.
     *
     * @throws ConnectorException ({@link Gone}) when that is not to be seen
     */
    boolean agreementsWait() throws ConnectorException, InterruptedException {
        switches.require(SitePart.AGREEMENTS);
        WebAnswer answer = send(WebRequest.get("/olympus/v1/contractMessages").with(HEADERS));
        Optional<Json> messages = answer.isSuccess()
                ? answer.json()
                        .map(body -> body.isList() ? body : body.at("data"))
                        .filter(Json::isList)
                : Optional.empty();
        return !messages.orElseThrow(() -> new ConnectorException(new Gone(SitePart.AGREEMENTS.unavailable(answer))))
                .items()
                .isEmpty();
    }

    private WebAnswer send(WebRequest request) throws ConnectorException, InterruptedException {
        return http.send(Endpoints.APP_STORE_CONNECT, request);
    }
}
