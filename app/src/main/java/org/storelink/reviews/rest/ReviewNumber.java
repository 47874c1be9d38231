package org.storelink.reviews.rest;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.storelink.platform.CurrentActor;
import org.storelink.platform.ProblemException;
import org.storelink.reviews.Inbox;
import org.storelink.reviews.ReviewDetail;

/** Ids of reviews as clients write them: the product's id, {@code L}, and the review's own number; or that number alone. */
@Dependent
class ReviewNumber {

    private static final Pattern ID = Pattern.compile("(?:([0-9]{1,18})L)?([0-9]{1,18})");

    private final Inbox inbox;
    private final CurrentActor actor;

    @Inject
    ReviewNumber(Inbox inbox, CurrentActor actor) {
        this.inbox = inbox;
        this.actor = actor;
    }

    /** @throws ProblemException not found, also where the product is not the review's */
    ReviewDetail detail(String id) {
        ReviewDetail detail = inbox.get(actor.get(), bare(id));
        if (id.indexOf('L') >= 0 && !detail.review().id().equals(id)) {
            throw ProblemException.notFound("review");
        }
        return detail;
    }

    /** The review's own number, once it is known that the id is its. */
    long of(String id) {
        return id.indexOf('L') < 0 ? bare(id) : bare(detail(id).review().id());
    }

    private static long bare(String id) {
        Matcher parts = ID.matcher(id);
        if (!parts.matches()) {
            throw ProblemException.notFound("review");
        }
        return Long.parseLong(parts.group(2));
    }
}
