package org.storelink.plugins;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.storelink.connector.ConnectorDescriptor;
import org.storelink.connector.ReportStream;
import org.storelink.platform.CannotStart;

/**
 * Which report streams of a connector an operator lets it fetch, each by the key
 * {@code storelink.connector.<connector id>.stream.<stream id>}. A stream that is switched off is not there: nothing of it is planned or
 * asked for, and what has come of it stays.
 */
final class StreamSwitches {

    private static final String ON = "on";
    private static final String OFF = "off";

    private StreamSwitches() {}

    /**
     * The same connector without the streams that are switched off.
     *
     * @param configuration value of a key, when it is set
     * @throws CannotStart when a switch is neither on nor off
     */
    static ConnectorDescriptor leaveOut(
            ConnectorDescriptor descriptor, Function<String, Optional<String>> configuration) {
        List<ReportStream> streams = new ArrayList<>();
        for (ReportStream stream : descriptor.streams()) {
            if (isOn("storelink.connector." + descriptor.id() + ".stream." + stream.id(), configuration)) {
                streams.add(stream);
            }
        }
        return new ConnectorDescriptor(
                descriptor.id(),
                descriptor.name(),
                descriptor.store(),
                descriptor.modes(),
                streams,
                descriptor.endpoints(),
                descriptor.guides());
    }

    private static boolean isOn(String key, Function<String, Optional<String>> configuration) {
        String value = configuration.apply(key).map(String::strip).orElse(ON).toLowerCase(Locale.ROOT);
        return switch (value) {
            case "", ON -> true;
            case OFF -> false;
            default -> throw new CannotStart("The configuration key " + key + " must be on or off, not " + value + ".");
        };
    }
}
