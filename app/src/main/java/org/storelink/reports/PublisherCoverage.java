package org.storelink.reports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.storelink.connector.Grain;
import org.storelink.connector.ReportPeriod;

/** Chooses among the slices of one publisher, from years down to days. */
final class PublisherCoverage {

    private final Map<ReportPeriod, List<StoredSlice>> known = new HashMap<>();
    private final DateRange asked;
    private final DateRange span;
    private final Set<Grain> grains;

    /**
     * What stands for a stretch of time.
     *
     * @param whole whether no day of it, as far as it was asked for, is missing
     */
    private record Cover(List<StoredSlice> slices, boolean whole) {

        static final Cover NOTHING_ASKED = new Cover(List.of(), true);
        static final Cover MISSING = new Cover(List.of(), false);
    }

    /** @param slices at least one */
    PublisherCoverage(Collection<StoredSlice> slices, DateRange asked, Set<Grain> grains, Sources sources) {
        slices.stream().sorted(preferred(sources)).forEach(slice -> known.computeIfAbsent(
                        slice.period(), _ -> new ArrayList<>())
                .add(slice));
        known.replaceAll((_, told) -> needed(told));
        LocalDate first = known.keySet().stream()
                .map(ReportPeriod::start)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        LocalDate last = known.keySet().stream()
                .map(ReportPeriod::end)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        this.asked = asked;
        this.span = asked.within(new DateRange(first, last));
        this.grains = grains;
    }

    /**
     * Two streams, or two accounts, may tell of one period: the one with facts comes first, of two such the one that is kept up to date, of two
     * such the first stream by name, and of that what was collected last.
     */
    private static Comparator<StoredSlice> preferred(Sources sources) {
        return Comparator.comparing((StoredSlice slice) -> !slice.hasFacts())
                .thenComparing(slice -> !sources.isCollected(slice))
                .thenComparing(slice -> slice.key().stream())
                .thenComparing(slice -> -slice.key().sliceId());
    }

    /**
     * The first alone, unless it is of an account: others may see products of the publisher that it does not, so those of the same stream
     * are read too.
     *
     * @param told of one period, in the order of preference
     */
    private static List<StoredSlice> needed(List<StoredSlice> told) {
        StoredSlice first = told.getFirst();
        return told.stream()
                .filter(slice -> slice.equals(first)
                        || first.key().isOfAccount()
                                && slice.hasFacts()
                                && slice.key().stream().equals(first.key().stream()))
                .toList();
    }

    /** Those of one period follow each other in the order of preference. */
    List<StoredSlice> choose() {
        List<StoredSlice> chosen = new ArrayList<>();
        if (!span.isEmpty()) {
            Grain coarsest = grains.contains(Grain.WEEK) ? Grain.WEEK : Grain.YEAR;
            for (ReportPeriod period = ReportPeriod.holding(coarsest, span.from());
                    !period.start().isAfter(span.to());
                    period = period.next()) {
                chosen.addAll(cover(period).slices());
            }
        }
        return chosen;
    }

    private Cover cover(ReportPeriod period) {
        if (!asked.meets(period)) {
            return Cover.NOTHING_ASKED;
        }
        boolean usable = grains.contains(period.grain()) && asked.holds(period);
        List<StoredSlice> own = usable ? known.getOrDefault(period, List.of()) : List.of();
        return switch (period.grain()) {
            case DAY -> own.isEmpty() ? Cover.MISSING : new Cover(own, true);
            case WEEK, MONTH -> better(parts(period, Grain.DAY), own);
            case YEAR -> better(parts(period, Grain.MONTH), own);
        };
    }

    private Cover parts(ReportPeriod period, Grain grain) {
        List<StoredSlice> slices = new ArrayList<>();
        boolean whole = true;
        for (ReportPeriod part = new ReportPeriod(grain, period.start());
                !part.start().isAfter(period.end());
                part = part.next()) {
            Cover cover = cover(part);
            slices.addAll(cover.slices());
            whole &= cover.whole();
        }
        return new Cover(slices, whole);
    }

    private static Cover better(Cover parts, List<StoredSlice> own) {
        return parts.whole() || own.isEmpty() ? parts : new Cover(own, true);
    }
}
