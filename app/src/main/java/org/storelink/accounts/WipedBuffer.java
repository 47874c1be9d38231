package org.storelink.accounts;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Collects the bytes of a secret and forgets them when it is closed. */
final class WipedBuffer extends ByteArrayOutputStream {

    @Override
    public void close() {
        Arrays.fill(buf, (byte) 0);
    }
}
