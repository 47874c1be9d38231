package org.storelink.appstoresimulator.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request, taken apart.
 *
 * @param query decoded parameters; the last of several with one name
 * @param variables what stands in the address where its pattern has braces, in order
 */
public record Request(
        String method, String path, Map<String, String> query, Headers headers, String body, List<String> variables) {

    static Request of(HttpExchange exchange) throws IOException {
        return of(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                exchange.getRequestHeaders(),
                exchange.getRequestBody().readAllBytes());
    }

    static Request of(String method, URI target, Headers headers, byte[] body) {
        return new Request(
                method,
                target.getPath(),
                query(target.getRawQuery()),
                headers,
                new String(body, StandardCharsets.UTF_8),
                List.of());
    }

    Request with(List<String> newVariables) {
        return new Request(method, path, query, headers, body, newVariables);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.getFirst(name));
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name));
    }

    public String variable(int index) {
        return variables.get(index);
    }

    /** Where the client found this host, such as {@code http://127.0.0.1:8123}; no slash at the end. */
    public String base() {
        return "http://" + header("Host").orElse("127.0.0.1");
    }

    /** The cookies as they were sent: quote signs around a value are part of it. */
    public Map<String, String> cookies() {
        Map<String, String> cookies = new LinkedHashMap<>();
        for (String line : headers.getOrDefault("Cookie", List.of())) {
            for (String pair : line.split(";", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    cookies.put(
                            pair.substring(0, equals).strip(),
                            pair.substring(equals + 1).strip());
                }
            }
        }
        return cookies;
    }

    /** The body as a form sends it; the last of several with one name. */
    public Map<String, String> form() {
        return query(body);
    }

    /** The body as a JSON object; anything else is refused with status 400. */
    public JsonObject json() throws Refused {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            return reader.readObject();
        } catch (JsonException _) {
            throw new Refused(Answer.text(400, Answer.PLAIN, "The body is no JSON object."));
        }
    }

    private static Map<String, String> query(@Nullable String raw) {
        Map<String, String> query = new HashMap<>();
        if (raw != null) {
            for (String pair : raw.split("&", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    query.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
                }
            }
        }
        return query;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }
}
