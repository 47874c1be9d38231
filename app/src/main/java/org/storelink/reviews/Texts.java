package org.storelink.reviews;

import java.text.Normalizer;

/** When two texts are one: stores trim, change line ends and compose letters. */
final class Texts {

    private Texts() {}

    static boolean same(String one, String other) {
        return plain(one).equals(plain(other));
    }

    private static String plain(String text) {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n').strip();
        return Normalizer.normalize(lines, Normalizer.Form.NFC);
    }
}
