package org.storelink.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.storelink.connector.AccountKey;
import org.storelink.connector.Capability;

/**
 * One of the keys of a linked account, as those who manage it see it; never anything secret.
 *
 * @param id what the store calls it
 * @param kind what sort of key it is, for people
 * @param gives what it was found to give when it was tried last
 * @param usedFor of that, what this key is used for rather than another of the account's
 * @param verifiedAt when it was tried last and the store took it; empty when it never was
 * @param problem what has become worse since
 * @param staysBecause why it may not be removed; empty when it may
 */
public record LinkedKey(
        String id,
        String kind,
        List<Capability> gives,
        List<Capability> usedFor,
        Optional<Instant> verifiedAt,
        Optional<String> problem,
        Optional<String> staysBecause) {

    private static final String ONLY_ONE =
            "It is the only key of this account. Put another one in its place, or unlink the account.";

    public LinkedKey {
        gives = List.copyOf(gives);
        usedFor = List.copyOf(usedFor);
    }

    /** Whether it was found out what the key gives: by trying it, or by the store's not taking it. */
    public boolean known() {
        return verifiedAt.isPresent() || problem.isPresent();
    }

    static List<LinkedKey> of(List<AccountKey> keys) {
        return keys.stream().map(key -> of(key, keys.size() == 1)).toList();
    }

    private static LinkedKey of(AccountKey key, boolean only) {
        return new LinkedKey(
                key.id(),
                key.kind(),
                key.gives().stream().sorted().toList(),
                key.usedFor().stream().sorted().toList(),
                key.verifiedAt(),
                key.trouble(),
                only ? Optional.of(ONLY_ONE) : key.staysBecause());
    }
}
