package org.storelink.appstoreconnect.session;

import java.util.List;
import java.util.Optional;

/**
 * The roles of a user with a provider, as far as the site tells them.
 *
 * @param names in Apple's words; empty when the site does not tell
 * @param untold why it does not, in whole sentences; empty when it was not asked
 */
public record UserRoles(Optional<List<String>> names, String untold) {

    static UserRoles told(List<String> names) {
        return new UserRoles(Optional.of(names), "");
    }

    static UserRoles untold(String why) {
        return new UserRoles(Optional.empty(), why);
    }
}
