package org.storelink.appstoreconnect.apikey;

import java.util.List;
import java.util.Optional;
import org.storelink.connector.Capability;
import org.storelink.connector.Check;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.ConnectorFailure.Throttled;
import org.storelink.connector.ConnectorFailure.Unavailable;

/**
 * A key after it was tried.
 *
 * @param checks what it gives by itself; none when Apple does not take it, or has not answered: then its standing is that of before
 */
record TriedKey(KeyCredential key, List<Check> checks, KeyStanding standing) {

    TriedKey {
        checks = List.copyOf(checks);
    }

    /** One of several keys that Apple has not answered. */
    static TriedKey unanswered(KeyCredential key, KeyStanding before) {
        return new TriedKey(key, List.of(), before);
    }

    /** Whether nothing is said of the key itself: it is tried again another time, and holds up no other. */
    static boolean isUnanswered(ConnectorFailure failure) {
        return failure instanceof Throttled || failure instanceof Unavailable;
    }

    Optional<Check> found(Capability capability) {
        return checks.stream().filter(check -> check.capability() == capability).findFirst();
    }
}
