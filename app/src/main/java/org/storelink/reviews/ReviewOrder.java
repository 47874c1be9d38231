package org.storelink.reviews;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.storelink.platform.ProblemException;

/** In which order reviews are listed. */
public enum ReviewOrder {
    NEWEST("-date", "r.saying.writtenAt DESC, r.id DESC"),
    OLDEST("date", "r.saying.writtenAt, r.id"),
    MOST_STARS("-stars", "r.saying.stars DESC, r.saying.writtenAt DESC, r.id DESC"),
    FEWEST_STARS("stars", "r.saying.stars, r.saying.writtenAt DESC, r.id DESC"),
    COUNTRY("country", "r.country, r.saying.writtenAt DESC, r.id DESC"),
    COUNTRY_BACKWARDS("-country", "r.country DESC, r.saying.writtenAt DESC, r.id DESC");

    private final String word;
    private final String columns;

    ReviewOrder(String word, String columns) {
        this.word = word;
        this.columns = columns;
    }

    String columns() {
        return columns;
    }

    /** @throws ProblemException bad request naming {@code sort} */
    public static ReviewOrder of(@Nullable String word) {
        if (word == null || word.isBlank()) {
            return NEWEST;
        }
        return Arrays.stream(values())
                .filter(order -> order.word.equals(word.strip()))
                .findFirst()
                .orElseThrow(() -> ProblemException.badField(
                        "sort",
                        "is one of "
                                + Arrays.stream(values())
                                        .map(order -> order.word)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }
}
