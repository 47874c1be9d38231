package org.storelink.reviews;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the team does about a review.
 *
 * @param notes how many there are
 */
public record ReviewWork(@Nullable Assignee assignedTo, List<String> tags, int notes) {

    static final ReviewWork NONE = new ReviewWork(null, List.of(), 0);

    /** The member who sees to it. */
    public record Assignee(long id, String name) {}
}
