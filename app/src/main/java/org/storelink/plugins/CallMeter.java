package org.storelink.plugins;

import java.time.Duration;

/** Told of every finished call of a plugin. */
@FunctionalInterface
interface CallMeter {

    /**
     * @param call for example fetch
     * @param outcome {@code ok}, or the simple name of the failure
     */
    void finished(String connector, String call, String outcome, Duration took);
}
