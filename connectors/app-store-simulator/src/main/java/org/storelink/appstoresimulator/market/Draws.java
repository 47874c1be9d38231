package org.storelink.appstoresimulator.market;

import java.util.HexFormat;
import java.util.UUID;

/** Numbers that nobody can guess and that are the same for the same seed, as long as they are drawn in the same order. Thread-safe. */
public final class Draws {

    private final long seed;
    private final String subject;
    private long serial;

    public Draws(long seed, String subject) {
        this.seed = seed;
        this.subject = subject;
    }

    public byte[] bytes(int length) {
        Dice dice = Dice.of(seed, subject + ' ' + next());
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) dice.below(256);
        }
        return bytes;
    }

    /** Twice as many digits as bytes. */
    public String hex(int bytes) {
        return HexFormat.of().formatHex(bytes(bytes));
    }

    public String uuid() {
        return UUID.nameUUIDFromBytes(bytes(16)).toString();
    }

    private synchronized long next() {
        return ++serial;
    }
}
