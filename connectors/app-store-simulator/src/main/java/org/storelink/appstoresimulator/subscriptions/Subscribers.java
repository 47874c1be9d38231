package org.storelink.appstoresimulator.subscriptions;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.storelink.appstoresimulator.market.Dice;
import org.storelink.appstoresimulator.market.Product;
import org.storelink.appstoresimulator.market.Territory;
import org.storelink.appstoresimulator.market.Vendor;

/**
 * The subscribers of each vendor. Each has a life that follows from the seed and the first day alone, so states and events agree: who is active
 * today was so yesterday or began today. They are few, and no life is longer than {@link #LONGEST}. Safe for use by several threads.
 */
public final class Subscribers {

    /** Days. */
    private static final int LONGEST = 700;

    private static final List<String> DEVICES = List.of("iPhone", "iPhone", "iPad", "Apple TV");

    private final long seed;
    private final Map<Key, List<Life>> begun = new ConcurrentHashMap<>();

    private record Key(String vendor, LocalDate day) {}

    /** What is counted together. Strings are blank where Apple's file is blank. */
    public record Place(Product product, Territory territory, String device) {}

    /** @param offer what its subscriber got; blank for nothing */
    public record Event(Place place, String name, String offer) {}

    public Subscribers(long seed) {
        this.seed = seed;
    }

    /** How subscriptions stood at the end of a day. */
    public Map<Place, Map<Standing, Long>> state(Vendor vendor, LocalDate day) {
        Map<Place, Map<Standing, Long>> state = new LinkedHashMap<>();
        for (Life life : lives(vendor, day)) {
            for (Life.Stint stint : life.stints(day)) {
                Map<Standing, Long> counts = state.computeIfAbsent(
                        new Place(stint.product(), life.territory(), life.device()), _ -> new LinkedHashMap<>());
                counts.merge(stint.standing(), 1L, Long::sum);
                if (life.isOptedIn(stint)) {
                    counts.merge(Standing.MARKETING_OPT_IN, 1L, Long::sum);
                }
            }
        }
        return state;
    }

    /** What happened on a day, and how often. */
    public Map<Event, Long> events(Vendor vendor, LocalDate day) {
        Map<Event, Long> events = new LinkedHashMap<>();
        for (Life life : lives(vendor, day)) {
            for (Life.Happening happening : life.happenings()) {
                if (happening.day().equals(day)) {
                    Place place = new Place(happening.product(), life.territory(), life.device());
                    events.merge(new Event(place, happening.event(), happening.offer()), 1L, Long::sum);
                }
            }
        }
        return events;
    }

    /** All that may still last. */
    private List<Life> lives(Vendor vendor, LocalDate day) {
        List<Product> renewing = vendor.products().stream()
                .filter(product -> product.kind().renews())
                .toList();
        List<Life> lives = new ArrayList<>();
        if (renewing.isEmpty()) {
            return lives;
        }
        LocalDate first = day.minusDays(LONGEST);
        for (LocalDate begin = first.isBefore(vendor.opened()) ? vendor.opened() : first;
                !begin.isAfter(day);
                begin = begin.plusDays(1)) {
            LocalDate start = begin;
            lives.addAll(
                    begun.computeIfAbsent(new Key(vendor.number(), start), _ -> beginning(vendor, renewing, start)));
        }
        return lives;
    }

    private List<Life> beginning(Vendor vendor, List<Product> renewing, LocalDate day) {
        List<Life> lives = new ArrayList<>();
        for (Product product : renewing) {
            Dice dice = Dice.of(seed, vendor.number() + ' ' + product.appleId() + ' ' + day + " subscribers");
            int starts = product.duration().endsWith("Year") ? dice.below(4) / 3 : dice.below(3) * dice.below(2);
            for (int i = 0; i < starts; i++) {
                lives.add(new Biography(dice, renewing, day).of(product));
            }
        }
        return lives;
    }

    static String device(Dice dice) {
        return DEVICES.get(dice.below(DEVICES.size()));
    }
}
