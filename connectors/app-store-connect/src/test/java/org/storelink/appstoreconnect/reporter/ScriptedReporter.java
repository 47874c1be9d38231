package org.storelink.appstoreconnect.reporter;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.storelink.appstoreconnect.wire.Endpoints;
import org.storelink.connector.SignInBudget;
import org.storelink.testkit.CountedSignIns;
import org.storelink.testkit.LentContext;
import org.storelink.testkit.MutableClock;
import org.storelink.testkit.RecordingHttp;

/** Answers in the order of a script and keeps every form it was sent, decoded. */
public final class ScriptedReporter implements AutoCloseable {

    public static final Instant NOW = Instant.parse("2026-11-23T20:00:00Z");

    private final HttpServer server;
    private final RecordingHttp http = new RecordingHttp();
    private final Deque<Reply> script = new ArrayDeque<>();
    private final List<Map<String, String>> forms = new ArrayList<>();
    private String path = "";

    private record Reply(int status, Map<String, String> headers, byte[] body) {}

    public ScriptedReporter() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("no server on loopback", e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    public ScriptedReporter then(int status, Map<String, String> headers, String body) {
        script.add(new Reply(status, headers, body.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    public ScriptedReporter then(String body) {
        return then(200, Map.of("Content-Type", "text/plain"), body);
    }

    public ScriptedReporter thenError(int code) {
        return then("<?xml version=\"1.0\"?><Error><Code>" + code + "</Code><Message>words</Message></Error>");
    }

    public ScriptedReporter thenFile(String name, byte[] file) {
        script.add(new Reply(200, Map.of("Content-Type", "application/a-gzip", "filename", name), file));
        return this;
    }

    public LentContext context() {
        return context(new CountedSignIns());
    }

    public LentContext context(SignInBudget signIns) {
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new LentContext(Map.of(Endpoints.REPORTER, uri), http, MutableClock.at(NOW), signIns);
    }

    Reporter reporter() {
        return new Reporter(context(), "Reports@Example.com");
    }

    /** Forms as they came, oldest first. */
    public List<Map<String, String>> forms() {
        return forms;
    }

    String path() {
        return path;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
        Map<String, String> form = new HashMap<>();
        Arrays.stream(body.split("&"))
                .map(pair -> pair.split("=", 2))
                .forEach(pair -> form.put(pair[0], decoded(pair[1])));
        forms.add(form);
        path = exchange.getRequestURI().toString();
        Reply reply = script.remove();
        reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(reply.body());
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
        http.close();
    }
}
