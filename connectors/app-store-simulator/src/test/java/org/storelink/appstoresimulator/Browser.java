package org.storelink.appstoresimulator;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** Signs in as spaceship does and keeps cookies, with no code of the store. */
final class Browser implements AutoCloseable {

    private static final String AUTH = "/appleauth/auth";

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI store;
    private final Random random;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final Map<String, String> step = new LinkedHashMap<>();
    private String stamp = "";

    /** @param seed of the client's secrets */
    Browser(URI store, long seed) {
        this.store = store;
        this.random = new Random(seed);
    }

    Map<String, String> cookies() {
        return cookies;
    }

    /** Sends a header with every request from now on, until the next sign-in. */
    void always(String header, String value) {
        step.put(header, value);
    }

    /** Signs in with a code, by device or by the only number, and begins a session. */
    void enter(AppStoreSimulator store, String appleId) {
        signIn(appleId, store.password());
        String code = store.codes().newest(appleId).orElseThrow();
        if (codeOptions().containsKey("noTrustedDevices")) {
            typePhoneCode(code, 1, codeOptions().getString("mode"));
        } else {
            typeDeviceCode(code);
        }
        trust();
        session();
        step.clear();
    }

    /** Fetches the service key and signs in as far as the password goes. */
    HttpResponse<String> signIn(String appleId, String password) {
        String key = json(get("/olympus/v1/app/config?hostname=itunesconnect.apple.com"))
                .getString("authServiceKey");
        step.clear();
        step.put("X-Apple-Widget-Key", key);
        step.put("Accept", "application/json, text/javascript");
        step.put("X-Requested-With", "XMLHttpRequest");
        solve(get(AUTH + "/signin?widgetKey=" + key));
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        PasswordProof proof = new PasswordProof(appleId, password, secret);
        HttpResponse<String> init = init(appleId, proof);
        if (init.statusCode() != 200) {
            return init;
        }
        return complete(appleId, proof, json(init));
    }

    HttpResponse<String> init(String appleId, PasswordProof proof) {
        return send(
                "POST",
                AUTH + "/signin/init",
                Json.createObjectBuilder()
                        .add("a", base64(proof.publicKey()))
                        .add("accountName", appleId)
                        .add("protocols", Json.createArrayBuilder().add("s2k").add("s2k_fo"))
                        .build()
                        .toString());
    }

    private HttpResponse<String> complete(String appleId, PasswordProof proof, JsonObject init) {
        byte[] salt = Base64.getDecoder().decode(init.getString("salt"));
        BigInteger serverKey = new BigInteger(1, Base64.getDecoder().decode(init.getString("b")));
        int iterations = init.getInt("iteration");
        byte[] m1 = proof.m1(init.getString("protocol"), salt, iterations, serverKey);
        byte[] m2 = proof.m2(m1, init.getString("protocol"), salt, iterations, serverKey);
        if (!stamp.isEmpty()) {
            step.put("X-Apple-HC", stamp);
        }
        HttpResponse<String> answer = send(
                "POST",
                AUTH + "/signin/complete?isRememberMeEnabled=false",
                Json.createObjectBuilder()
                        .add("accountName", appleId)
                        .add("c", init.getString("c"))
                        .add("m1", Base64.getEncoder().encodeToString(m1))
                        .add("m2", Base64.getEncoder().encodeToString(m2))
                        .add("rememberMe", false)
                        .build()
                        .toString());
        step.remove("X-Apple-HC");
        answer.headers().firstValue("X-Apple-ID-Session-Id").ifPresent(id -> step.put("X-Apple-Id-Session-Id", id));
        answer.headers().firstValue("scnt").ifPresent(scnt -> step.put("scnt", scnt));
        return answer;
    }

    JsonObject codeOptions() {
        return json(get(AUTH));
    }

    HttpResponse<String> typeDeviceCode(String code) {
        return send(
                "POST", AUTH + "/verify/trusteddevice/securitycode", "{\"securityCode\":{\"code\":\"" + code + "\"}}");
    }

    HttpResponse<String> askForCode(int number, String mode) {
        return send(
                "PUT", AUTH + "/verify/phone", "{\"phoneNumber\":{\"id\":" + number + "},\"mode\":\"" + mode + "\"}");
    }

    HttpResponse<String> typePhoneCode(String code, int number, String mode) {
        return send(
                "POST",
                AUTH + "/verify/phone/securitycode",
                "{\"securityCode\":{\"code\":\"" + code + "\"},\"phoneNumber\":{\"id\":" + number + "},\"mode\":\""
                        + mode + "\"}");
    }

    HttpResponse<String> trust() {
        return get(AUTH + "/2sv/trust");
    }

    HttpResponse<String> session() {
        return get("/olympus/v1/session");
    }

    HttpResponse<String> get(String path) {
        return send("GET", path, "");
    }

    HttpResponse<String> post(String path, String body) {
        return send("POST", path, body);
    }

    /** Downloads a packed file. */
    String unpacked(String path) {
        return RawClient.unpacked(send("GET", path, "", HttpResponse.BodyHandlers.ofByteArray()));
    }

    HttpResponse<String> send(String method, String path, String body) {
        return send(method, path, body, HttpResponse.BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(String method, String path, String body, HttpResponse.BodyHandler<T> handler) {
        HttpRequest.Builder request = HttpRequest.newBuilder(store.resolve(path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        step.forEach(request::header);
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + '=' + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<T> answer = http.send(request.build(), handler);
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static JsonObject json(HttpResponse<String> answer) {
        return structure(answer).asJsonObject();
    }

    static JsonStructure structure(HttpResponse<String> answer) {
        try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.read();
        }
    }

    private void keep(String line) {
        String pair = List.of(line.split(";", -1)).getFirst();
        int equals = pair.indexOf('=');
        cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
    }

    private void solve(HttpResponse<String> page) {
        stamp = "";
        page.headers().firstValue("X-Apple-HC-Challenge").ifPresent(challenge -> {
            int bits = Integer.parseInt(
                    page.headers().firstValue("X-Apple-HC-Bits").orElseThrow());
            stamp = stamp(bits, "20261123220000", challenge);
        });
    }

    static String stamp(int bits, String date, String challenge) {
        for (int counter = 0; ; counter++) {
            String candidate = "1:" + bits + ':' + date + ':' + challenge + "::" + counter;
            if (new BigInteger(1, sha1(candidate)).bitLength() <= 160 - bits) {
                return candidate;
            }
        }
    }

    private static byte[] sha1(String text) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(BigInteger number) {
        return Base64.getEncoder().encodeToString(number.toByteArray());
    }

    @Override
    public void close() {
        http.close();
    }
}
