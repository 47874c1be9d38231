package org.storelink.appstoreconnect.wire;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure.Unavailable;

/** Reads a file while it comes, and tells a service that falls silent, and a host that wants to stop, from a file that breaks off. */
public final class Download {

    private Download() {}

    /** What is done with the bytes. */
    public interface Reading<T> {

        T result() throws IOException;
    }

    /** @param service whose file it is, at the beginning of a sentence */
    public static <T> T of(String service, Reading<T> reading)
            throws ConnectorException, IOException, InterruptedException {
        try {
            return reading.result();
        } catch (HttpTimeoutException e) {
            throw new ConnectorException(
                    new Unavailable(service + " fell silent in the middle of a report. It will be asked again."), e);
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted during a download");
            }
            throw e;
        }
    }
}
