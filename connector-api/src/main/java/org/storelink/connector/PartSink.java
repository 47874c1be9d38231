package org.storelink.connector;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Where a connector brings the parts of a report. */
public interface PartSink {

    /**
     * Archives a part: reads the stream to its end, durable when it returns.
     *
     * @param name the store's name for the file, for people
     * @param bytes exactly as received, not unpacked
     * @param resumeAfter where to go on if the next part is never reached; empty for the last part
     */
    void accept(String name, InputStream bytes, Optional<ResumeToken> resumeAfter) throws IOException;
}
