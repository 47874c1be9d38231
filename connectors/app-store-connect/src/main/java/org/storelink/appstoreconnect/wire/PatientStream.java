package org.storelink.appstoreconnect.wire;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A body on its way from a server that may fall silent: the time-out of a request ends with the headers. A read that gets no byte for
 * too long closes the connection and fails with {@link HttpTimeoutException}. How long the whole takes does not matter.
 */
final class PatientStream extends FilterInputStream {

    private final Duration silence;
    private volatile boolean givenUp;

    /** @param body whose {@code close} ends a read that waits on another thread, as those of the JDK's client do */
    PatientStream(InputStream body, Duration silence) {
        super(body);
        this.silence = silence;
    }

    @Override
    public int read() throws IOException {
        return patiently(() -> super.read());
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return patiently(() -> super.read(bytes, offset, length));
    }

    private interface Read {

        int result() throws IOException;
    }

    private int patiently(Read read) throws IOException {
        CompletableFuture<Boolean> came = new CompletableFuture<>();
        CompletableFuture<Boolean> watch =
                came.orTimeout(silence.toMillis(), TimeUnit.MILLISECONDS).exceptionally(_ -> giveUp());
        try {
            return read.result();
        } catch (IOException e) {
            if (givenUp) {
                HttpTimeoutException late = new HttpTimeoutException("no byte for " + silence.toSeconds() + " seconds");
                late.initCause(e);
                throw late;
            }
            throw e;
        } finally {
            came.complete(true);
            watch.cancel(false);
        }
    }

    private boolean giveUp() {
        givenUp = true;
        try {
            in.close();
        } catch (IOException _) {
            // The read that waits fails in any case.
        }
        return false;
    }
}
