package org.storelink.appstoreconnect.apikey;

import java.util.List;
import org.storelink.connector.Check;

/**
 * A key after it was tried.
 *
 * @param checks what it gives by itself; none when Apple does not take it
 */
record TriedKey(KeyCredential key, List<Check> checks, KeyStanding standing) {

    TriedKey {
        checks = List.copyOf(checks);
    }
}
