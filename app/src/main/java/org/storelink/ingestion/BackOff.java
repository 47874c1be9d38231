package org.storelink.ingestion;

import java.time.Duration;

/**
 * How long to wait before the next try: twice as long each time, up to a limit.
 *
 * @param first wait after the first failure
 */
record BackOff(Duration first, Duration most) {

    /** For a store that is out of order: the account rests. */
    static final BackOff STORE = new BackOff(Duration.ofMinutes(5), Duration.ofHours(4));
    /** For one slice that cannot be taken in as it is. */
    static final BackOff SLICE = new BackOff(Duration.ofHours(1), Duration.ofHours(24));

    /** @param failures in a row, this one included: 1 or more */
    Duration after(int failures) {
        int doublings = Math.min(failures - 1, 20);
        Duration wait = first.multipliedBy(1L << doublings);
        return wait.compareTo(most) > 0 ? most : wait;
    }
}
