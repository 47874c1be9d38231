package org.storelink.reviews;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.storelink.platform.ProblemException;

/**
 * What a view shows, as the inbox has it in its address. What is empty does not restrict.
 *
 * @param q part of a title or a text
 * @param stars from 1 to 5, separated by commas
 * @param product its id
 * @param unanswered only what the store has no reply to and none is on its way to
 * @param assignedTo {@code me}, which is whoever looks, {@code nobody}, or the id of a member
 * @param tag of the team
 */
public record ViewFilter(String q, String stars, String product, boolean unanswered, String assignedTo, String tag) {

    private static final int LONGEST_WORDS = 400;
    private static final Pattern STARS = Pattern.compile("|[1-5](,[1-5]){0,4}");
    private static final Pattern PRODUCT = Pattern.compile("|[0-9]{1,18}");

    /** @throws ProblemException bad request naming what is not understood */
    public static ViewFilter of(
            @Nullable String q,
            @Nullable String stars,
            @Nullable String product,
            boolean unanswered,
            @Nullable String assignedTo,
            @Nullable String tag) {
        String assigned = text(assignedTo);
        TeamFilter team = TeamFilter.parse(assigned, null);
        String tagged = text(tag);
        return new ViewFilter(
                words(text(q)),
                matching(STARS, "stars", text(stars), "are from 1 to 5, separated by commas."),
                matching(PRODUCT, "product", text(product), "is the id of a product."),
                unanswered,
                team.assigned().isPresent() ? assigned : "",
                tagged.isEmpty() ? "" : ReviewTag.word(tagged));
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    private static String words(String typed) {
        if (typed.length() > LONGEST_WORDS || typed.indexOf('\0') >= 0) {
            throw ProblemException.badField("q", "is at most " + LONGEST_WORDS + " characters, none of them U+0000.");
        }
        return typed;
    }

    private static String matching(Pattern form, String field, String value, String wanted) {
        if (!form.matcher(value).matches()) {
            throw ProblemException.badField(field, wanted);
        }
        return value;
    }

    /** Whether it restricts nothing. */
    boolean restrictsNothing() {
        return !unanswered && (q + stars + product + assignedTo + tag).isEmpty();
    }
}
