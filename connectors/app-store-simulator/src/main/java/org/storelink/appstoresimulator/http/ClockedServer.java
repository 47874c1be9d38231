package org.storelink.appstoresimulator.http;

import com.sun.net.httpserver.Headers;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/**
 * Serves a host on a port of its own, one request to a connection. Unlike the JDK's server it tells the store's time in the header
 * {@code Date}, and not the machine's.
 */
public final class ClockedServer implements AutoCloseable {

    private static final int LONGEST_LINE = 1 << 16;

    private final ServerSocket socket;
    private final WebHost host;
    private final Clock clock;
    private final ExecutorService threads;

    private ClockedServer(ServerSocket socket, WebHost host, Clock clock, ExecutorService threads) {
        this.socket = socket;
        this.host = host;
        this.clock = clock;
        this.threads = threads;
    }

    /** Listens from now on; the threads are the caller's to end. */
    public static ClockedServer open(InetSocketAddress address, WebHost host, Clock clock, ExecutorService threads)
            throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(address);
        ClockedServer server = new ClockedServer(socket, host, clock, threads);
        threads.execute(server::accept);
        return server;
    }

    public int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                threads.execute(() -> serve(connection));
            } catch (IOException _) {
                // Closed, or a client that went away: whether there is another round tells the loop.
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            Optional<Answer> answer = host.answer(request(new BufferedInputStream(connection.getInputStream())));
            if (answer.isPresent()) {
                answer.get().write(connection.getOutputStream(), clock.instant());
            }
        } catch (IOException _) {
            // The client has gone, or speaks no HTTP: there is nobody to tell.
        }
    }

    private static Request request(InputStream in) throws IOException {
        String[] first = line(in).split(" ", -1);
        if (first.length != 3) {
            throw new IOException("no request line");
        }
        Headers headers = new Headers();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.add(line.substring(0, colon), line.substring(colon + 1).strip());
            }
        }
        try {
            String length = headers.getFirst("Content-Length");
            byte[] body = length == null ? new byte[0] : in.readNBytes(Integer.parseInt(length));
            return Request.of(first[0], URI.create(first[1]), headers, body);
        } catch (IllegalArgumentException e) {
            throw new IOException("no request", e);
        }
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int character = in.read(); character != '\n'; character = in.read()) {
            if (character < 0 || line.size() == LONGEST_LINE) {
                throw new IOException("no end of a line");
            }
            if (character != '\r') {
                line.write(character);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException _) {
            // It listens no more in any case.
        }
    }
}
