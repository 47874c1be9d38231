package org.storelink.reports;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one publisher told of subscriptions, day by day, whatever days a report asks for.
 *
 * @param days those of which anything is known
 */
record SubscriptionHistory(TreeMap<LocalDate, Told> days) {

    /** The later one stands where two files tell of one day. */
    enum Told {
        UNREADABLE,
        NONE,
        SOME;

        private static Told of(StoredSlice slice) {
            return slice.hasFacts() ? SOME : slice.isReadable() ? NONE : UNREADABLE;
        }

        private Told or(Told other) {
            return compareTo(other) < 0 ? other : this;
        }
    }

    /** By publisher. */
    static Map<Long, SubscriptionHistory> of(Collection<StoredSlice> slices, Sources sources) {
        Map<Long, SubscriptionHistory> histories = new HashMap<>();
        slices.forEach(slice -> histories
                .computeIfAbsent(sources.publisher(slice), _ -> new SubscriptionHistory(new TreeMap<>()))
                .days()
                .merge(slice.period().start(), Told.of(slice), Told::or));
        return histories;
    }

    /**
     * Whether a state of that day lacks this publisher's. One who had none the last time is taken to have none: stores say so late, and of one
     * who sells no subscriptions it would be missing for ever.
     */
    boolean lacksState(LocalDate day) {
        Told told = days.get(day);
        if (told != null) {
            return told == Told.UNREADABLE;
        }
        var before = days.lowerEntry(day);
        return before != null && before.getValue() != Told.NONE;
    }

    /** Whether events of some of these days are missing: since the first of which anything is known, unless there never were any. */
    boolean lacksEvents(DateRange range) {
        if (days.values().stream().allMatch(Told.NONE::equals)) {
            return false;
        }
        LocalDate day = range.from().isBefore(days.firstKey()) ? days.firstKey() : range.from();
        while (!day.isAfter(range.to())) {
            if (days.getOrDefault(day, Told.UNREADABLE) == Told.UNREADABLE) {
                return true;
            }
            day = day.plusDays(1);
        }
        return false;
    }
}
