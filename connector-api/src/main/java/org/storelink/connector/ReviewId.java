package org.storelink.connector;

/**
 * What a store knows a review by. It stays when the customer edits the review.
 *
 * @param numbering which of its ways of numbering reviews the store has used, in a word of the connector's. One review may have an id in
 *     each: ids of two numberings are never equal, and only what the customer wrote tells that they are of one review
 * @param value unique within the numbering, over all products of the store
 */
public record ReviewId(String numbering, String value) {

    public ReviewId {
        if (numbering.isBlank() || value.isBlank()) {
            throw new IllegalArgumentException("a review has an id, and the id a numbering");
        }
    }
}
