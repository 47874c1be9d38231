package org.storelink.reviews.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.storelink.reviews.ReplyView;
import org.storelink.reviews.ReviewDetail;
import org.storelink.reviews.ReviewView;

/**
 * A review for programs that may read what is public. What members say to each other about it is not, and has an address and a scope
 * of its own.
 *
 * @param revisions what it said before its customer changed it, newest first
 */
@Schema(name = "ReviewDetail")
public record ReviewAnswer(ReviewView review, List<ReviewDetail.Revision> revisions, ReplyView response) {

    static ReviewAnswer of(ReviewDetail detail) {
        return new ReviewAnswer(detail.review(), detail.revisions(), detail.response());
    }
}
