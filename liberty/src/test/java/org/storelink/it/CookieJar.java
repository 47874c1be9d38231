package org.storelink.it;

import java.net.CookieHandler;
import java.net.HttpCookie;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Keeps what one server sets and sends all of it back, also what is for https only: between a proxy and the server it comes by http.
 */
final class CookieJar extends CookieHandler {

    private final Map<String, String> cookies = new TreeMap<>();

    @Override
    public synchronized Map<String, List<String>> get(URI uri, Map<String, List<String>> request) {
        return cookies.isEmpty() ? Map.of() : Map.of("Cookie", List.of(header()));
    }

    @Override
    public synchronized void put(URI uri, Map<String, List<String>> answer) {
        answer.forEach((name, values) -> {
            if ("Set-Cookie".equalsIgnoreCase(name)) {
                values.stream().map(HttpCookie::parse).flatMap(List::stream).forEach(this::keep);
            }
        });
    }

    synchronized String value(String name) {
        return Objects.requireNonNull(cookies.get(name), name);
    }

    /** As a request carries them. */
    synchronized String header() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private void keep(HttpCookie cookie) {
        if (cookie.getMaxAge() == 0) {
            cookies.remove(cookie.getName());
        } else {
            cookies.put(cookie.getName(), cookie.getValue());
        }
    }
}
