package org.storelink.appstoreconnect.sales;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what runs of bytes were turned into, because the rows of a report repeat themselves. A table of fixed size in
 * which a newcomer takes the place of whoever sat there: it forgets, but it never grows. For one thread.
 */
final class Remembered<T> {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MIX = 0x9E3779B97F4A7C15L;

    /** Longer runs are not kept, so that the table stays small whatever a file holds. */
    private static final int LONGEST_KEY = 1024;

    private final int mask;
    private final byte[] @Nullable [] keys;
    private final @Nullable T[] values;

    /** @param slots a power of two */
    @SuppressWarnings("unchecked")
    Remembered(int slots) {
        this.mask = slots - 1;
        this.keys = new byte[slots][];
        this.values = (T[]) new Object[slots];
    }

    @Nullable
    T recall(byte[] bytes, int from, int to) {
        int slot = slot(bytes, from, to);
        byte[] key = keys[slot];
        return key != null && Arrays.equals(key, 0, key.length, bytes, from, to) ? values[slot] : null;
    }

    /** Returns the value. */
    T keep(byte[] bytes, int from, int to, T value) {
        if (to - from <= LONGEST_KEY) {
            int slot = slot(bytes, from, to);
            keys[slot] = Arrays.copyOfRange(bytes, from, to);
            values[slot] = Objects.requireNonNull(value);
        }
        return value;
    }

    private int slot(byte[] bytes, int from, int to) {
        long hash = to - from;
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            hash = (hash ^ (long) LONGS.get(bytes, at)) * MIX;
            hash ^= hash >>> 32;
        }
        for (; at < to; at++) {
            hash = (hash ^ bytes[at]) * MIX;
        }
        return (int) (hash >>> 40) & mask;
    }
}
