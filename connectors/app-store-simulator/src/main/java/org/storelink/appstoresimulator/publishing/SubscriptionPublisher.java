package org.storelink.appstoresimulator.publishing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.storelink.appstoresimulator.market.Product;
import org.storelink.appstoresimulator.market.Vendor;
import org.storelink.appstoresimulator.subscriptions.Standing;
import org.storelink.appstoresimulator.subscriptions.Subscribers;
import org.storelink.appstoresimulator.subscriptions.Subscribers.Event;
import org.storelink.appstoresimulator.subscriptions.Subscribers.Place;

/**
 * Decides what is published of subscriptions, and when. A day that has been restated has one opt-in and one refund more for each time: neither
 * changes who is active.
 */
public final class SubscriptionPublisher {

    private static final int KEPT_DAYS = 365;
    private static final BigDecimal SHARE = new BigDecimal("0.7");
    private static final String WITHOUT_HOUSEHOLDS = "1_3";

    private final Subscribers subscribers;
    private final Restatements restatements;
    private final StoreClock clock;
    private final LocalTime hour;

    /** @param hour UTC, from which a day's reports can be had */
    public SubscriptionPublisher(Subscribers subscribers, Restatements restatements, StoreClock clock, LocalTime hour) {
        this.subscribers = subscribers;
        this.restatements = restatements;
        this.clock = clock;
        this.hour = hour;
    }

    public Publication state(Vendor vendor, SubscriptionKind kind, LocalDate day) {
        if (day.isBefore(clock.today().minusDays(KEPT_DAYS))) {
            return Publication.OUT_OF_RANGE;
        }
        if (!isPublished(kind, day)) {
            return Publication.NOT_YET;
        }
        boolean anything =
                switch (kind) {
                    case STATE -> !states(vendor, day).isEmpty();
                    case EVENTS -> !events(vendor, day).isEmpty();
                };
        return anything ? Publication.AVAILABLE : Publication.NO_SALES;
    }

    public boolean isPublished(SubscriptionKind kind, LocalDate day) {
        Instant at = kind.publishedOn(day).atTime(hour).toInstant(ZoneOffset.UTC);
        return !clock.instant().isBefore(at);
    }

    /** How subscriptions stood at the end of a day, as far as is known now. */
    public Map<Place, Map<Standing, Long>> states(Vendor vendor, LocalDate day) {
        Map<Place, Map<Standing, Long>> states = subscribers.state(vendor, day);
        int times = times(vendor, day);
        if (times > 0 && !states.isEmpty()) {
            states.values().iterator().next().merge(Standing.MARKETING_OPT_IN, (long) times, Long::sum);
        }
        return states;
    }

    /** What happened on a day, as far as is known now. */
    public Map<Event, Long> events(Vendor vendor, LocalDate day) {
        Map<Event, Long> events = new LinkedHashMap<>(subscribers.events(vendor, day));
        int times = times(vendor, day);
        if (times > 0 && !events.isEmpty()) {
            Place place = events.keySet().iterator().next().place();
            events.merge(new Event(place, "Refund", ""), (long) times, Long::sum);
        }
        return events;
    }

    private int times(Vendor vendor, LocalDate day) {
        return restatements.until(vendor.number(), day, clock.instant());
    }

    /** @param version one later than 1_3 has a further column */
    public SubscriptionFile file(Vendor vendor, SubscriptionKind kind, LocalDate day, String version) {
        boolean further = !version.equals(WITHOUT_HOUSEHOLDS);
        String name = kind.fileName() + vendor.number() + '_'
                + Period.containing(DateType.DAILY, day).text() + ".txt.gz";
        SubscriptionFile.Order[] orders = SubscriptionFile.Order.values();
        SubscriptionFile.Order order = orders[(day.getYear() * 12 + day.getMonthValue()) % orders.length];
        return switch (kind) {
            case STATE ->
                new SubscriptionFile(
                        name,
                        stateTitles(further),
                        stateRows(vendor, day, further),
                        Standing.STANDARD_PRICE.column(),
                        "Developer Proceeds",
                        order);
            case EVENTS ->
                new SubscriptionFile(
                        name, eventTitles(further), eventRows(vendor, day, further), "Quantity", "Quantity", order);
        };
    }

    /** What may be taken for the file: that of the day before. One on states says its day in its name alone. */
    public SubscriptionFile mistakable(Vendor vendor, SubscriptionKind kind, LocalDate day, String version) {
        return file(vendor, kind, day.minusDays(1), version);
    }

