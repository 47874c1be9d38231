package org.storelink.reviews;

/** Words of stores and connectors as they fit a column. */
final class Clip {

    private Clip() {}

    static String to(int most, String words) {
        String clean = words.replace('\0', ' ');
        if (clean.length() <= most) {
            return clean;
        }
        int end = Character.isHighSurrogate(clean.charAt(most - 1)) ? most - 1 : most;
        return clean.substring(0, end);
    }
}
