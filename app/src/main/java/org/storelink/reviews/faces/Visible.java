package org.storelink.reviews.faces;

/**
 * Text of strangers as it may stand in a page: what would turn the text around it, hide in it or be no text at all is shown by its number.
 * Markup is no concern here; pages write every text as text.
 */
final class Visible {

    private Visible() {}

    static String of(String text) {
        if (text.codePoints().noneMatch(Visible::isHidden)) {
            return text;
        }
        StringBuilder visible = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (isHidden(point)) {
                visible.append(String.format("⟦U+%04X⟧", point));
            } else {
                visible.appendCodePoint(point);
            }
        });
        return visible.toString();
    }

    private static boolean isHidden(int point) {
        return switch (point) {
            case '\n', '\r', '\t' -> false;
            case 0x200B, 0x2060, 0xFEFF -> true;
            default ->
                point >= 0x202A && point <= 0x202E
                        || point >= 0x2066 && point <= 0x2069
                        || Character.isISOControl(point)
                        || Character.getType(point) == Character.SURROGATE;
        };
    }
}