    private static List<String> stateTitles(boolean further) {
        List<String> titles = new ArrayList<>(List.of(
                "App Name",
                "App Apple ID",
                "Subscription Name",
                "Subscription Apple ID",
                "Subscription Group ID",
                "Standard Subscription Duration",
                "Subscription Offer Name",
                "Promotional Offer ID",
                "Customer Price",
                "Customer Currency",
                "Developer Proceeds",
                "Proceeds Currency",
                "Preserved Pricing",
                "Proceeds Reason",
                "Client",
                "Device",
                "State",
                "Country"));
        Arrays.stream(Standing.values()).map(Standing::column).forEach(titles::add);
        titles.add("Subscribers");
        if (further) {
            titles.add("Households");
        }
        return titles;
    }

    private List<List<String>> stateRows(Vendor vendor, LocalDate day, boolean further) {
        List<List<String>> rows = new ArrayList<>();
        states(vendor, day).forEach((place, counts) -> {
            List<String> row = new ArrayList<>(product(vendor, place));
            BigDecimal price = place.territory().pays().priceTag(place.product().dollars());
            BigDecimal untaxed = price.multiply(BigDecimal.valueOf(100))
                    .divide(BigDecimal.valueOf(100L + place.territory().tax()), 12, RoundingMode.HALF_EVEN);
            BigDecimal proceeds = place.territory()
                    .earns()
                    .from(untaxed.multiply(SHARE), place.territory().pays());
            row.addAll(List.of(
                    place.product().duration(),
                    "",
                    "",
                    price.toPlainString(),
                    place.territory().pays().name(),
                    proceeds.toPlainString(),
                    place.territory().earns().name(),
                    "",
                    "",
                    "",
                    place.device(),
                    "",
                    place.territory().code()));
            long all = 0;
            for (Standing standing : Standing.values()) {
                long count = counts.getOrDefault(standing, 0L);
                all += standing == Standing.MARKETING_OPT_IN ? 0 : count;
                row.add(Long.toString(count));
            }
            row.add(Long.toString(all));
            if (further) {
                row.add("1");
            }
            rows.add(row);
        });
        return rows;
    }

    private static List<String> eventTitles(boolean further) {
        List<String> titles = new ArrayList<>(List.of(
                "Event Date",
                "Event",
                "App Name",
                "App Apple ID",
                "Subscription Name",
                "Subscription Apple ID",
                "Subscription Group ID",
                "Standard Subscription Duration",
                "Subscription Offer Type",
                "Subscription Offer Duration",
                "Marketing Opt-In",
                "Marketing Opt-In Duration",
                "Preserved Pricing",
                "Proceeds Reason",
                "Subscription Offer Name",
                "Promotional Offer ID",
                "Consecutive Paid Periods",
                "Original Start Date",
                "Device",
                "Client",
                "State",
                "Country",
                "Previous Subscription Name",
                "Previous Subscription Apple ID",
                "Days Before Canceling",
                "Cancellation Reason",
                "Days Canceled",
                "Quantity",
                "Paid Service Days Recovered"));
        if (further) {
            titles.add("Households");
        }
        return titles;
    }

    private List<List<String>> eventRows(Vendor vendor, LocalDate day, boolean further) {
        List<List<String>> rows = new ArrayList<>();
        events(vendor, day).forEach((event, quantity) -> {
            List<String> row = new ArrayList<>(List.of(day.toString(), event.name()));
            row.addAll(product(vendor, event.place()));
            row.addAll(List.of(
                    event.place().product().duration(),
                    event.offer(),
                    event.offer().isEmpty() ? "" : "7 Days",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "1",
                    day.toString(),
                    event.place().device(),
                    "",
                    "",
                    event.place().territory().code(),
                    "",
                    "",
                    "",
                    "",
                    "",
                    Long.toString(quantity),
                    ""));
            if (further) {
                row.add("1");
            }
            rows.add(row);
        });
        return rows;
    }

    private static List<String> product(Vendor vendor, Place place) {
        Product app = vendor.products().stream()
                .filter(product -> product.sku().equals(place.product().parentSku()))
                .findFirst()
                .orElseThrow();
        return List.of(
                app.title(),
                Long.toString(app.appleId()),
                place.product().title(),
                Long.toString(place.product().appleId()),
                "2" + app.appleId() % 10_000_000);
    }
}
