package org.storelink.reviews;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What has become of a reply. */
public enum ReplyState {
    /** Nobody has replied. */
    NONE,
    /** Kept here, not sent yet. */
    QUEUED,
    /** On its way: whether the store has it is not known while this stands. */
    SENDING,
    /** The store's answer was lost; it is being found out there. */
    UNKNOWN,
    /** The store has it and will show it. */
    PENDING,
    PUBLISHED,
    /** Not sent, or refused. The text is kept. */
    FAILED,
    /** A newer one took its place before it was known that the store has it. */
    OVERTAKEN,
    /** It was taken back. */
    WITHDRAWN;

    /** As it stands in the database and in answers. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ReplyState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** For people. */
    public String title() {
        return switch (this) {
            case NONE -> "Not answered";
            case QUEUED -> "Waiting to be sent";
            case SENDING -> "Being sent";
            case UNKNOWN -> "Being looked up at the store";
            case PENDING -> "At the store, not shown yet";
            case PUBLISHED -> "Published";
            case FAILED -> "Failed";
            case OVERTAKEN -> "Replaced by a newer one";
            case WITHDRAWN -> "Withdrawn";
        };
    }

    /** Whether something is still to come of it here. */
    public boolean isUnderWay() {
        return this == QUEUED || this == SENDING || this == UNKNOWN;
    }

    /** Whether the store has a reply in this state. */
    public boolean isAtStore() {
        return this == PENDING || this == PUBLISHED;
    }

    static List<String> words() {
        return Arrays.stream(values()).map(ReplyState::word).toList();
    }
}
