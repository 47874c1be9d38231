package org.storelink.appstoreconnect.sales;

import java.util.Arrays;

/** Some values of a line put side by side, to recall by them what was made of the same values before. For one thread. */
final class RowKey {

    private byte[] bytes = new byte[1024];
    private int length;

    RowKey clear() {
        length = 0;
        return this;
    }

    RowKey add(TabbedLines lines, int column) {
        int from = lines.from(column);
        int size = lines.to(column) - from;
        if (length + size + 1 > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + size + 1));
        }
        System.arraycopy(lines.bytes(), from, bytes, length, size);
        length += size;
        bytes[length++] = '\t';
        return this;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }
}
