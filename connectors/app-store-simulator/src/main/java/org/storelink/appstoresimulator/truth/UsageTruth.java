package org.storelink.appstoresimulator.truth;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.storelink.appstoresimulator.market.Cast;
import org.storelink.appstoresimulator.market.Product;
import org.storelink.appstoresimulator.market.Vendor;
import org.storelink.appstoresimulator.publishing.StoreClock;
import org.storelink.appstoresimulator.usage.Cell;
import org.storelink.appstoresimulator.usage.Dimension;
import org.storelink.appstoresimulator.usage.Measure;
import org.storelink.appstoresimulator.usage.Usage;

/** Answers what a perfect reader of the analytics pages would know now, from the generator alone. Thread-safe. */
public final class UsageTruth {

    private final Cast cast;
    private final Usage usage;
    private final StoreClock clock;

    public UsageTruth(Cast cast, Usage usage, StoreClock clock) {
        this.cast = cast;
        this.usage = usage;
        this.clock = clock;
    }

    /** The newest day whose numbers are complete; later days are not told. */
    public LocalDate dataEnd() {
        return clock.today().minusDays(2);
    }

    /** A measure of an app by day, both days included, cut at {@link #dataEnd}. */
    public TrueUsage of(long appleId, Measure measure, LocalDate from, LocalDate to) {
        return sums(appleId, measure, from, to, Optional.empty()).getFirst();
    }

    /** The same for each value of a dimension that occurs in those days, in order of keys. */
    public List<TrueUsage> by(Dimension dimension, long appleId, Measure measure, LocalDate from, LocalDate to) {
        return sums(appleId, measure, from, to, Optional.of(dimension));
    }

    private List<TrueUsage> sums(
            long appleId, Measure measure, LocalDate from, LocalDate to, Optional<Dimension> dimension) {
        Vendor vendor = vendor(appleId);
        Product app = app(vendor, appleId);
        LocalDate end = to.isAfter(dataEnd()) ? dataEnd() : to;
        SortedMap<String, SortedMap<LocalDate, Long>> byKey = new TreeMap<>();
        if (dimension.isEmpty()) {
            byKey.put("", new TreeMap<>());
        }
        for (LocalDate day = from; !day.isAfter(end); day = day.plusDays(1)) {
            for (Cell cell : usage.day(vendor, app, day)) {
                String key = dimension.map(each -> each.value(cell).key()).orElse("");
                byKey.computeIfAbsent(key, _ -> new TreeMap<>()).merge(day, cell.number(measure), Long::sum);
            }
        }
        List<TrueUsage> sums = new ArrayList<>();
        byKey.forEach((key, days) -> {
            for (LocalDate day = from; !day.isAfter(end); day = day.plusDays(1)) {
                days.putIfAbsent(day, 0L);
            }
            long total = days.values().stream().reduce(0L, measure::together);
            sums.add(new TrueUsage(key, days, total, measure.isWithholdable() && total > 0 && total < Usage.THRESHOLD));
        });
        return sums;
    }

    private Vendor vendor(long appleId) {
        return cast.vendors().stream()
                .filter(vendor -> vendor.products().stream().anyMatch(product -> product.appleId() == appleId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("app: " + appleId + " is not in this store"));
    }

    private static Product app(Vendor vendor, long appleId) {
        return vendor.products().stream()
                .filter(product -> product.appleId() == appleId)
                .findFirst()
                .orElseThrow();
    }
}
