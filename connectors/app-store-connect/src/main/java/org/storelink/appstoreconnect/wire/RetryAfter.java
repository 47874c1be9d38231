package org.storelink.appstoreconnect.wire;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Reads the header Retry-After in both of its forms. */
public final class RetryAfter {

    private static final Duration SOONEST = Duration.ofMinutes(1);
    private static final Duration LATEST = Duration.ofDays(1);

    private RetryAfter() {}

    /** When to ask again: what the store says, kept between a minute and a day, or else {@code usual} from now. */
    public static Instant in(HttpHeaders headers, Instant now, Duration usual) {
        Duration wait = headers.firstValue("Retry-After")
                .flatMap(value -> duration(value.strip(), now))
                .orElse(usual);
        if (wait.compareTo(SOONEST) < 0) {
            return now.plus(SOONEST);
        }
        return now.plus(wait.compareTo(LATEST) > 0 ? LATEST : wait);
    }

    private static Optional<Duration> duration(String value, Instant now) {
        if (value.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        return HttpDate.parse(value).map(until -> Duration.between(now, until));
    }
}
