package org.storelink.connector;

import java.nio.charset.StandardCharsets;

/**
 * How long a reply may be.
 *
 * @param most in the unit, at least 1
 */
public record ReplyLimit(int most, Unit unit) {

    /** What a store counts. */
    public enum Unit {
        /** UTF-16 code units, as browsers and Java count: 👍 is two. */
        CODE_UNITS,
        /** Unicode code points: 👍 is one. */
        CODE_POINTS,
        /** Bytes of UTF-8: 👍 is four. */
        BYTES
    }

    public ReplyLimit {
        if (most < 1) {
            throw new IllegalArgumentException("a reply may have at least 1, not " + most);
        }
    }

    /** How much of the limit a text takes. */
    public int lengthOf(String text) {
        return switch (unit) {
            case CODE_UNITS -> text.length();
            case CODE_POINTS -> text.codePointCount(0, text.length());
            case BYTES -> text.getBytes(StandardCharsets.UTF_8).length;
        };
    }

    public boolean allows(String text) {
        return lengthOf(text) <= most;
    }
}
