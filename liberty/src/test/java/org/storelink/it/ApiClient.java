package org.storelink.it;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Calls the API as a script would. Immutable. */
public final class ApiClient {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI base;
    private final Map<String, String> headers;

    private ApiClient(URI base, Map<String, String> headers) {
        this.base = base;
        this.headers = headers;
    }

    /** Signed in as nobody. */
    public static ApiClient of(StorelinkServer server) {
        return at(server.uri("/"));
    }

    /** Signed in as nobody, of a server at this address. */
    public static ApiClient at(URI base) {
        return new ApiClient(base, Map.of());
    }

    public ApiClient withPassword(String email, String password) {
        byte[] pair = (email + ":" + password).getBytes(StandardCharsets.UTF_8);
        return new ApiClient(
                base, Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair)));
    }

    public ApiClient withToken(String token) {
        return new ApiClient(base, Map.of("Authorization", "Bearer " + token));
    }

    /** As a browser that is signed in to the console would call. */
    ApiClient withCookiesOf(ConsoleSession console) {
        return new ApiClient(base, Map.of("Cookie", console.cookieHeader()));
    }

    /** The same with another header in each request. */
    ApiClient with(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new ApiClient(base, Map.copyOf(more));
    }

    Answer options(String path) {
        return send("OPTIONS", path, BodyPublishers.noBody());
    }

    /** @param path from the server's root, for example {@code /v2/connectors} */
    public Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    public Answer post(String path, String json) {
        return send("POST", path, BodyPublishers.ofString(json));
    }

    /** As a form of several parts. */
    Answer postForm(String path, Map<String, String> fields) {
        String boundary = "part-4711";
        StringBuilder form = new StringBuilder();
        fields.forEach((name, value) -> form.append("--" + boundary + "\r\nContent-Disposition: form-data; name=\""
                + name + "\"\r\n\r\n" + value + "\r\n"));
        form.append("--" + boundary + "--\r\n");
        return with("Content-Type", "multipart/form-data; boundary=" + boundary)
                .send("POST", path, BodyPublishers.ofString(form.toString()));
    }

    public Answer put(String path, String json) {
        return send("PUT", path, BodyPublishers.ofString(json));
    }

    public Answer delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody());
    }

    /**
     * Makes a token of whom this calls as.
     *
     * @param expiresAt as the API writes it; empty for one that does not expire
     */
    JsonObject makeToken(List<String> scopes, String expiresAt) {
        JsonObjectBuilder form =
                Json.createObjectBuilder().add("label", "Test").add("scopes", Json.createArrayBuilder(scopes));
        if (!expiresAt.isEmpty()) {
            form.add("expires_at", expiresAt);
        }
        Answer made = post("/v2/tokens", form.build().toString());
        if (made.status() != 201) {
            throw new AssertionError("No token was made: " + made.body());
        }
        return made.object();
    }

    private Answer send(String method, String path, BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .method(method, body);
        if (body.contentLength() != 0 && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        try {
            return new Answer(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What came back. */
    public record Answer(HttpResponse<String> http) {

        public int status() {
            return http.statusCode();
        }

        public String header(String name) {
            return http.headers().firstValue(name).orElse("");
        }

        public String body() {
            return http.body();
        }

        public JsonObject object() {
            return read().asJsonObject();
        }

        public JsonArray array() {
            return read().asJsonArray();
        }

        private JsonStructure read() {
            return ApiClient.read(body());
        }
    }

    static JsonStructure read(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.read();
        }
    }
}
