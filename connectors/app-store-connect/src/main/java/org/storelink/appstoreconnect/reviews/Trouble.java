package org.storelink.appstoreconnect.reviews;

import java.util.Optional;
import org.storelink.appstoreconnect.web.WebAnswer;
import org.storelink.connector.Capability;
import org.storelink.connector.ConnectorFailure;

/** Understands answers that are about whoever asks, or about the service itself, and not about the review that was asked for. */
@FunctionalInterface
public interface Trouble {

    /**
     * Empty when the answer is about what was asked for.
     *
     * @param capability what it was asked for
     */
    Optional<ConnectorFailure> in(WebAnswer answer, Capability capability);
}
