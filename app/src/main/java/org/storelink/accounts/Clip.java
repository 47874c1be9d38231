package org.storelink.accounts;

/** Words of strangers, cut to what a column holds. */
final class Clip {

    private Clip() {}

    static String to(int longest, String words) {
        return words.length() <= longest ? words : words.substring(0, longest - 1) + "…";
    }
}
