package org.storelink.appstoreconnect.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.storelink.appstoreconnect.wire.Json;

/**
 * A request to one of the sites.
 *
 * @param path with the query, if there is one; never holds a secret
 */
public record WebRequest(String method, String path, Map<String, String> headers, Optional<String> body) {

    public WebRequest {
        headers = Map.copyOf(headers);
    }

    public static WebRequest get(String path) {
        return new WebRequest("GET", path, Map.of(), Optional.empty());
    }

    public static WebRequest head(String path) {
        return new WebRequest("HEAD", path, Map.of(), Optional.empty());
    }

    /** With a body of the type {@code application/json}, unless a header says otherwise. */
    public static WebRequest post(String path, Json body) {
        return withBody("POST", path, body.written());
    }

    public static WebRequest put(String path, Json body) {
        return withBody("PUT", path, body.written());
    }

    /** A POST without anything in it. */
    public static WebRequest post(String path) {
        return new WebRequest("POST", path, Map.of(), Optional.of(""));
    }

    private static WebRequest withBody(String method, String path, String body) {
        return new WebRequest(method, path, Map.of("Content-Type", "application/json"), Optional.of(body));
    }

    /** The same with one header more, or another value of it. */
    public WebRequest with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new WebRequest(method, path, more, body);
    }

    public WebRequest with(Map<String, String> others) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.putAll(others);
        return new WebRequest(method, path, more, body);
    }

    @Override
    public String toString() {
        return "WebRequest[" + method + "]";
    }
}
