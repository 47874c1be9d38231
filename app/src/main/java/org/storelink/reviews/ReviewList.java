package org.storelink.reviews;

import java.util.List;
import java.util.Map;

/**
 * A page of reviews, in the envelope that clients of the older API know.
 *
 * @param totalsPerProduct how many of all of them are of each product, by its id
 */
public record ReviewList(
        long total, long pages, int thisPage, List<ReviewView> reviews, Map<String, Long> totalsPerProduct) {

    /** For clients that do not say a precision: they read decimals as texts. */
    public ReviewList withPrintedStars() {
        return new ReviewList(
                total,
                pages,
                thisPage,
                reviews.stream().map(ReviewView::withPrintedStars).toList(),
                totalsPerProduct);
    }
}
