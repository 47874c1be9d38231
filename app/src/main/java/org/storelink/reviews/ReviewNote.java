package org.storelink.reviews;

import java.time.Instant;

/**
 * What a member said to the others about a review.
 *
 * @param deletable whether the reader may delete it
 */
public record ReviewNote(long id, String content, ReplyView.Writer user, Instant timestamp, boolean deletable) {}
