package org.storelink.reviews;

import java.time.Instant;
import java.util.List;

/**
 * A text that members begin a reply with.
 *
 * @param folder empty outside of any folder
 * @param placeholders what it leaves open, as it is written there; see {@link Placeholder}
 * @param turn grows with each change; its {@code ETag}
 */
public record ReplyTemplate(
        long id,
        String folder,
        String name,
        String content,
        List<String> placeholders,
        String changedBy,
        Instant changedAt,
        int turn) {}
