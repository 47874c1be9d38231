package org.storelink.appstoreconnect.apikey;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers byte by byte in the order of a script, so that it can say what no server would: nothing of the time, or a file with an error. */
final class ScriptedApi implements AutoCloseable {

    private final ServerSocket socket;
    private final BlockingQueue<byte[]> script = new LinkedBlockingQueue<>();
    private final AtomicInteger asked = new AtomicInteger();

    ScriptedApi() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException("no server on loopback", e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                skipRequest(client.getInputStream());
                asked.incrementAndGet();
                OutputStream out = client.getOutputStream();
                out.write(script.remove());
                out.flush();
            } catch (IOException _) {
                // Closed, by the test or by the client.
            }
        }
    }

    private static void skipRequest(InputStream in) throws IOException {
        int ends = 0;
        for (int next = in.read(); next >= 0 && ends < 2; ) {
            ends = next == '\n' ? ends + 1 : next == '\r' ? ends : 0;
            next = ends < 2 ? in.read() : next;
        }
    }

    ScriptedApi then(int status, Instant date, String type, byte[] body) {
        return then(
                status,
                "Date: " + DateTimeFormatter.RFC_1123_DATE_TIME.format(date.atOffset(ZoneOffset.UTC)) + "\r\n",
                type,
                body);
    }

    ScriptedApi thenWithoutTime(int status, String type, byte[] body) {
        return then(status, "", type, body);
    }

    private ScriptedApi then(int status, String headers, String type, byte[] body) {
        byte[] head = ("HTTP/1.1 " + status + " \r\n" + headers + "Content-Type: " + type + "\r\nContent-Length: "
                        + body.length + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        byte[] whole = new byte[head.length + body.length];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        script.add(whole);
        return this;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    int timesAsked() {
        return asked.get();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
