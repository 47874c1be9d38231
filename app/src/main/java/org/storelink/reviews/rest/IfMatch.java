package org.storelink.reviews.rest;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.storelink.platform.Problem;
import org.storelink.platform.ProblemException;

/** The header by which a client says what it has seen: turns of things here are their {@code ETag}s. */
final class IfMatch {

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"?([0-9]{1,9})\"?");

    private IfMatch() {}

    /**
     * @return empty when the client does not say, or takes whatever there is
     * @throws ProblemException precondition failed, when it is none of ours
     */
    static Optional<Integer> turn(@Nullable String header) {
        return Optional.ofNullable(header)
                .filter(tag -> !tag.strip().equals("*"))
                .map(IfMatch::parse);
    }

    private static int parse(String tag) {
        Matcher turn = TAG.matcher(tag.strip());
        if (!turn.matches()) {
            throw new ProblemException(
                    Problem.PRECONDITION_FAILED,
                    "If-Match is no ETag that was given here. Nothing was done; read first what you want to change.");
        }
        return Integer.parseInt(turn.group(1));
    }
}
