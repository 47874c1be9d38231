package org.storelink.appstoresimulator.reviews;

import java.time.Duration;
import java.time.Instant;

/**
 * What the publisher has answered to a review.
 *
 * @param id another one each time the text is replaced
 * @param review id of the review
 */
public record DeveloperResponse(String id, String review, String text, Instant writtenAt) {

    private static final Duration UNTIL_PUBLISHED = Duration.ofHours(6);

    /** Whether customers do not see it yet. */
    public boolean isPending(Instant now) {
        return now.isBefore(writtenAt.plus(UNTIL_PUBLISHED));
    }
}
