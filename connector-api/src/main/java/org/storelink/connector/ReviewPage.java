package org.storelink.connector;

import java.util.List;
import java.util.Optional;

/**
 * Some of a product's reviews.
 *
 * @param reviews newest first; at most 1,000, and none only where there is nothing more
 * @param next where the older ones begin; empty when there are none
 */
public record ReviewPage(List<Review> reviews, Optional<ResumeToken> next) {

    public static final int MOST_REVIEWS = 1_000;

    public ReviewPage {
        reviews = List.copyOf(reviews);
        if (reviews.size() > MOST_REVIEWS) {
            throw new IllegalArgumentException("a page holds " + MOST_REVIEWS + " reviews at most");
        }
    }
}
