package org.storelink.appstoreconnect.session;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.storelink.connector.ConnectorContext;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure.Gone;

/**
 * Which parts of the site an operator lets this connector use. A part is on unless its setting says anything else.
 *
 * @param setting value of a setting, when it is set
 */
public record Switches(Function<String, Optional<String>> setting) {

    public static Switches of(ConnectorContext context) {
        return new Switches(context::setting);
    }

    /** Why a part may not be used; empty when it may. */
    public Optional<String> off(SitePart part) {
        String value = setting.apply(part.setting()).orElse("").strip().toLowerCase(Locale.ROOT);
        return value.isEmpty() || value.equals("on") ? Optional.empty() : Optional.of(part.switchedOff());
    }

    /**
     * Why nothing of some streams is collected; empty when one of them is.
     *
     * @param what they are, at the beginning of a sentence
     */
    public Optional<String> off(String what, List<String> streams) {
        return streams.stream().allMatch(this::isOff)
                ? Optional.of(what + " are switched off on this server: " + String.join(", ", streams) + ".")
                : Optional.empty();
    }

    /** The server refuses to start with anything but on and off. */
    private boolean isOff(String stream) {
        return setting.apply("stream." + stream)
                .filter(value -> value.strip().equalsIgnoreCase("off"))
                .isPresent();
    }

    public void require(SitePart part) throws ConnectorException {
        Optional<String> off = off(part);
        if (off.isPresent()) {
            throw new ConnectorException(new Gone(off.get()));
        }
    }
}
