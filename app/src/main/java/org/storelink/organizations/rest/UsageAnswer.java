package org.storelink.organizations.rest;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.storelink.organizations.Allowance;

/**
 * The request allowance in the shape that clients of the older API know.
 *
 * @param partnerApi always unused: there is no such API here
 */
@Schema(description = "Requests of your organization: today's allowance and the last 30 days.")
public record UsageAnswer(Api apiRequests, Api partnerApi) {

    /** One kind of request. */
    public record Api(long total, long used, long remaining, History history) {}

    /**
     * Requests per day.
     *
     * @param history by day, written as its first instant in UTC
     */
    public record History(long total, long today, Map<String, Long> history) {}

    static UsageAnswer of(Allowance today, SortedMap<LocalDate, Long> days) {
        Map<String, Long> history = new LinkedHashMap<>();
        days.forEach((day, requests) -> history.put(day + "T00:00:00Z", requests));
        long total = days.values().stream().mapToLong(Long::longValue).sum();
        return new UsageAnswer(
                new Api(today.limit(), today.used(), today.remaining(), new History(total, today.used(), history)),
                new Api(0, 0, 0, new History(0, 0, Map.of())));
    }
}
