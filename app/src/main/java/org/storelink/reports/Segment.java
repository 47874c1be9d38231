package org.storelink.reports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.storelink.connector.Grain;

/**
 * Facts that a query reads, said as briefly as the database likes it: those of one grain from a first to a last date. Days without facts
 * and slices without facts in between do no harm, so a plan of a thousand slices is one or two segments.
 */
record Segment(Grain grain, LocalDate from, LocalDate to, Choice choice) {

    /** Whose facts of those dates. */
    sealed interface Choice {
        record All() implements Choice {}

        record Vendors(SortedSet<Long> ids) implements Choice {}

        record Slices(SortedSet<Long> ids) implements Choice {}
    }

    /**
     * @param stored all slices of the read model
     * @param chosen those among them that are to be read
     */
    static List<Segment> of(Collection<StoredSlice> stored, Collection<StoredSlice> chosen) {
        Set<Long> chosenIds =
                chosen.stream().map(slice -> slice.key().sliceId()).collect(Collectors.toSet());
        List<Segment> segments = new ArrayList<>();
        for (Grain grain : Grain.values()) {
            segments.addAll(of(grain, stored, chosenIds));
        }
        return segments;
    }

    private static List<Segment> of(Grain grain, Collection<StoredSlice> stored, Set<Long> chosenIds) {
        TreeMap<LocalDate, List<StoredSlice>> byStart = new TreeMap<>();
        for (StoredSlice slice : stored) {
            if (slice.hasFacts() && slice.period().grain() == grain) {
                byStart.computeIfAbsent(slice.period().start(), start -> new ArrayList<>())
                        .add(slice);
            }
        }
        List<Segment> segments = new ArrayList<>();
        boolean adjoining = false;
        for (var entry : byStart.entrySet()) {
            List<StoredSlice> wanted = entry.getValue().stream()
                    .filter(slice -> chosenIds.contains(slice.key().sliceId()))
                    .toList();
            if (wanted.isEmpty()) {
                adjoining = false;
                continue;
            }
            Segment next = new Segment(grain, entry.getKey(), entry.getKey(), choice(entry.getValue(), wanted));
            if (adjoining && segments.getLast().takes(next.choice())) {
                segments.add(segments.removeLast().with(next));
            } else {
                segments.add(next);
            }
            adjoining = true;
        }
        return segments;
    }

    private static Choice choice(List<StoredSlice> all, List<StoredSlice> wanted) {
        if (wanted.size() == all.size()) {
            return new Choice.All();
        }
        SortedSet<Long> vendors = new TreeSet<>();
        wanted.forEach(slice -> vendors.add(slice.key().maker()));
        boolean told = all.stream()
                .allMatch(slice ->
                        wanted.contains(slice) || !vendors.contains(slice.key().maker()));
        if (told) {
            return new Choice.Vendors(vendors);
        }
        SortedSet<Long> slices = new TreeSet<>();
        wanted.forEach(slice -> slices.add(slice.key().sliceId()));
        return new Choice.Slices(slices);
    }

    private boolean takes(Choice other) {
        return switch (choice) {
            case Choice.All all -> all.equals(other);
            case Choice.Vendors vendors -> vendors.equals(other);
            case Choice.Slices _ -> other instanceof Choice.Slices;
        };
    }

    private Segment with(Segment next) {
        if (choice instanceof Choice.Slices mine && next.choice instanceof Choice.Slices theirs) {
            SortedSet<Long> both = new TreeSet<>(mine.ids());
            both.addAll(theirs.ids());
            return new Segment(grain, from, next.to, new Choice.Slices(both));
        }
        return new Segment(grain, from, next.to, choice);
    }
}
