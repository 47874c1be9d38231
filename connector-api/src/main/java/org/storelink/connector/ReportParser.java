package org.storelink.connector;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/**
 * Turns archived files into facts: a pure function of its arguments and of the plugin's version. Called from any thread,
 * with or without a network, in constant memory whatever the size of a file.
 */
public interface ReportParser {

    /**
     * Reads all parts of a slice and hands every fact to the consumer, in the order of the files and on this thread. The host takes
     * nothing of it when this throws.
     *
     * @throws ConnectorException with {@link ConnectorFailure.Unreadable} when a file is not what the slice promises: cut off,
     *     another period, a required column missing, a value out of range
     * @throws IOException when the archive cannot be read
     */
    void parse(ReportSlice slice, List<RawPart> parts, Consumer<Fact> facts) throws ConnectorException, IOException;
}
