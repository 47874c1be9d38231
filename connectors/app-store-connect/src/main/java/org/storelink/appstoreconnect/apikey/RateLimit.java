package org.storelink.appstoreconnect.apikey;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.storelink.appstoreconnect.wire.RetryAfter;

/** How long the API is to be left in peace. Apple counts the requests of a key over the last hour, and unpublished ones over minutes. */
final class RateLimit {

    static final String WORDS = "Apple takes only so many requests of a key in an hour. The rest is asked for later.";

    private static final Pattern LEFT = Pattern.compile("user-hour-rem:\\s*(-?\\d{1,9})");

    /** When the hour's requests are used up, a part of them has come back by then. */
    private static final Duration HOUR_IS_USED_UP = Duration.ofMinutes(15);

    private static final Duration USUAL = Duration.ofMinutes(2);

    private RateLimit() {}

    /** Empty when more may be asked for at once. */
    static Optional<Instant> restUntil(int status, HttpHeaders headers, Instant now) {
        boolean usedUp =
                headers.firstValue("X-Rate-Limit").filter(RateLimit::isUsedUp).isPresent();
        return status == 429 || usedUp
                ? Optional.of(RetryAfter.in(headers, now, usedUp ? HOUR_IS_USED_UP : USUAL))
                : Optional.empty();
    }

    private static boolean isUsedUp(String header) {
        Matcher left = LEFT.matcher(header);
        return left.find() && Integer.parseInt(left.group(1)) <= 0;
    }
}
