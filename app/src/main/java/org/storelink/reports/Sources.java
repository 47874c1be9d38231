package org.storelink.reports;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.storelink.accounts.LinkedAccount;
import org.storelink.accounts.LinkedVendor;
import org.storelink.accounts.Publishers;

/**
 * Where a report's figures come from.
 *
 * @param collected vendors whose reports are collected
 */
record Sources(Publishers publishers, Set<Long> collected) {

    static Sources of(Publishers publishers, Collection<LinkedAccount> accounts) {
        return new Sources(
                publishers,
                accounts.stream()
                        .flatMap(account -> account.vendors().stream())
                        .filter(LinkedVendor::chosen)
                        .map(LinkedVendor::id)
                        .collect(Collectors.toSet()));
    }

    long publisher(StoredSlice slice) {
        return publishers.of(slice.key().vendorId());
    }

    /** Whether newer files take the place of this one. */
    boolean isCollected(StoredSlice slice) {
        return collected.contains(slice.key().vendorId());
    }

    /** Those whose reports are collected, through whatever account. */
    Set<Long> collectedPublishers() {
        return collected.stream().map(publishers::of).collect(Collectors.toSet());
    }
}
