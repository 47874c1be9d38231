package org.storelink.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;

/** A made-up store on loopback, small enough to see through: a key opens it, days are lines of text with an end mark. */
final class KioskStore implements AutoCloseable {

    static final String KEY = "canary-key-4711";
    static final String TOKEN = "canary-token-0815";
    static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private final HttpServer server;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger keysSent = new AtomicInteger();

    KioskStore() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/token", this::token);
        server.createContext("/days/", this::day);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    int calls() {
        return calls.get();
    }

    int keysSent() {
        return keysSent.get();
    }

    private void token(HttpExchange exchange) throws IOException {
        keysSent.incrementAndGet();
        answer(exchange, KEY.equals(body(exchange)) ? 200 : 401, TOKEN);
    }

    private void day(HttpExchange exchange) throws IOException {
        body(exchange);
        if (!TOKEN.equals(exchange.getRequestHeaders().getFirst("Kiosk-Token"))) {
            answer(exchange, 401, "");
            return;
        }
        String[] path = exchange.getRequestURI().getPath().split("/");
        LocalDate day = LocalDate.parse(path[3]);
        if (!path[2].equals("v1")) {
            answer(exchange, 404, "no such vendor");
        } else if (day.isBefore(TODAY.minusDays(30))) {
            answer(exchange, 410, "gone");
        } else if (!day.isBefore(TODAY)) {
            answer(exchange, 425, "too early");
        } else if (day.getDayOfMonth() % 2 == 1) {
            answer(exchange, 200, "0 " + day + "\n.\n");
        } else {
            answer(exchange, 200, "2 " + day + "\nbook DE 2 10.50 EUR\npen US -1 0.99 USD\n.\n");
        }
    }

    private String body(HttpExchange exchange) throws IOException {
        calls.incrementAndGet();
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/kiosk");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
