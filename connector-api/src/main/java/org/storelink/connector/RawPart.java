package org.storelink.connector;

import java.io.IOException;
import java.io.InputStream;

/** A part as it lies in the archive. */
public interface RawPart {

    /** The name it was archived under. */
    String name();

    /** Opens the bytes as received; the caller closes the stream. */
    InputStream open() throws IOException;
}
