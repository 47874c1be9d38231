package org.storelink.appstoresimulator.truth;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.storelink.appstoresimulator.market.Cast;
import org.storelink.appstoresimulator.market.Vendor;
import org.storelink.appstoresimulator.publishing.Publication;
import org.storelink.appstoresimulator.publishing.SubscriptionKind;
import org.storelink.appstoresimulator.publishing.SubscriptionPublisher;

/**
 * Answers what a perfect reader of the reports on subscriptions would know now, from the generator alone: days whose report has not appeared yet
 * are left out. What shares a key is told in several parts, to be added. Thread-safe.
 */
public final class SubscriptionTruth {

    private final Cast cast;
    private final SubscriptionPublisher publisher;

    public SubscriptionTruth(Cast cast, SubscriptionPublisher publisher) {
        this.cast = cast;
        this.publisher = publisher;
    }

    public Publication publication(String vendor, SubscriptionKind kind, LocalDate day) {
        return publisher.state(vendor(vendor), kind, day);
    }

    /** How subscriptions stood at the end of a day; none that do not exist. */
    public List<TrueStanding> standings(String vendor, LocalDate day) {
        List<TrueStanding> standings = new ArrayList<>();
        if (publisher.isPublished(SubscriptionKind.STATE, day)) {
            publisher
                    .states(vendor(vendor), day)
                    .forEach((place, counts) -> counts.forEach((standing, count) -> standings.add(new TrueStanding(
                            day, place.product().appleId(), place.territory().code(), standing, count))));
        }
        return standings;
    }

    /** What happened from the first day to the last, both included. */
    public List<TrueEvent> events(String vendor, LocalDate from, LocalDate to) {
        List<TrueEvent> events = new ArrayList<>();
        from.datesUntil(to.plusDays(1))
                .filter(day -> publisher.isPublished(SubscriptionKind.EVENTS, day))
                .forEach(day -> publisher
                        .events(vendor(vendor), day)
                        .forEach((event, quantity) -> events.add(new TrueEvent(
                                day,
                                event.place().product().appleId(),
                                event.place().territory().code(),
                                event.name(),
                                event.offer(),
                                quantity))));
        return events;
    }

    private Vendor vendor(String number) {
        return cast.vendor(number)
                .orElseThrow(() -> new IllegalArgumentException("vendor: " + number + " is not in this store"));
    }
}
