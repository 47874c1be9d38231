package org.storelink.organizations;

import java.time.Duration;

/**
 * How much of a day's API requests is used.
 *
 * @param used with the present request
 * @param untilNextDay when counting starts anew
 */
public record Allowance(long used, long limit, Duration untilNextDay) {

    public boolean isExceeded() {
        return used > limit;
    }

    public long remaining() {
        return Math.max(0, limit - used);
    }
}
