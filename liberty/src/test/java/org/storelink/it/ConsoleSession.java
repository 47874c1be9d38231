package org.storelink.it;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieHandler;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The console without a browser, for what a browser hides: keeps cookies, sends forms as they stand, follows no redirect. */
public final class ConsoleSession {

    private static final String SIGNED_IN = "storelink-session";

    private final URI base;
    private final Map<String, String> headers;
    private final CookieJar cookies = new CookieJar();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    private ConsoleSession(URI base, Map<String, String> headers) {
        this.base = base;
        this.headers = headers;
    }

    /** Of nobody yet. */
    static ConsoleSession at(URI base) {
        return new ConsoleSession(base, Map.of());
    }

    /** @param headers what a proxy adds to each request */
    static ConsoleSession through(URI base, Map<String, String> headers) {
        return new ConsoleSession(base, headers);
    }

    public static ConsoleSession signIn(URI base, String email, String password) {
        ConsoleSession session = at(base);
        session.signIn(email, password);
        return session;
    }

    /** Returns the answer that leads on to the overview. */
    HttpResponse<String> signIn(String email, String password) {
        HttpResponse<String> answer =
                send(form("/sign-in", "signIn").fill("email", email).fill("password", password));
        if (answer.statusCode() != 302) {
            throw new AssertionError("Not signed in: " + answer.statusCode() + " " + answer.body());
        }
        return answer;
    }

    public CookieHandler cookies() {
        return cookies;
    }

    /** Lets a browser be signed in as this is. What it looks at stays its own. */
    void lendTo(BrowserContext browser) {
        browser.addCookies(List.of(new Cookie(SIGNED_IN, cookies.value(SIGNED_IN)).setUrl(base.toString())));
    }

    String cookieHeader() {
        return cookies.header();
    }

    /** @param path from the server's root */
    HttpResponse<String> get(String path) {
        return exchange(request(path).GET());
    }

    /** As a script in a page asks. */
    HttpResponse<String> getPartly(String path) {
        return exchange(request(path).header("Faces-Request", "partial/ajax").GET());
    }

    /** Reads a page and finds a form of it. */
    ConsoleForm form(String path, String id) {
        return ConsoleForm.of(get(path).body(), id);
    }

    HttpResponse<String> send(ConsoleForm form) {
        return exchange(request(form.action())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.encoded())));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(60));
        headers.forEach(request::header);
        return request;
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
