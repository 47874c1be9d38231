package org.storelink.reviews;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A review with everything that was ever said about it.
 *
 * @param revisions what it said before its customer changed it, newest first
 * @param notes what members said to each other about it, oldest first
 */
public record ReviewDetail(ReviewView review, List<Revision> revisions, ReplyView response, List<ReviewNote> notes) {

    /** @param replacedAt when the change was seen */
    public record Revision(
            int revision,
            int stars,
            String author,
            String title,
            String review,
            @Nullable String version,
            Instant date,
            Instant replacedAt) {

        static Revision of(EarlierRevision earlier) {
            Saying saying = earlier.saying();
            return new Revision(
                    earlier.number(),
                    saying.stars(),
                    saying.author(),
                    saying.title(),
                    saying.body(),
                    saying.version().orElse(null),
                    saying.writtenAt(),
                    earlier.replacedAt());
        }
    }
}
