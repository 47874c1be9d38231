package org.storelink.reports;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.storelink.accounts.LinkedAccount;
import org.storelink.accounts.LinkedVendor;
import org.storelink.accounts.Publishers;
import org.storelink.reports.AwaitedReports.Awaited;

/**
 * Where a report's figures come from.
 *
 * @param collected vendors whose reports are collected; accounts, where reports are made for those, by their ids made negative
 * @param incomplete those among them whose history is still on its way, so that nobody knows where it begins
 * @param awaited publishers some of whose reports have no answer yet, with the first day of the oldest
 */
record Sources(Publishers publishers, Set<Long> collected, Set<Long> incomplete, Map<Long, LocalDate> awaited) {

    Sources(Publishers publishers, Set<Long> collected, Set<Long> incomplete) {
        this(publishers, collected, incomplete, Map.of());
    }

    static Sources of(Publishers publishers, Collection<LinkedAccount> accounts) {
        return new Sources(
                publishers,
                collected(accounts.stream()),
                collected(accounts.stream()
                        .filter(account -> account.completeThrough().isEmpty())));
    }

    /**
     * For reports that only some accounts give, each of them from a day of its own. Whoever has told, or is awaited, is expected to go on;
     * an account of which neither is known is expected to begin, and nobody knows where.
     *
     * @param accounts that give them
     * @param told whoever has told anything that the whole report is about, or is awaited
     * @param slices of the subject
     * @param awaited of the subject
     */
    static Sources ofWhoTold(
            Publishers publishers,
            Collection<LinkedAccount> accounts,
            Set<Long> told,
            Collection<StoredSlice> slices,
            Collection<Awaited> awaited) {
        Set<Long> heard = publishers(publishers, told);
        Set<Long> silent = accounts.stream()
                .filter(account ->
                        publishers(publishers, makers(account)).stream().noneMatch(heard::contains))
                .map(account -> -account.id())
                .collect(Collectors.toSet());
        Set<Long> collected = new HashSet<>(silent);
        Map<Long, LocalDate> since = new HashMap<>();
        Set<Long> makers = new HashSet<>();
        accounts.forEach(account -> makers.addAll(makers(account)));
        slices.stream()
                .map(slice -> slice.key().maker())
                .filter(makers::contains)
                .forEach(collected::add);
        awaited.stream().filter(one -> makers.contains(one.maker())).forEach(one -> {
            collected.add(one.maker());
            since.merge(publishers.of(one.maker()), one.since(), (day, other) -> day.isBefore(other) ? day : other);
        });
        return new Sources(publishers, collected, silent, since);
    }

    /**
     * Without those who never told of anything but that there was nothing, and from whom nothing older is awaited. As stores answer late that
     * there was nothing, the newest days of these would be missing for ever.
     *
     * @param slices of the subject
     */
    Sources withoutQuiet(Collection<StoredSlice> slices) {
        Map<Long, LocalDate> quiet = new HashMap<>();
        slices.forEach(slice ->
                quiet.merge(publisher(slice), slice.lastDay(), (day, other) -> day.isBefore(other) ? other : day));
        slices.stream()
                .filter(slice -> slice.hasFacts() || !slice.isReadable())
                .map(this::publisher)
                .forEach(quiet::remove);
        quiet.entrySet().removeIf(last -> awaitedOf(last.getKey())
                .filter(since -> since.isBefore(last.getValue()))
                .isPresent());
        Set<Long> others = collected.stream()
                .filter(maker -> !quiet.containsKey(publishers.of(maker)))
                .collect(Collectors.toSet());
        return others.isEmpty() ? this : new Sources(publishers, others, incomplete, awaited);
    }

    private static Set<Long> publishers(Publishers publishers, Set<Long> makers) {
        return makers.stream().map(publishers::of).collect(Collectors.toSet());
    }

    private static Set<Long> makers(LinkedAccount account) {
        Set<Long> makers = collected(Stream.of(account));
        makers.add(-account.id());
        return makers;
    }

    private static Set<Long> collected(Stream<LinkedAccount> accounts) {
        return accounts.flatMap(account -> account.vendors().stream())
                .filter(LinkedVendor::chosen)
                .map(LinkedVendor::id)
                .collect(Collectors.toCollection(HashSet::new));
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
        return publishers(publishers, collected);
    }

    /** Whether the first files that are known of it, or awaited, are the first there are. */
    boolean knowsBeginOf(long publisher) {
        return incomplete.stream().noneMatch(vendor -> publishers.of(vendor) == publisher);
    }

    Optional<LocalDate> awaitedOf(long publisher) {
        return Optional.ofNullable(awaited.get(publisher));
    }
}
