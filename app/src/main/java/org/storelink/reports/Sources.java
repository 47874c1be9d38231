package org.storelink.reports;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.storelink.accounts.LinkedAccount;
import org.storelink.accounts.LinkedVendor;
import org.storelink.accounts.Publishers;

/**
 * Where a report's figures come from.
 *
 * @param collected vendors whose reports are collected; accounts, where reports are made for those, by their ids made negative
 * @param incomplete those among them whose history is still on its way, so that nobody knows where it begins
 */
record Sources(Publishers publishers, Set<Long> collected, Set<Long> incomplete) {

    static Sources of(Publishers publishers, Collection<LinkedAccount> accounts) {
        return new Sources(
                publishers,
                collected(accounts.stream()),
                collected(accounts.stream()
                        .filter(account -> account.completeThrough().isEmpty())));
    }

    /**
     * For reports of which only some accounts tell, each of them from a day of its own: whoever has told is expected to go on.
     *
     * @param slices of the subject
     */
    static Sources ofWhoTold(
            Publishers publishers, Collection<LinkedAccount> accounts, Collection<StoredSlice> slices) {
        Set<Long> collected = collected(accounts.stream());
        accounts.forEach(account -> collected.add(-account.id()));
        Set<Long> told = slices.stream().map(slice -> slice.key().maker()).collect(Collectors.toSet());
        collected.retainAll(told);
        return new Sources(publishers, collected, Set.of());
    }

    private static Set<Long> collected(Stream<LinkedAccount> accounts) {
        return accounts.flatMap(account -> account.vendors().stream())
                .filter(LinkedVendor::chosen)
                .map(LinkedVendor::id)
                .collect(Collectors.toSet());
    }

    long publisher(StoredSlice slice) {
        return publishers.of(slice.key().maker());
    }

    /** Whether newer files take the place of this one. */
    boolean isCollected(StoredSlice slice) {
        return collected.contains(slice.key().maker());
    }

    /** Those whose reports are collected, through whatever account. */
    Set<Long> collectedPublishers() {
        return collected.stream().map(publishers::of).collect(Collectors.toSet());
    }

    /** Whether the first files that are known of it are the first there are. */
    boolean knowsBeginOf(long publisher) {
        return incomplete.stream().noneMatch(vendor -> publishers.of(vendor) == publisher);
    }
}
