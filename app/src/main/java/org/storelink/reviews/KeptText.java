package org.storelink.reviews;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/**
 * Texts of customers in a form that every database keeps and gives back: PostgreSQL keeps no U+0000, and nothing keeps half a surrogate
 * pair. The escape character is one that nobody types.
 */
@Converter
public class KeptText implements AttributeConverter<String, String> {

    /** Of a column that holds such a text, in the units that count least. */
    static final int ROOM = 32_000;

    private static final char ESCAPE = '\u001b';

    /** Characters that stand for one that needs care. */
    private static final int ESCAPED = 5;

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable String text) {
        return text == null ? null : kept(text);
    }

    @Override
    public @Nullable String convertToEntityAttribute(@Nullable String kept) {
        return kept == null ? null : text(kept);
    }

    /** Cut where it would not fit into so many characters of a column. */
    static String fitting(String text, int room) {
        int used = 0;
        int at = 0;
        while (at < text.length()) {
            boolean pair = isPairAt(text, at);
            used += pair ? 2 : needsCare(text.charAt(at)) ? ESCAPED : 1;
            if (used > room) {
                return text.substring(0, at);
            }
            at += pair ? 2 : 1;
        }
        return text;
    }

    private static String kept(String text) {
        if (text.chars().noneMatch(KeptText::needsCare)) {
            return text;
        }
        StringBuilder kept = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (isPairAt(text, i)) {
                kept.append(unit).append(text.charAt(++i));
            } else if (needsCare(unit)) {
                kept.append(ESCAPE).append(String.format("%04x", (int) unit));
            } else {
                kept.append(unit);
            }
        }
        return kept.toString();
    }

    private static String text(String kept) {
        if (kept.indexOf(ESCAPE) < 0) {
            return kept;
        }
        StringBuilder text = new StringBuilder(kept.length());
        for (int i = 0; i < kept.length(); i++) {
            if (kept.charAt(i) == ESCAPE) {
                text.append((char) Integer.parseInt(kept.substring(i + 1, i + 5), 16));
                i += 4;
            } else {
                text.append(kept.charAt(i));
            }
        }
        return text.toString();
    }

    private static boolean needsCare(int unit) {
        return unit == 0 || unit == ESCAPE || Character.isSurrogate((char) unit);
    }

    private static boolean isPairAt(String text, int at) {
        return at + 1 < text.length() && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
    }
}
