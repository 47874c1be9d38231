package org.storelink.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import org.storelink.connector.ConnectorException;

/** A store on loopback that takes calls and says nothing. */
final class SilentStore implements AutoCloseable {

    private static final int MOST_MILLIS_UNTIL_CALLED = 10_000;
    private static final Duration SOON = Duration.ofSeconds(5);

    private final ServerSocket socket;

    SilentStore() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        socket.setSoTimeout(MOST_MILLIS_UNTIL_CALLED);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    /** Interrupts what calls here while it waits. Any way to end is right, as long as it ends. */
    void assertEndsSoonAfterAnInterrupt(Failures.Call call) throws IOException, InterruptedException {
        Thread calling = Thread.ofVirtual().start(() -> make(call));

        try (Socket connected = socket.accept()) {
            calling.interrupt();
            assertThat(calling.join(SOON)).as("ended").isTrue();
        }
    }

    private static void make(Failures.Call call) {
        try {
            call.make();
        } catch (ConnectorException | IOException | InterruptedException _) {
            // As expected.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
