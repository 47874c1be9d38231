package org.storelink.appstoreconnect.account;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.storelink.appstoreconnect.wire.Json;

/**
 * Apple's sign-in and App Store Connect, as small as the tests of linking by account credentials need them. Answers can be scripted,
 * and every request is kept.
 */
public final class FakeApple implements AutoCloseable {

    static final String PASSWORD = "Correct Horse 9";
    static final String CODE = "908172";
    static final String KEY = "0123456789abcdef0123456789abcdef";
    static final String ONE = "11111111-aaaa-4aaa-8aaa-111111111111";
    static final String TWO = "22222222-bbbb-4bbb-8bbb-222222222222";

    private final HttpServer idmsaHost = server();
    private final HttpServer siteHost = server();
    private final List<Call> calls = new ArrayList<>();
    private final Map<String, Deque<Reply>> scripted = new HashMap<>();
    final FakeSignIn signIn;
    final FakeSite site;

    /** A request as it came. */
    record Call(String method, String path, Headers headers, String body) {

        Json json() {
            return Json.parse(body).orElseThrow();
        }

        String cookies() {
            return Optional.ofNullable(headers.getFirst("Cookie")).orElse("");
        }
    }

    record Reply(int status, Map<String, String> headers, String body) {

        static Reply of(int status, String body) {
            return new Reply(status, Map.of(), body);
        }
    }

    FakeApple(String appleId) {
        this.signIn = new FakeSignIn(appleId);
        this.site = new FakeSite(appleId, signIn);
        idmsaHost.createContext("/", exchange -> answer(exchange, signIn));
        siteHost.createContext("/", exchange -> answer(exchange, site));
        idmsaHost.start();
        siteHost.start();
    }

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("no server on loopback", e);
        }
    }

    URI idmsaUri() {
        return uri(idmsaHost);
    }

    URI siteUri() {
        return uri(siteHost);
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

    /** Values that were handed out and must never be seen. */
    List<String> secrets() {
        return signIn.secrets();
    }

    /** What a host answers when nothing was scripted. */
    interface Answering {

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

    @Override
    public void close() {
        idmsaHost.stop(0);
        siteHost.stop(0);
    }
}
