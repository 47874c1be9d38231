package org.storelink.appstoresimulator.subscriptions;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.storelink.appstoresimulator.market.Product;
import org.storelink.appstoresimulator.market.Territory;

/** All that becomes of one subscriber, from the first day to the last. */
final class Life {

    private final Territory territory;
    private final String device;
    private final boolean optedIn;
    private final List<Stint> stints = new ArrayList<>();
    private final List<Happening> happenings = new ArrayList<>();

    /** @param until the day after the last one */
    record Stint(Product product, Standing standing, LocalDate from, LocalDate until) {

        boolean holds(LocalDate day) {
            return !day.isBefore(from) && day.isBefore(until);
        }
    }

    /** @param offer blank for none */
    record Happening(LocalDate day, Product product, String event, String offer) {}

    Life(Territory territory, String device, boolean optedIn) {
        this.territory = territory;
        this.device = device;
        this.optedIn = optedIn;
    }

    /** Goes on in this way from where it has come to. */
    LocalDate stand(Product product, Standing standing, LocalDate from, int days) {
        LocalDate until = from.plusDays(days);
        stints.add(new Stint(product, standing, from, until));
        return until;
    }

    void happen(LocalDate day, Product product, String event, String offer) {
        happenings.add(new Happening(day, product, event, offer));
    }

    Territory territory() {
        return territory;
    }

    String device() {
        return device;
    }

    List<Happening> happenings() {
        return happenings;
    }

    List<Stint> stints(LocalDate day) {
        return stints.stream().filter(stint -> stint.holds(day)).toList();
    }

    /** For as long as the first way of standing lasts. */
    boolean isOptedIn(Stint stint) {
        return optedIn && stint.equals(stints.getFirst());
    }
}
