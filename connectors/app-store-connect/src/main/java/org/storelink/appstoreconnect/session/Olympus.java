package org.storelink.appstoreconnect.session;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.storelink.appstoreconnect.web.WebAnswer;
import org.storelink.appstoreconnect.web.WebHttp;
import org.storelink.appstoreconnect.web.WebRequest;
import org.storelink.appstoreconnect.wire.Endpoints;
import org.storelink.appstoreconnect.wire.Json;
import org.storelink.connector.ConnectorContext;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure.Unavailable;

/** The part of App Store Connect that knows who is signed in. Its answers come as they are; nothing here signs in. */
final class Olympus {

    private static final String SESSION = "/olympus/v1/session";
    private static final Map<String, String> HEADERS =
            Map.of("Accept", "application/json, text/javascript, */*", "X-Requested-With", "xsdr2$");
    private static final String JSON_API = "application/vnd.api+json";

    private final ConnectorContext context;
    private final WebHttp http;

    Olympus(ConnectorContext context, WebHttp http) {
        this.context = context;
        this.http = http;
    }

    /** Empty when nobody is signed in any more, or nobody with a provider. Also gives the site's own cookies. */
    Optional<Self> session() throws ConnectorException, InterruptedException {
        WebAnswer answer = send(WebRequest.get(SESSION).with(HEADERS));
        boolean over = (answer.status() == 401 || answer.status() == 403)
                && !answer.isPage()
                && !SiteRefusal.lacksAgreement(answer);
        if (over) {
            return Optional.empty();
        }
        Json session = SiteRefusal.jsonOf(answer, context.clock().instant());
        return Self.of(session);
    }

    /** Shows the site another provider's numbers from now on: by today's call, or by the older one where that is gone. */
    Self switchTo(Provider provider) throws ConnectorException, InterruptedException {
        WebAnswer answer = send(WebRequest.post(
                        "/olympus/v1/providerSwitchRequests",
                        Json.object(
                                "data",
                                Json.object(
                                        "type",
                                        "providerSwitchRequests",
                                        "relationships",
                                        Json.object(
                                                "provider",
                                                Json.object(
                                                        "data",
                                                        Json.object("type", "providers", "id", provider.publicId()))))))
                .with(HEADERS)
                .with("Accept", JSON_API)
                .with("Content-Type", JSON_API));
        if (!answer.isSuccess() && provider.id().matches("\\d{1,18}")) {
            send(WebRequest.post(
                            SESSION, Json.object("provider", Json.object("providerId", Long.parseLong(provider.id()))))
                    .with("X-Requested-With", "olympus-ui")
                    .with("Accept", "application/json"));
        }
        return session()
                .filter(self -> self.provider().isSame(provider))
                .orElseThrow(() -> new ConnectorException(new Unavailable(
                        "App Store Connect did not change to provider " + provider.name() + ". Try again later.")));
    }

    /** The user's roles with a provider, in Apple's words; empty when Apple does not say anywhere. */
    Optional<List<String>> roles(Self self, String appleId) throws ConnectorException, InterruptedException {
        if (!self.roles().isEmpty()) {
            return Optional.of(self.roles());
        }
        Optional<List<String>> ofActor = optional(
                        WebRequest.get("/olympus/v1/actors?include=provider").with(HEADERS))
                .flatMap(body -> rolesOfActor(body, self.provider()));
        return ofActor.isPresent()
                ? ofActor
                : optional(WebRequest.get("/iris/v1/users?limit=200")
                                .with("Accept", "application/vnd.api+json, application/json")
                                .with("X-CSRF-ITC", "[asc-ui]"))
                        .flatMap(body -> rolesOfUser(body, appleId));
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

    /** Whether the site shows that agreements wait to be accepted. */
    boolean agreementsWait() throws ConnectorException, InterruptedException {
        return optional(WebRequest.get("/olympus/v1/contractMessages").with(HEADERS))
                .filter(messages -> !messages.items().isEmpty()
                        || !messages.at("data").items().isEmpty())
                .isPresent();
    }

    /** What is good to know, but no reason to fail. */
    private Optional<Json> optional(WebRequest request) throws ConnectorException, InterruptedException {
        WebAnswer answer = send(request);
        return answer.isSuccess() ? answer.json() : Optional.empty();
    }

    private WebAnswer send(WebRequest request) throws ConnectorException, InterruptedException {
        return http.send(Endpoints.APP_STORE_CONNECT, request);
    }
}
