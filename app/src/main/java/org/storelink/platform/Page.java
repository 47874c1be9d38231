package org.storelink.platform;

import java.util.List;
import java.util.function.Function;

/** One page of a list, in the envelope that every list of the API shares. */
public record Page<T>(Metadata metadata, List<T> results) {

    public record Metadata(Resultset resultset) {}

    /**
     * @param count results asked for per page
     * @param page from 1
     */
    public record Resultset(long totalCount, int count, int page, int totalPages) {}

    public static <T> Page<T> of(List<T> results, long totalCount, Paging paging) {
        int totalPages = (int) Math.ceilDiv(totalCount, (long) paging.count());
        return new Page<>(
                new Metadata(new Resultset(totalCount, paging.count(), paging.page(), totalPages)),
                List.copyOf(results));
    }

    /** Cuts a page out of a list that is in memory anyway. */
    public static <T> Page<T> cut(List<T> all, Paging paging) {
        int from = Math.min(all.size(), paging.offset());
        int to = Math.min(all.size(), from + paging.count());
        return of(all.subList(from, to), all.size(), paging);
    }

    public <R> Page<R> map(Function<T, R> change) {
        return new Page<>(metadata, results.stream().map(change).toList());
    }
}
