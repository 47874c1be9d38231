package org.storelink.reviews;

import java.text.Normalizer;

/** When two texts are one: stores trim, change line ends and compose letters. */
final class Texts {

    private Texts() {}

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
}
