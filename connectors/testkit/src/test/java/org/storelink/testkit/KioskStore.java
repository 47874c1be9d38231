package org.storelink.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A made-up store on loopback, small enough to see through: a key opens it, days are lines of text with an end mark. */
final class KioskStore implements AutoCloseable {

    static final String KEY = "canary-key-4711";
    static final String TOKEN = "canary-token-0815";
    static final String APP = "book";
    static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private static final int REVIEWS = 5;

    private final HttpServer server;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger keysSent = new AtomicInteger();
    private final Map<String, String> replies = new ConcurrentHashMap<>();

    KioskStore() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/token", this::token);
        server.createContext("/days/", this::day);
        server.createContext("/reviews/", this::reviews);
        server.createContext("/reply/", this::reply);
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

    /** Lines of id, stars, time, text and the reply, encoded; after the number of a review, the older ones. */
    private void reviews(HttpExchange exchange) throws IOException {
        body(exchange);
        String[] path = exchange.getRequestURI().getPath().split("/");
        if (!path[2].equals(APP)) {
            answer(exchange, 404, "no such book");
            return;
        }
        int before = Integer.parseInt(path[3]);
        String lines = IntStream.iterate(Math.min(before, REVIEWS + 1) - 1, id -> id > 0, id -> id - 1)
                .limit(2)
                .mapToObj(id -> id + " " + id + " 2026-11-0" + id + "T08:00:00Z Well "
                        + URLEncoder.encode(replies.getOrDefault("" + id, ""), StandardCharsets.UTF_8) + "\n")
                .collect(Collectors.joining());
        answer(exchange, 200, lines + ".\n");
    }

    private void reply(HttpExchange exchange) throws IOException {
        String text = body(exchange);
        String id = exchange.getRequestURI().getPath().split("/")[2];
        if (!id.matches("[1-" + REVIEWS + "]")) {
            answer(exchange, 404, "no such review");
            return;
        }
        switch (exchange.getRequestMethod()) {
            case "PUT" -> replies.put(id, text);
            case "DELETE" -> replies.remove(id);
            default -> {}
        }
        answer(exchange, 200, replies.getOrDefault(id, ""));
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
