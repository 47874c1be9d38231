package org.storelink.appstoreconnect.session;

import java.util.Optional;
import org.storelink.appstoreconnect.wire.Json;

/** Whom App Store Connect takes the browser for, as far as it takes it for anybody. */
sealed interface Recognition {

    /** Somebody who works for a provider. */
    record Known(Self who) implements Recognition {}

    /** A user whom no provider has, so that there is nothing to be seen. */
    record WithoutProvider() implements Recognition {}

    /** The session has ended, or there never was one. */
    record Nobody() implements Recognition {}

    /** Empty when the answer is in another form. */
    static Optional<Recognition> in(Json session) {
        boolean withoutProvider = session.at("user").isObject()
                && session.at("provider").isMissing()
                && session.at("availableProviders").items().isEmpty();
        return withoutProvider
                ? Optional.of(new WithoutProvider())
                : Self.of(session).map(Known::new);
    }

    default Optional<Self> self() {
        return this instanceof Known known ? Optional.of(known.who()) : Optional.empty();
    }
}
