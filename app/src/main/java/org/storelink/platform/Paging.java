package org.storelink.platform;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is wanted.
 *
 * @param page from 1
 * @param count results per page
 */
public record Paging(int page, int count) {

    public static final int MAX_COUNT = 500;
    private static final int USUAL_COUNT = 100;

    /** Databases count rows with an int. */
    private static final int MAX_PAGE = Integer.MAX_VALUE / MAX_COUNT;

    /** @throws ProblemException bad request naming {@code page} or {@code count} */
    public Paging {
        List<ProblemException.FieldError> errors = new ArrayList<>();
        if (page < 1) {
            errors.add(new ProblemException.FieldError("page", "must be 1 or more."));
        }
        if (page > MAX_PAGE) {
            errors.add(new ProblemException.FieldError("page", "must be at most " + MAX_PAGE + "."));
        }
        if (count < 1 || count > MAX_COUNT) {
            errors.add(new ProblemException.FieldError("count", "must be from 1 to " + MAX_COUNT + "."));
        }
        if (!errors.isEmpty()) {
            throw ProblemException.badFields(errors);
        }
    }

    public static Paging of(@Nullable Integer page, @Nullable Integer count) {
        return new Paging(page == null ? 1 : page, count == null ? USUAL_COUNT : count);
    }

    /** Rows before the page. */
    public int offset() {
        return (page - 1) * count;
    }
}
