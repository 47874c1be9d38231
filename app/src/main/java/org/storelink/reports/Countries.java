package org.storelink.reports;

/** Countries as small numbers that sort like their codes. */
final class Countries {

    private static final int LETTERS = 26;

    private Countries() {}

    static boolean isCode(String code) {
        return code.length() == 2 && isLetter(code.charAt(0)) && isLetter(code.charAt(1));
    }

    /** @throws IllegalArgumentException when the code is no two capital letters */
    static short number(String code) {
        if (!isCode(code)) {
            throw new IllegalArgumentException("not a country code of two capital letters: " + code);
        }
        return (short) ((code.charAt(0) - 'A') * LETTERS + code.charAt(1) - 'A');
    }

    static String code(int number) {
        return new String(new char[] {(char) ('A' + number / LETTERS), (char) ('A' + number % LETTERS)});
    }

    private static boolean isLetter(char character) {
        return character >= 'A' && character <= 'Z';
    }
}
