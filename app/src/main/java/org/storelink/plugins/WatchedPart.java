package org.storelink.plugins;

import java.io.IOException;
import java.io.InputStream;
import org.storelink.connector.RawPart;

/** Tells an archive that cannot be read from a file that cannot be understood. */
record WatchedPart(RawPart part, HostCalls host) implements RawPart {

    @Override
    public String name() {
        return part.name();
    }

    @Override
    public InputStream open() throws IOException {
        try {
            return new WatchedStream(part.open(), this::remember);
        } catch (IOException e) {
            throw remember(e);
        }
    }

    private IOException remember(IOException e) {
        host.remember(e);
        return e;
    }
}
