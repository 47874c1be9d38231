package org.storelink.reviews;

import java.util.Map;

/**
 * How many reviews there are, told apart in several ways. Clients need every block.
 *
 * @param stars from 1 to 5, zeros included
 * @param languages empty: none is guessed yet
 * @param hasResponses {@code yes} and {@code no}
 * @param deleted {@code yes} and {@code no}
 * @param tags a review with several counts for each
 */
public record ReviewCounts(
        Map<String, Long> stars,
        Map<String, Long> countries,
        Map<String, Long> versions,
        Map<String, Long> languages,
        Map<String, Long> products,
        Map<String, Long> hasResponses,
        Map<String, Long> deleted,
        Map<String, Long> tags) {}
