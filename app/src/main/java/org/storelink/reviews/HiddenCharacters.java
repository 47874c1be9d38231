package org.storelink.reviews;

import java.util.Set;
import java.util.function.IntFunction;

/**
 * What is in a text and is not seen: it would turn the text around it, hide in it, or is no text at all. What is invisible but part of
 * writing is none: joiners, the marks of a direction, the soft hyphen, and the tags that make a flag.
 */
public final class HiddenCharacters {

    private static final int BLACK_FLAG = 0x1F3F4;

    /** Joiners, marks of a direction, soft hyphen; then signs of Arabic, Syriac and Kaithi, which are seen. */
    private static final Set<Integer> PART_OF_WRITING = Set.of(
            0x200C, 0x200D, 0x200E, 0x200F, 0x061C, 0x00AD, 0x0600, 0x0601, 0x0602, 0x0603, 0x0604, 0x0605, 0x06DD,
            0x070F, 0x0890, 0x0891, 0x08E2, 0x110BD, 0x110CD);

    /** Letters that are drawn as nothing. */
    private static final Set<Integer> BLANK_LETTERS = Set.of(0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0);

    private HiddenCharacters() {}

    /** The text with something else in place of each of them. */
    public static String replaced(String text, IntFunction<String> by) {
        StringBuilder seen = new StringBuilder(text.length());
        boolean inFlag = false;
        for (int point : text.codePoints().toArray()) {
            inFlag = point == BLACK_FLAG || inFlag && isTag(point);
            if (isHidden(point) && !(inFlag && isTag(point))) {
                seen.append(by.apply(point));
            } else {
                seen.appendCodePoint(point);
            }
        }
        return seen.toString();
    }

    static boolean areIn(String text) {
        return !replaced(text, _ -> "").equals(text);
    }

    private static boolean isTag(int point) {
        return point >= 0xE0020 && point <= 0xE007F;
    }

    private static boolean isHidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL -> point != '\n' && point != '\r' && point != '\t';
            case Character.FORMAT -> !PART_OF_WRITING.contains(point);
            case Character.SURROGATE -> true;
            default -> BLANK_LETTERS.contains(point);
        };
    }
}
