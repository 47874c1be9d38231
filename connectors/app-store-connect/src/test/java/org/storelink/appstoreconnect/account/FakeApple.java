package org.storelink.appstoreconnect.account;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.storelink.appstoreconnect.signin.SrpServer;
import org.storelink.appstoreconnect.wire.Json;

/**
 * Apple's sign-in and App Store Connect, as small as the tests of linking by account credentials need them: one account, its
 * password held as a verifier, codes, a browser trusted by cookie, providers, a token for reports. Answers can be scripted.
 */
public final class FakeApple implements AutoCloseable {

    static final String PASSWORD = "Correct Horse 9";
    static final String CODE = "908172";
    static final String KEY = "0123456789abcdef0123456789abcdef";
    static final String ONE = "11111111-aaaa-4aaa-8aaa-111111111111";
    static final String TWO = "22222222-bbbb-4bbb-8bbb-222222222222";

    private static final int ITERATIONS = 200;
    private static final byte[] SALT = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f");

    private final HttpServer idmsa = server();
    private final HttpServer site = server();
    private final Random random = new Random(5);
    private final List<Call> calls = new ArrayList<>();
    private final Map<String, Deque<Reply>> scripted = new HashMap<>();
    private final String appleId;
    private final SrpServer verifier;

    private Optional<SrpServer> open = Optional.empty();
    private String clientValue = "";
    private boolean secondFactorPassed;
    private String trust = "not-trusted-yet";
    private String identity = "not-signed-in-yet";
    private String provider = ONE;

    String optionsBody = "{\"securityCode\":{\"length\":6},\"authenticationType\":\"hsa2\"}";
    List<String> providers = List.of(ONE);
    List<String> vendors = List.of();
    List<String> roles = List.of("FINANCE");
    boolean newerSwitch = true;
    boolean contractsWait;
    Supplier<Optional<String>> token = () -> Optional.of("tok");
    Runnable resetToken = () -> {};

    /** A request as it came. */
    record Call(String method, String path, Headers headers, String body) {

        Json json() {
            return Json.parse(body).orElseThrow();
        }
    }

    record Reply(int status, Map<String, String> headers, String body) {

        static Reply of(int status, String body) {
            return new Reply(status, Map.of(), body);
        }
    }

