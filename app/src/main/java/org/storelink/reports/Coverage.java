package org.storelink.reports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.storelink.connector.Grain;
import org.storelink.connector.ReportPeriod;

/**
 * Which slices a report adds up. Daily, weekly, monthly and yearly files tell the same sales again, and daily ones end after a while;
 * so for each publisher and each stretch of time the finest files that cover it wholly are chosen, coarser ones where finer ones are
 * missing, and never two for one day. Only what is told of whole accounts is read from all accounts that see one publisher.
 *
 * @param chosen no two of one publisher share a day, but those that its accounts tell of one period: these in the order of preference
 */
record Coverage(List<StoredSlice> chosen, Sources sources) {

    /**
     * @param slices all that are known, of any vendors; those of one publisher count once, through however many accounts they came
     * @param asked the days that the report is about
     * @param grains of files whose figures may be used: none coarser than the report's rows
     */
    static Coverage plan(Collection<StoredSlice> slices, DateRange asked, Set<Grain> grains, Sources sources) {
        Map<Long, List<StoredSlice>> byPublisher = new TreeMap<>();
        slices.stream().filter(StoredSlice::isReadable).forEach(slice -> byPublisher
                .computeIfAbsent(sources.publisher(slice), publisher -> new ArrayList<>())
                .add(slice));
        List<StoredSlice> chosen = new ArrayList<>();
        byPublisher
                .values()
                .forEach(known -> chosen.addAll(new PublisherCoverage(known, asked, grains, sources).choose()));
        return new Coverage(chosen, sources);
    }

    /** Which of them tell of one period of one publisher. */
    List<Overlap> overlaps() {
        return Overlap.among(chosen, sources);
    }

    /**
     * Whether some publisher that is collected lacks days of the range: those since its history began, or since the range did as long as
     * its history is on its way, up to the last of which anything is known of anybody. Days without an answer belong to the history.
     *
     * @param slices all that are known
     */
    boolean hasGaps(Collection<StoredSlice> slices, DateRange asked) {
        Set<Long> collected = sources.collectedPublishers();
        Map<Long, LocalDate> begins = new TreeMap<>(sources.awaited());
        LocalDate newest = LocalDate.MIN;
        for (StoredSlice slice : slices) {
            long publisher = sources.publisher(slice);
            if (collected.contains(publisher)) {
                begins.merge(publisher, slice.period().start(), (one, other) -> one.isBefore(other) ? one : other);
                newest = slice.period().end().isAfter(newest) ? slice.period().end() : newest;
            }
        }
        if (newest.equals(LocalDate.MIN)) {
            return !sources.incomplete().isEmpty()
                    || begins.values().stream().anyMatch(begin -> !begin.isAfter(asked.to()));
        }
        LocalDate last = newest.isBefore(asked.to()) ? newest : asked.to();
        return collected.stream().anyMatch(publisher -> lacksDays(publisher, first(publisher, begins, asked), last));
    }

    private LocalDate first(long publisher, Map<Long, LocalDate> begins, DateRange asked) {
        LocalDate begin = sources.knowsBeginOf(publisher) ? begins.getOrDefault(publisher, asked.from()) : asked.from();
        return begin.isBefore(asked.from()) ? asked.from() : begin;
    }

    private boolean lacksDays(long publisher, LocalDate first, LocalDate last) {
        LocalDate next = first;
        List<ReportPeriod> periods = chosen.stream()
                .filter(slice -> sources.publisher(slice) == publisher)
                .map(StoredSlice::period)
                .sorted()
                .toList();
        for (ReportPeriod period : periods) {
            if (period.start().isAfter(next)) {
                return !next.isAfter(last);
            }
            next = period.end().plusDays(1);
        }
        return !next.isAfter(last);
    }

    /**
     * The last day up to which nothing is missing of any publisher since its first day; empty when nothing is collected, and as long as one of
     * them awaits days before those that are known.
     */
    Optional<LocalDate> through() {
        return sources.collectedPublishers().stream()
                .map(this::throughOf)
                .reduce((one, other) -> one.isBefore(other) ? one : other)
                .filter(day -> !day.equals(LocalDate.MIN));
    }

    private LocalDate throughOf(long publisher) {
        LocalDate through = LocalDate.MIN;
        LocalDate next = LocalDate.MIN;
        for (StoredSlice slice : chosen.stream()
                .filter(slice -> sources.publisher(slice) == publisher)
                .sorted(Comparator.comparing(StoredSlice::period))
                .toList()) {
            LocalDate start = slice.period().start();
            boolean first = next.equals(LocalDate.MIN);
            if (first ? awaitsDaysBefore(start, publisher) : start.isAfter(next)) {
                return through;
            }
            through = slice.lastDay();
            next = slice.period().end().plusDays(1);
        }
        return through;
    }

    private boolean awaitsDaysBefore(LocalDate day, long publisher) {
        return sources.awaitedOf(publisher).filter(since -> since.isBefore(day)).isPresent();
    }
}
