package org.storelink.plugins;

import java.time.Duration;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Shows calls of plugins to operators, as the metric {@code storelink_connector_calls}. */
record CallTimers(MetricRegistry registry) implements CallMeter {

    private static final Metadata CALLS = Metadata.builder()
            .withName("storelink_connector_calls")
            .withDescription("Calls of connectors and how long they took, by what they came to")
            .build();

    @Override
    public void finished(String connector, String call, String outcome, Duration took) {
        registry.timer(CALLS, new Tag("connector", connector), new Tag("call", call), new Tag("outcome", outcome))
                .update(took);
    }
}
