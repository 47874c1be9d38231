package org.storelink.reviews;

import java.util.Optional;

/**
 * Under which a reply is taken.
 *
 * @param turn of the reply that the writer saw, see {@link ReplyView#turn()}; without one whatever has come to rest may be replaced
 * @param requestKey under which the same wish may come again, as when its answer was lost
 */
public record Condition(Optional<Integer> turn, Optional<String> requestKey) {

    public static final Condition NONE = new Condition(Optional.empty(), Optional.empty());

    public static Condition seen(int turn) {
        return new Condition(Optional.of(turn), Optional.empty());
    }
}
