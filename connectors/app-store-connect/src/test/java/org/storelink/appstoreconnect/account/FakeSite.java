package org.storelink.appstoreconnect.account;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.storelink.appstoreconnect.account.FakeApple.Call;
import org.storelink.appstoreconnect.account.FakeApple.Reply;
import org.storelink.appstoreconnect.wire.Json;

/** App Store Connect for whoever has signed in: providers, roles, vendors, a token for reports. */
final class FakeSite implements FakeApple.Answering {

    /** With status 403: what the site answers to everything while an agreement waits. */
    static final String UNSIGNED = "{\"errors\":[{\"status\":\"403\",\"code\":"
            + "\"FORBIDDEN.REQUIRED_AGREEMENTS_MISSING_OR_EXPIRED\","
            + "\"title\":\"A required agreement is missing or has expired.\"}]}";

    private final Random random = new Random(6);
    private final FakeReviews reviews = new FakeReviews();
    private final String appleId;
    private final FakeSignIn signIn;
    private String provider = FakeApple.ONE;

    List<String> providers = List.of(FakeApple.ONE);
    List<String> vendors = List.of();
    List<String> roles = List.of("FINANCE");
    boolean newerSwitch = true;
    boolean contractsWait;
    Supplier<Optional<String>> token = () -> Optional.of("tok");
    Runnable resetToken = () -> {};

    FakeSite(String appleId, FakeSignIn signIn) {
        this.appleId = appleId;
        this.signIn = signIn;
    }

    /** Somebody else's browser has chosen another provider. */
    void show(String other) {
        provider = other;
    }

    @Override
    public Reply to(Call call) {
        String path = call.path().replaceFirst("\\?.*", "");
        if (path.equals("/logout")) {
            return new Reply(
                    302,
                    Map.of("Location", "https://elsewhere.example/sign-in?widgetKey=" + FakeApple.KEY + "&rv=1"),
                    "");
        }
        if (!signIn.knows(call)) {
            return Reply.of(401, "");
        }
        return switch (call.method() + " " + path) {
            case "GET /olympus/v1/session" -> session();
            case "POST /olympus/v1/session" -> {
                provider = call.json().at("provider", "providerId").number().getAsLong() == 1
                        ? FakeApple.ONE
                        : FakeApple.TWO;
                yield session();
            }
            case "POST /olympus/v1/providerSwitchRequests" -> {
                if (newerSwitch) {
                    provider = call.json()
                            .at("data", "relationships", "provider", "data", "id")
                            .text()
                            .orElseThrow();
                }
                yield Reply.of(newerSwitch ? 201 : 404, "{}");
            }
            case "GET /olympus/v1/actors" ->
                Reply.of(
                        200,
                        Json.object(
                                        "data",
                                        Json.list(List.of(Json.object(
                                                "attributes", Json.object("roles", Json.list(roles)),
                                                "relationships",
                                                        Json.object(
                                                                "provider",
                                                                Json.object("data", Json.object("id", provider)))))))
                                .written());
            case "GET /olympus/v1/contractMessages" -> Reply.of(200, contractsWait ? "[{\"message\":\"sign\"}]" : "[]");
            case "GET /WebObjects/iTunesConnect.woa/ra/user/detail" ->
                Reply.of(200, "{\"data\":{\"contentProviderId\":4711}}");
            case "GET /WebObjects/iTunesConnect.woa/ra/paymentConsolidation/providers/4711/sapVendorNumbers" ->
                Reply.of(
                        200,
                        Json.object(
                                        "data",
                                        Json.list(vendors.stream()
                                                .map(number -> Json.object("sapVendorNumber", number))
                                                .toList()))
                                .written());
            case "POST /trends/gsf/owasp/csrf-guard.js" -> Reply.of(200, "FETCH-CSRF-TOKEN:GUARD-1");
            case "GET /trends/gsf/salesTrendsApp/businessareas/InternetServices/subjectareas/iTunes/proxy/getAccessKey" ->
                accessKey(call);
            case "GET /trends/gsf/salesTrendsApp/businessareas/InternetServices/subjectareas/iTunes/proxy/resetAccessKey" -> {
                resetToken.run();
                yield accessKey(call);
            }
            default -> reviews.to(call);
        };
    }

    private Reply session() {
        List<Json> all = providers.stream()
                .map(id -> Json.object(
                        "providerId", id.equals(FakeApple.ONE) ? 1 : 2,
                        "publicProviderId", id,
                        "name", id.equals(FakeApple.ONE) ? "Works" : "Sons"))
                .toList();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(
                "Set-Cookie",
                "dqsid=short" + random.nextInt(1_000_000)
                        + "; Max-Age=1800; Path=/\nitctx=context; Domain=apple.com; Path=/");
        return new Reply(
                200,
                headers,
                Json.object(
                                "user", Json.object("emailAddress", appleId),
                                "provider",
                                        all.stream()
                                                .filter(json -> json.at("publicProviderId")
                                                        .text()
                                                        .orElse("")
                                                        .equals(provider))
                                                .findFirst()
                                                .orElseThrow(),
                                "availableProviders", Json.list(all))
                        .written());
    }

    private Reply accessKey(Call call) {
        if (!"GUARD-1".equals(call.headers().getFirst("CSRF"))) {
            return Reply.of(403, "");
        }
        return token.get()
                .map(value -> Reply.of(
                        200,
                        "{\"status\":\"success\",\"result\":{\"data\":{\"accessKey\":\"" + value
                                + "\",\"createdDate\":\"Nov 1, 2026\",\"expiryDate\":\"Apr 30, 2027\"}}}"))
                .orElseGet(() -> Reply.of(200, "{\"status\":\"error\",\"errors\":[{\"code\":\"702\"}]}"));
    }
}
