package org.storelink.appstoreconnect.reporter;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.CountDownLatch;

/** Announces a file, sends the beginning of it, and holds the connection without another byte until it is closed. */
final class HalfServer implements AutoCloseable {

    private static final int ANNOUNCED = 1_000;

    private final HttpServer server;
    private final byte[] beginning;
    private final CountDownLatch closed = new CountDownLatch(1);

    private HalfServer(HttpServer server, byte[] beginning) {
        this.server = server;
        this.beginning = beginning;
    }

    static HalfServer sending(byte[] beginning) {
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            HalfServer half = new HalfServer(http, beginning);
            http.createContext("/", half::answer);
            http.start();
            return half;
        } catch (IOException e) {
            throw new UncheckedIOException("no server on loopback", e);
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Content-Type", "application/a-gzip");
        exchange.sendResponseHeaders(200, ANNOUNCED);
        exchange.getResponseBody().write(beginning);
        exchange.getResponseBody().flush();
        try {
            closed.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
