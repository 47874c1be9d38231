package org.storelink.appstoresimulator.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** How many requests each key may send in any hour. Thread-safe. */
final class RateLimit {

    private static final Duration HOUR = Duration.ofHours(1);

    private final int limit;
    private final Clock clock;
    private final Map<String, Deque<Instant>> requests = new HashMap<>();

    RateLimit(int limit, Clock clock) {
        this.limit = limit;
        this.clock = clock;
    }

    /** Counts a request; false when it is one too many. */
    synchronized boolean allows(String key) {
        Deque<Instant> ofKey = recent(key);
        if (ofKey.size() >= limit) {
            return false;
        }
        ofKey.addLast(clock.instant());
        return true;
    }

    /** As the header {@code X-Rate-Limit} tells it. */
    synchronized String told(String key) {
        return "user-hour-lim:" + limit + ";user-hour-rem:"
                + (limit - recent(key).size()) + ";";
    }

    private Deque<Instant> recent(String key) {
        Deque<Instant> ofKey = requests.computeIfAbsent(key, _ -> new ArrayDeque<>());
        Instant begin = clock.instant().minus(HOUR);
        while (!ofKey.isEmpty() && !ofKey.getFirst().isAfter(begin)) {
            ofKey.removeFirst();
        }
        return ofKey;
    }
}
