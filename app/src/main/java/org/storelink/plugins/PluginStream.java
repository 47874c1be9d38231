package org.storelink.plugins;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream of a plugin's that the host reads: to read from it is to let the plugin go on. */
final class PluginStream extends FilterInputStream {

    private final Interrupts interrupts;

    PluginStream(InputStream in, Interrupts interrupts) {
        super(in);
        this.interrupts = interrupts;
    }

    @Override
    public int read() throws IOException {
        return interrupts.delivered(() -> super.read());
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return interrupts.delivered(() -> super.read(bytes, offset, length));
    }
}
