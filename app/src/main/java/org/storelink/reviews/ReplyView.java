package org.storelink.reviews;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.storelink.connector.ReplyLimit;

/**
 * The reply to a review as members see it: what stands at the store, what is still on its way there, and everything that was ever written.
 * Where clients of the older API look for something the name is theirs.
 *
 * @param content as it stands at the store; null when there is none
 * @param timestamp when it was last changed at the store, or seen first where the store does not say
 * @param versions everything written here, newest first; null when there is nothing
 * @param user who wrote what stands at the store, if it was written here
 * @param pending what is still on its way
 * @param state of the newest that was written, or of what stands at the store
 * @param reason why it is in this state, in words; may be empty
 * @param outdated whether the customer has changed the review since the reply was written
 * @param limit how long a reply may be; null until the store was visited once
 * @param turn grows whenever somebody writes a reply; its {@code ETag}
 */
public record ReplyView(
        @Nullable String content,
        @Nullable Instant timestamp,
        @Nullable List<WrittenReply> versions,
        @Nullable Writer user,
        ReplyAccount externalAccount,
        @Nullable PendingReply pending,
        ReplyState state,
        String reason,
        boolean outdated,
        @Nullable ReplyLength limit,
        int turn) {

    /**
     * A text that was written here.
     *
     * @param content empty when the reply was taken back
     */
    public record WrittenReply(
            int number,
            String content,
            Instant timestamp,
            Writer user,
            ReplyState state,
            String reason,
            int reviewRevision) {}

    public record Writer(String name) {}

    /** @param storfrontId misspelt because clients read it so */
    public record ReplyAccount(@Nullable Long storfrontId, String type, String name) {}

    /** @param action {@code create}, {@code update} or {@code delete} */
    public record PendingReply(String action, ReplyText response, Instant submittedTimestamp) {}

    public record ReplyText(String content) {}

    /** @param unit {@code code_units}, {@code code_points} or {@code bytes} */
    public record ReplyLength(int most, ReplyLimit.Unit unit) {}
}