    FakeApple(String appleId) {
        this.appleId = appleId;
        this.verifier = new SrpServer(appleId, derived(), SALT, BigInteger.ONE);
        idmsa.createContext("/", exchange -> answer(exchange, this::idmsa));
        site.createContext("/", exchange -> answer(exchange, this::site));
        idmsa.start();
        site.start();
    }

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("no server on loopback", e);
        }
    }

    private static byte[] derived() {
        try {
            String digits = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(PASSWORD.getBytes(StandardCharsets.UTF_8)));
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(digits.toCharArray(), SALT, ITERATIONS, 256))
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    URI idmsaUri() {
        return uri(idmsa);
    }

    URI siteUri() {
        return uri(site);
    }

    private static URI uri(HttpServer server) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The next call of this method and path gets this answer. */
    FakeApple next(String methodAndPath, Reply reply) {
        scripted.computeIfAbsent(methodAndPath, _ -> new ArrayDeque<>()).add(reply);
        return this;
    }

    List<Call> calls(String path) {
        return calls.stream().filter(call -> call.path().startsWith(path)).toList();
    }

    int passwordsSent() {
        return calls("/appleauth/auth/signin/complete").size();
    }

    int codesAskedFor() {
        return calls("/appleauth/auth/verify/phone").stream()
                .filter(call -> call.method().equals("PUT"))
                .toList()
                .size();
    }

    /** What was sent last to this path. */
    Call last(String path) {
        return calls(path).getLast();
    }

    void endSession() {
        identity = "ended";
    }

    /** Somebody else's browser has chosen another provider. */
    void show(String other) {
        provider = other;
    }

    void forgetBrowser() {
        trust = "forgotten";
    }

    /** Values that were handed out and must never be seen. */
    List<String> secrets() {
        return List.of(trust, identity, PASSWORD, CODE);
    }

    private interface Answering {

        Reply to(Call call);
    }

    private void answer(HttpExchange exchange, Answering answering) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Call call = new Call(
                exchange.getRequestMethod(), exchange.getRequestURI().toString(), exchange.getRequestHeaders(), body);
        Reply reply;
        synchronized (this) {
            calls.add(call);
            Deque<Reply> script =
                    scripted.get(call.method() + " " + exchange.getRequestURI().getPath());
            reply = script != null && !script.isEmpty() ? script.remove() : answering.to(call);
        }
        byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        reply.headers().forEach((name, value) -> Arrays.stream(value.split("\n"))
                .forEach(line -> exchange.getResponseHeaders().add(name, line)));
        boolean empty =
                bytes.length == 0 || reply.status() == 204 || call.method().equals("HEAD");
        exchange.sendResponseHeaders(reply.status(), empty ? -1 : bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            if (!empty) {
                out.write(bytes);
            }
        }
    }

    private Reply idmsa(Call call) {
        String path = call.path().replaceFirst("\\?.*", "");
        return switch (call.method() + " " + path) {
            case "POST /appleauth/auth/signin/init" -> init(call);
            case "GET /appleauth/auth/signin" ->
                new Reply(
                        200,
                        Map.of("X-Apple-HC-Bits", "10", "X-Apple-HC-Challenge", "4d74fb15eb23f465f1f6fcbf534e5877"),
                        "<html></html>");
            case "POST /appleauth/auth/signin/complete" -> complete(call);
            case "GET /appleauth/auth" -> Reply.of(200, optionsBody);
            case "PUT /appleauth/auth/verify/phone" -> Reply.of(200, "{\"phoneNumber\":{\"id\":1}}");
            case "POST /appleauth/auth/verify/trusteddevice/securitycode",
                    "POST /appleauth/auth/verify/phone/securitycode" -> code(call);
            case "GET /appleauth/auth/2sv/trust" -> trusted();
            default -> Reply.of(404, "");
        };
    }

    private Reply init(Call call) {
        Json body = call.json();
        if (!body.at("accountName").text().orElse("").equals(appleId)) {
            return Reply.of(401, "{\"serviceErrors\":[{\"code\":\"-20101\",\"message\":\"no\"}],\"hasError\":true}");
        }
        clientValue = body.at("a").text().orElseThrow();
        SrpServer server = verifier.with(new BigInteger(200, random));
        open = Optional.of(server);
        return Reply.of(
                200,
                Json.object(
                                "iteration",
                                ITERATIONS,
                                "salt",
                                base64(SALT),
                                "protocol",
                                "s2k_fo",
                                "b",
                                base64(server.publicValue()),
                                "c",
                                "d-227-1:PRN")
                        .written());
    }

    private Reply complete(Call call) {
        Json body = call.json();
        SrpServer.Expected expected =
                open.orElseThrow().expects(Base64.getDecoder().decode(clientValue), false);
        boolean right = body.at("m1").text().orElse("").equals(base64(expected.m1()))
                && body.at("m2").text().orElse("").equals(base64(expected.m2()))
                && body.at("c").text().orElse("").equals("d-227-1:PRN")
                && call.headers().getFirst("X-Apple-HC") != null;
        open = Optional.empty();
        if (!right) {
            return Reply.of(
                    401,
                    "{\"serviceErrors\":[{\"code\":\"-20101\",\"message\":\"" + PASSWORD + "\"}],\"hasError\":true}");
        }
        boolean isTrusted = cookies(call).contains("DES5c0ffee=\"" + trust + "\"");
        if (isTrusted) {
            return signedIn(200);
        }
        return new Reply(
                409, Map.of("X-Apple-ID-Session-Id", "session-1", "scnt", "scnt-1"), "{\"authType\":\"hsa2\"}");
    }

    private Reply signedIn(int status) {
        identity = "identity" + random.nextInt(1_000_000);
        return new Reply(
                status,
                Map.of("Set-Cookie", "myacinfo=" + identity + "; Domain=apple.com; Path=/; HttpOnly; Secure"),
                "{}");
    }

    private Reply code(Call call) {
        boolean known = "session-1".equals(call.headers().getFirst("X-Apple-Id-Session-Id"))
                && call.headers().getFirst("scnt") != null;
        if (!known) {
            return Reply.of(401, "");
        }
        if (!call.json().at("securityCode", "code").text().orElse("").equals(CODE)) {
            return Reply.of(
                    400,
                    "{\"service_errors\":[{\"code\":-21669,\"title\":\"Incorrect Verification"
                            + " Code\"}],\"hasError\":true}");
        }
        secondFactorPassed = true;
        return signedIn(204);
    }

    private Reply trusted() {
        if (!secondFactorPassed) {
            return Reply.of(401, "");
        }
        trust = "HSARMTKNSRVXWFlaVIwiY" + random.nextInt(1_000_000) + "==SRVT";
        return new Reply(
                204,
                Map.of(
                        "Set-Cookie",
                        "DES5c0ffee=" + trust + "; Max-Age=2592000; Domain=idmsa.apple.com; Path=/; Secure"),
                "");
    }

    private Reply site(Call call) {
        String path = call.path().replaceFirst("\\?.*", "");
        if (path.equals("/logout")) {
            return new Reply(
                    302, Map.of("Location", "https://elsewhere.example/sign-in?widgetKey=" + KEY + "&rv=1"), "");
        }
        if (!cookies(call).contains("myacinfo=" + identity)) {
            return Reply.of(401, "");
        }
        return switch (call.method() + " " + path) {
            case "GET /olympus/v1/session" -> session();
            case "POST /olympus/v1/session" -> {
                provider = call.json().at("provider", "providerId").number().getAsLong() == 1 ? ONE : TWO;
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
            default -> Reply.of(404, "");
        };
    }

    private Reply session() {
        List<Json> all = providers.stream()
                .map(id -> Json.object(
                        "providerId", id.equals(ONE) ? 1 : 2,
                        "publicProviderId", id,
                        "name", id.equals(ONE) ? "Works" : "Sons"))
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

    private static String cookies(Call call) {
        return Optional.ofNullable(call.headers().getFirst("Cookie")).orElse("");
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public void close() {
        idmsa.stop(0);
        site.stop(0);
    }
}
