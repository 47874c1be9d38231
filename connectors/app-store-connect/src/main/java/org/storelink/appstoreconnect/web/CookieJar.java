package org.storelink.appstoreconnect.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.storelink.appstoreconnect.wire.Json;

/** The cookies of one account, sessions' ones too, in a form that outlives the process. For one thread. */
public final class CookieJar {

    /** Apple sets about a dozen. */
    private static final int MOST = 80;

    private static final int MOST_CHARACTERS = 32 * 1024;

    private final List<Cookie> cookies = new ArrayList<>();

    public static CookieJar empty() {
        return new CookieJar();
    }

    private CookieJar() {}

    /** Whether anything is different afterwards. */
    boolean take(List<String> setCookies, Site from, Instant now) {
        List<Cookie> before = List.copyOf(cookies);
        for (String header : setCookies) {
            Cookie.of(header, from, now).ifPresent(cookie -> put(cookie, now));
        }
        while (cookies.size() > MOST || size() > MOST_CHARACTERS) {
            cookies.removeFirst();
        }
        return !cookies.equals(before);
    }

    private void put(Cookie cookie, Instant now) {
        cookies.removeIf(old -> cookie.replaces(old) || old.isOver(now));
        if (!cookie.isOver(now)) {
            cookies.add(cookie);
        }
    }

    private int size() {
        return cookies.stream()
                .mapToInt(cookie -> cookie.name().length() + cookie.value().length())
                .sum();
    }

    /** The header for a request; empty when no cookie goes there. */
    Optional<String> header(Site site, String path, Instant now) {
        String header = cookies.stream()
                .filter(cookie -> !cookie.isOver(now) && cookie.goesTo(site, path))
                .map(Cookie::sent)
                .collect(Collectors.joining("; "));
        return header.isEmpty() ? Optional.empty() : Optional.of(header);
    }

    /** When Apple stops trusting this browser; empty when it does not trust it. */
    public Optional<Instant> trustedUntil() {
        return cookies.stream()
                .filter(Cookie::isTrust)
                .flatMap(cookie -> cookie.expiresAt().stream())
                .max(Instant::compareTo);
    }

    /** Makes this browser one that Apple does not trust. */
    public void forgetTrust() {
        cookies.removeIf(Cookie::isTrust);
    }

    public boolean isEmpty() {
        return cookies.isEmpty();
    }

    public Json toJson() {
        return Json.list(cookies.stream()
                .map(cookie -> Json.object(
                        "n", cookie.name(),
                        "v", cookie.value(),
                        "d", cookie.domain(),
                        "w", cookie.wide(),
                        "p", cookie.path(),
                        "e", cookie.expiresAt().map(Instant::toString).orElse("")))
                .toList());
    }

    public static CookieJar of(Json json) {
        CookieJar jar = new CookieJar();
        for (Json cookie : json.items()) {
            jar.cookies.add(new Cookie(
                    cookie.at("n").text().orElse(""),
                    cookie.at("v").text().orElse(""),
                    cookie.at("d").text().orElse(""),
                    cookie.at("w").isTrue(),
                    cookie.at("p").text().orElse("/"),
                    instant(cookie.at("e"))));
        }
        return jar;
    }

    private static Optional<Instant> instant(Json json) {
        try {
            return json.text().map(Instant::parse);
        } catch (DateTimeException _) {
            return Optional.of(Instant.EPOCH);
        }
    }

    @Override
    public String toString() {
        return cookies.toString();
    }
}
