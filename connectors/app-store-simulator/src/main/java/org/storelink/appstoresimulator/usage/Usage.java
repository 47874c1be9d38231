package org.storelink.appstoresimulator.usage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.storelink.appstoresimulator.market.Dice;
import org.storelink.appstoresimulator.market.Product;
import org.storelink.appstoresimulator.market.ProductKind.Family;
import org.storelink.appstoresimulator.market.Sale;
import org.storelink.appstoresimulator.market.Territory;
import org.storelink.appstoresimulator.market.Vendor;
import org.storelink.appstoresimulator.publishing.Publisher;

/**
 * Each day's cells of each app. Downloads are those of the sales reports, so that the two agree; everything else is thrown by dice
 * around them, for a few territories also on days without a download. A pure function of seed and sales. Safe for use by several
 * threads.
 */
public final class Usage {

    /** Smaller sums are withheld. */
    public static final int THRESHOLD = 5;

    private static final int STEADY_TERRITORIES = 4;

    private record Place(Territory territory, Source source, String device) {}

    private final long seed;
    private final Publisher publisher;

    public Usage(long seed, Publisher publisher) {
        this.seed = seed;
        this.publisher = publisher;
    }

    public List<Cell> day(Vendor vendor, Product app, LocalDate date) {
        if (date.isBefore(vendor.opened())) {
            return List.of();
        }
        Map<Place, Map<Measure, Long>> downloads = downloads(vendor, app, date);
        List<Cell> cells = new ArrayList<>();
        downloads.forEach((place, numbers) -> cells.add(
                new Cell(place.territory(), place.source(), place.device(), used(app, date, place, numbers))));
        return cells;
    }

    private Map<Place, Map<Measure, Long>> downloads(Vendor vendor, Product app, LocalDate date) {
        Map<Place, Map<Measure, Long>> downloads = new LinkedHashMap<>();
        Dice dice = Dice.of(seed, app.appleId() + " " + date + " places");
        for (int i = 0; i < STEADY_TERRITORIES; i++) {
            Territory territory = Territory.ALL.get(dice.below(8 + i * 4));
            downloads.put(new Place(territory, Source.drawn(dice), "iPhone"), new EnumMap<>(Measure.class));
        }
        for (Sale sale : publisher.day(vendor, date)) {
            if (sale.product().equals(app) && sale.units() > 0 && app.kind().family() == Family.APP) {
                boolean first = sale.type().equals(app.kind().sold());
                boolean again = sale.type().equals(app.kind().again());
                if (first || again) {
                    downloads
                            .computeIfAbsent(place(app, date, sale), _ -> new EnumMap<>(Measure.class))
                            .merge(first ? Measure.UNITS : Measure.REDOWNLOADS, sale.units(), Long::sum);
                }
            }
        }
        return downloads;
    }

    private Place place(Product app, LocalDate date, Sale sale) {
        Dice dice = Dice.of(seed, app.appleId() + " " + date + ' ' + sale.terms() + " source");
        return new Place(sale.territory(), Source.drawn(dice), sale.device());
    }

    private Map<Measure, Long> used(Product app, LocalDate date, Place place, Map<Measure, Long> downloads) {
        Dice dice = Dice.of(seed, app.appleId() + " " + date + ' ' + place + " usage");
        Map<Measure, Long> numbers = new EnumMap<>(Measure.class);
        long total = downloads.getOrDefault(Measure.UNITS, 0L) + downloads.getOrDefault(Measure.REDOWNLOADS, 0L);
        numbers.putAll(downloads);
        numbers.put(Measure.TOTAL_DOWNLOADS, total);
        numbers.put(Measure.IMPRESSIONS, total * (12L + dice.below(40)) + dice.below(30));
        numbers.put(Measure.PAGE_VIEWS, total * (2L + dice.below(5)) + dice.below(6));
        numbers.put(Measure.INSTALLATIONS, Math.max(0, total - dice.below(3)));
        numbers.put(Measure.DELETIONS, total / (2L + dice.below(4)) + (dice.oneIn(3) ? 1 : 0));
        long devices = total + dice.below(9);
        numbers.put(Measure.ACTIVE_DEVICES, devices);
        numbers.put(Measure.SESSIONS, devices == 0 ? 0 : devices * (1L + dice.below(6)) + dice.below(3));
        numbers.put(Measure.CRASHES, dice.oneIn(7) ? 1L + dice.below(3) : 0L);
        return numbers;
    }
}
