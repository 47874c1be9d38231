package org.storelink.reviews;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A review as clients of such APIs know it. Nothing is translated here: {@code title} and {@code review} are what the customer wrote, like
 * {@code originalTitle} and {@code originalReview}.
 *
 * @param id the product's id, {@code L}, and the review's own number
 * @param stars from 1 to 5, a number; or a text with two decimals, see {@link ReviewList#withPrintedStars}
 * @param iso country of two letters, {@code ZZ} when the store does not say
 * @param weight always 0
 * @param predictedLangs always empty: no language is guessed yet
 * @param assignedTo who of the team sees to it
 * @param notes how many members have written to each other about it
 */
public record ReviewView(
        String id,
        String author,
        String title,
        String review,
        String originalTitle,
        String originalReview,
        Object stars,
        String iso,
        @Nullable String version,
        Instant date,
        boolean deleted,
        boolean hasResponse,
        long product,
        long productId,
        String productName,
        String vendorId,
        String store,
        int weight,
        List<String> predictedLangs,
        ReplyState responseState,
        int revision,
        ReviewWork.@Nullable Assignee assignedTo,
        List<String> tags,
        int notes) {

    ReviewView withPrintedStars() {
        return new ReviewView(
                id,
                author,
                title,
                review,
                originalTitle,
                originalReview,
                stars + ".00",
                iso,
                version,
                date,
                deleted,
                hasResponse,
                product,
                productId,
                productName,
                vendorId,
                store,
                weight,
                predictedLangs,
                responseState,
                revision,
                assignedTo,
                tags,
                notes);
    }

    static ReviewView of(KeptReview review, String productName, ReviewWork work) {
        Saying saying = review.saying();
        return new ReviewView(
                id(review),
                saying.author(),
                saying.title(),
                saying.body(),
                saying.title(),
                saying.body(),
                saying.stars(),
                review.country(),
                saying.version().orElse(null),
                saying.writtenAt(),
                review.isDeleted(),
                review.storeReply().isPresent(),
                review.productId(),
                review.productId(),
                productName,
                id(review),
                review.store(),
                0,
                List.of(),
                review.responseState(),
                review.revision(),
                work.assignedTo(),
                work.tags(),
                work.notes());
    }

    private static String id(KeptReview review) {
        return review.productId() + "L" + review.id();
    }
}
