package org.storelink.appstoreconnect.session;

import java.util.Optional;
import org.storelink.appstoreconnect.wire.Json;

/** Whom App Store Connect takes the browser for, as far as it takes it for anybody. */
sealed interface Recognition {

    /** Somebody who works for a provider. */
    record Known(Self who) implements Recognition {}

    /** A user to whom no provider is shown, which a new sign-in may change. */
    record WithoutProvider() implements Recognition {}

    /** The session has ended, or there never was one. */
    record Nobody() implements Recognition {}

    /** Empty when the answer is in another form. */
    static Optional<Recognition> in(Json session) {
        boolean noneNamed = session.at("provider").isMissing();
        boolean noneToChoose = session.at("availableProviders").isList()
                && session.at("availableProviders").items().isEmpty();
        return session.at("user").isObject() && noneNamed && (noneToChoose || session.hasNothingAt("provider"))
                ? Optional.of(new WithoutProvider())
                : Self.of(session).map(Known::new);
    }

    default Optional<Self> self() {
        return this instanceof Known known ? Optional.of(known.who()) : Optional.empty();
    }
}
