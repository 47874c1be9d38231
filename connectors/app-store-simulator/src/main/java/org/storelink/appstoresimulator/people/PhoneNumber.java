package org.storelink.appstoresimulator.people;

import java.util.Locale;

/**
 * A trusted phone number.
 *
 * @param id from 1
 * @param dialCode such as {@code +49}
 * @param digits the number without its dial code, with blanks between its groups
 */
public record PhoneNumber(int id, String dialCode, String digits, PushMode pushMode) {

    /** How a number can be reached. */
    public enum PushMode {
        SMS,
        VOICE;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** All but the last two digits as U+2022, groups parted by U+00A0, as Apple writes it. */
    public String obfuscated() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            text.append(c == ' ' ? '\u00a0' : i < digits.length() - 2 ? '\u2022' : c);
        }
        return text.toString();
    }

    public String obfuscatedWithDialCode() {
        return dialCode + ' ' + obfuscated();
    }
}
