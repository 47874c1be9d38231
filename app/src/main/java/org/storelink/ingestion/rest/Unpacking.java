package org.storelink.ingestion.rest;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Opens packed files for reading as text. */
final class Unpacking {

    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;

    private Unpacking() {}

    /** Told by the first bytes: stores name and label packed files as they like. */
    static InputStream text(InputStream bytes) throws IOException {
        var peeked = new BufferedInputStream(bytes);
        peeked.mark(2);
        boolean packed = peeked.read() == GZIP_FIRST && peeked.read() == GZIP_SECOND;
        peeked.reset();
        return packed ? new GZIPInputStream(peeked) : peeked;
    }
}
