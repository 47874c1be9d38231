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

    /** @throws ProblemException bad request naming {@code page} or {@code count} */
    public Paging {
        List<ProblemException.FieldError> errors = new ArrayList<>();
        if (page < 1) {
            errors.add(new ProblemException.FieldError("page", "must be 1 or more."));
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

    public long offset() {
        return (long) (page - 1) * count;
    }
}
