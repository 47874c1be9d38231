package org.storelink.connector;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * One of the keys that an account holds, as its connector knows it. Shown to people and kept nowhere: never anything secret.
 *
 * @param id what the store calls the key: the value of the mode's {@link CredentialMode#keyField key field}
 * @param kind what sort of key it is, in a word or two for people; may be empty
 * @param gives what the key was found to give when it was tried last
 * @param usedFor of that, what the connector uses this key for rather than another of the account's
 * @param verifiedAt when the store took the key last while it was tried; empty when it never did, and then nothing is known of what it gives,
 *     unless there is trouble
 * @param trouble why the store does not take the key any more, or gives less with it, in a sentence or two; empty when nothing is the matter
 * @param staysBecause why the key may be replaced, but not removed; empty when it may be
 */
public record AccountKey(
        String id,
        String kind,
        Set<Capability> gives,
        Set<Capability> usedFor,
        Optional<Instant> verifiedAt,
        Optional<String> trouble,
        Optional<String> staysBecause) {

    public AccountKey {
        gives = Set.copyOf(gives);
        usedFor = Set.copyOf(usedFor);
    }
}
