package org.storelink.testkit;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on loopback that gives the same odd answer to everybody. */
public final class OddServer implements AutoCloseable {

    private final HttpServer server;
    private final AtomicInteger asked = new AtomicInteger();

    private OddServer(HttpServer server) {
        this.server = server;
    }

    public static OddServer answering(int status, Map<String, String> headers, String body) {
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            OddServer odd = new OddServer(http);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            http.createContext("/", exchange -> {
                odd.asked.incrementAndGet();
                exchange.getRequestBody().readAllBytes();
                headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
                exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                try (OutputStream out = exchange.getResponseBody()) {
                    out.write(bytes);
                }
            });
            http.start();
            return odd;
        } catch (IOException e) {
            throw new UncheckedIOException("no server on loopback", e);
        }
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public int timesAsked() {
        return asked.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
