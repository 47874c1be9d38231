package org.storelink.connector;

/**
 * What a store knows a review by. It stays when the customer edits the review.
 *
 * @param numbering which of its ways of numbering reviews the store has used, in a word of the connector's of at most 100 characters. One
 *     review may have an id in each: ids of two numberings are never equal, and only what the customer wrote tells that they are of one
 *     review
 * @param value unique within the numbering, over all products of the store; at most 400 characters
 */
public record ReviewId(String numbering, String value) {

    private static final int LONGEST_NUMBERING = 100;
    private static final int LONGEST_VALUE = 400;

    public ReviewId {
        if (!isWord(numbering, LONGEST_NUMBERING) || !isWord(value, LONGEST_VALUE)) {
            throw new IllegalArgumentException("a review has an id, and the id a numbering, neither too long");
        }
    }

    private static boolean isWord(String text, int longest) {
        return !text.isBlank() && text.length() <= longest && text.indexOf('\0') < 0;
    }
}
