package org.storelink.appstoreconnect.reviews;

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

    void require(SitePart part) throws ConnectorException {
        Optional<String> off = off(part);
        if (off.isPresent()) {
            throw new ConnectorException(new Gone(off.get()));
        }
    }
}
