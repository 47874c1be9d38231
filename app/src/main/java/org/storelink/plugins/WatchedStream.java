package org.storelink.plugins;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.UnaryOperator;

/** A stream whose failures are seen, and maybe renamed, before the reader meets them. */
final class WatchedStream extends FilterInputStream {

    private final UnaryOperator<IOException> failed;

    WatchedStream(InputStream in, UnaryOperator<IOException> failed) {
        super(in);
        this.failed = failed;
    }

    @Override
    public int read() throws IOException {
        try {
            return super.read();
        } catch (IOException e) {
            throw failed.apply(e);
        }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            return super.read(bytes, offset, length);
        } catch (IOException e) {
            throw failed.apply(e);
        }
    }
}
