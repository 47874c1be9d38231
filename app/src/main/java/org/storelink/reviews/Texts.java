package org.storelink.reviews;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;
import org.storelink.platform.ProblemException;

/** What people write: when two texts are one, and what is taken of members. */
final class Texts {

    private Texts() {}

    /** Stores trim, change line ends and compose letters. */
    static boolean same(String one, String other) {
        return plain(one).equals(plain(other));
    }

    /** Line ends as one character, which is how they are counted too. */
    static String lines(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    private static String plain(String text) {
        return Normalizer.normalize(lines(text).strip(), Normalizer.Form.NFC);
    }

    /**
     * A text of several lines as a column of so many characters keeps it.
     *
     * @throws ProblemException bad request naming the field, when it is empty, longer, or holds U+0000
     */
    static String written(String field, @Nullable String typed, int room) {
        String text = typed == null ? "" : lines(typed);
        if (text.isBlank()) {
            throw ProblemException.badField(field, "must not be empty.");
        }
        if (text.indexOf('\0') >= 0) {
            throw ProblemException.badField(field, "must not hold the character U+0000.");
        }
        if (!KeptText.fitting(text, room).equals(text)) {
            throw ProblemException.badField(field, "is longer than the " + room + " characters that are kept.");
        }
        return text;
    }

    /**
     * A short text of one line in which every character is seen.
     *
     * @throws ProblemException bad request naming the field
     */
    static String name(String field, @Nullable String typed, int least, int most) {
        String name = typed == null ? "" : typed.strip();
        boolean oneLine = name.chars().noneMatch(Texts::endsALine);
        if (name.length() < least || name.length() > most || !oneLine || HiddenCharacters.areIn(name)) {
            throw ProblemException.badField(
                    field, "is one line of " + least + " to " + most + " characters, none of them hidden.");
        }
        return name;
    }

    private static boolean endsALine(int character) {
        return Character.isISOControl(character)
                || Character.getType(character) == Character.LINE_SEPARATOR
                || Character.getType(character) == Character.PARAGRAPH_SEPARATOR;
    }
}
