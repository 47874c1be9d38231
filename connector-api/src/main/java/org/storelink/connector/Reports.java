package org.storelink.connector;

import java.io.IOException;
import java.util.Optional;

/** Fetches report files as the store serves them. */
public interface Reports {

    /**
     * Fetches one slice: brings each part to the sink as received, then says what the store answered. Called on a virtual
     * thread, at most once at a time for an account, and again from {@code resume} after a crash. Must return within a few
     * seconds of an interrupt.
     *
     * @param resume how far an earlier call came, when it was cut off after a part
     * @throws ConnectorException when the store refuses, throttles, cannot be reached or answers with something that is no report
     * @throws IOException when the connection breaks, which the host treats as the store being unavailable, or the sink fails
     */
    SliceResult fetch(ReportSlice slice, Optional<ResumeToken> resume, PartSink sink)
            throws ConnectorException, IOException, InterruptedException;
}
