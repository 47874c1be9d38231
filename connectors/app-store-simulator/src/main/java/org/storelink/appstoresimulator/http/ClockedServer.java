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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Serves a host on a port of its own, one request to a connection. Unlike the JDK's server it tells the store's time in the header
 * {@code Date}, and not the machine's.
 */
public final class ClockedServer implements AutoCloseable {

    private static final int LONGEST_LINE = 1 << 16;
    private static final long SECONDS_TO_END = 30;

    private final ServerSocket socket;
    private Optional<Future<?>> acceptor = Optional.empty();

    private ClockedServer(ServerSocket socket) {
        this.socket = socket;
    }

    /** Takes the port; clients wait until it {@linkplain #serve serves}. */
    public static ClockedServer bind(InetSocketAddress address) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(address);
        return new ClockedServer(socket);
    }

    /** Answers from now on; the threads are the caller's to end. */
    public void serve(WebHost host, Clock clock, ExecutorService threads) {
        acceptor = Optional.of(threads.submit(() -> accept(host, clock, threads)));
    }

    public int port() {
        return socket.getLocalPort();
    }

    private void accept(WebHost host, Clock clock, ExecutorService threads) {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                threads.execute(() -> answer(connection, host, clock));
            } catch (IOException _) {
                // Closed, or a client that went away: whether there is another round tells the loop.
            }
        }
    }

    private static void answer(Socket connection, WebHost host, Clock clock) {
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

    /** Gives the port up; it is free when this returns. An {@link IllegalStateException} says that it does not get free. */
    @Override
    public void close() {
        try {
            socket.close();
            // Java gives the port back only when no thread waits for connections any more.
            for (Future<?> waiting : acceptor.stream().toList()) {
                waiting.get(SECONDS_TO_END, TimeUnit.SECONDS);
            }
        } catch (IOException | ExecutionException _) {
            // It listens no more in any case.
        } catch (TimeoutException e) {
            throw new IllegalStateException("port " + port() + " is not given back", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
