package org.storelink.plugins;

import java.time.Duration;

/**
 * How long a call of a plugin may take before it is interrupted and given up.
 *
 * @param start for what happens while the server starts
 * @param step for what a person waits for
 * @param fetch for one slice
 */
record CallLimits(Duration start, Duration step, Duration fetch) {

    static final CallLimits USUAL =
            new CallLimits(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofMinutes(30));
}
