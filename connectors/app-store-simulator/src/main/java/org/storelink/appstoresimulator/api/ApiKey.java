package org.storelink.appstoresimulator.api;

import java.security.interfaces.ECPublicKey;
import java.util.Optional;
import java.util.Set;
import org.storelink.appstoresimulator.people.Role;

/**
 * A key of the API as Apple keeps it: the public half.
 *
 * @param issuer of the team; empty for the key of one person
 * @param account number of the account that it opens
 * @param roles of the key; of the person, where it belongs to one
 */
public record ApiKey(String id, Optional<String> issuer, String account, Set<Role> roles, ECPublicKey publicKey) {

    boolean isIndividual() {
        return issuer.isEmpty();
    }

    boolean has(Role... oneOf) {
        return Set.of(oneOf).stream().anyMatch(roles::contains);
    }
}
