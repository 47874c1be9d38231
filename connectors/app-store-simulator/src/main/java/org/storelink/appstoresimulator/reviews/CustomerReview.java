package org.storelink.appstoresimulator.reviews;

import java.time.Instant;

/**
 * A review as it stands. Texts may be up to 6,000 characters long and hold anything.
 *
 * @param id at today's address; says nothing
 * @param number at the older address, and in public
 * @param app Apple's number of the app
 * @param territory ISO 3166-1 alpha-2
 * @param writtenAt when it was written, or edited last
 */
public record CustomerReview(
        String id,
        long number,
        long app,
        int rating,
        String title,
        String body,
        String nickname,
        String territory,
        String version,
        Instant writtenAt,
        boolean edited) {

    /** The same review with another text, written now. */
    CustomerReview rewritten(int newRating, String newTitle, String newBody, Instant now) {
        return new CustomerReview(
                id, number, app, newRating, newTitle, newBody, nickname, territory, version, now, true);
    }
}
