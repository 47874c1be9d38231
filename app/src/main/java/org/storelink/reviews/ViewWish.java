package org.storelink.reviews;

import org.jspecify.annotations.Nullable;
import org.storelink.platform.ProblemException;

/** What a member wants of a view. */
public record ViewWish(String name, boolean shared, ViewFilter filter) {

    private static final int LONGEST_NAME = 60;

    /** @throws ProblemException bad request naming {@code name} or {@code filter} */
    public static ViewWish of(@Nullable String name, boolean shared, ViewFilter filter) {
        String checked = Texts.name("name", name, 1, LONGEST_NAME);
        if (filter.restrictsNothing()) {
            throw ProblemException.badField("filter", "restricts nothing; choose something to show first.");
        }
        return new ViewWish(checked, shared, filter);
    }
}
