package org.storelink.reports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.storelink.connector.Grain;
import org.storelink.connector.ReportPeriod;

/** Chooses among the slices of one publisher, from years down to days. */
final class PublisherCoverage {

    private final Map<ReportPeriod, StoredSlice> known = new HashMap<>();
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
        Comparator<StoredSlice> preferred = preferred(sources);
        slices.forEach(slice ->
                known.merge(slice.period(), slice, (one, other) -> preferred.compare(one, other) <= 0 ? one : other));
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
     * Two streams, or two accounts, may tell of one period: the one with facts is taken, of two such the one that is kept up to date, of two
     * such the first stream by name, and of that what was collected last.
     */
    private static Comparator<StoredSlice> preferred(Sources sources) {
        return Comparator.comparing((StoredSlice slice) -> !slice.hasFacts())
                .thenComparing(slice -> !sources.isCollected(slice))
                .thenComparing(slice -> slice.key().stream())
                .thenComparing(slice -> -slice.key().sliceId());
    }

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
        StoredSlice own = known.get(period);
        boolean usable = own != null && grains.contains(period.grain()) && asked.holds(period);
        return switch (period.grain()) {
            case DAY -> usable && own != null ? new Cover(List.of(own), true) : Cover.MISSING;
            case WEEK, MONTH -> better(parts(period, Grain.DAY), usable ? own : null);
            case YEAR -> better(parts(period, Grain.MONTH), usable ? own : null);
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

    private static Cover better(Cover parts, @Nullable StoredSlice own) {
        return parts.whole() || own == null ? parts : new Cover(List.of(own), true);
    }
}
