package org.storelink.reports.faces;

import java.util.List;
import java.util.Optional;

/** The figures that a page shows, in the order of its columns. */
record Metrics(List<Metric> all) {

    static final Metric DOWNLOADS = Metric.units("downloads", "Downloads");
    static final Metric REVENUE = Metric.money("revenue", "Revenue");

    static final Metrics OF_SALES = new Metrics(List.of(
            DOWNLOADS,
            Metric.units("app_downloads", "Apps"),
            Metric.units("iap_amount", "In-app"),
            Metric.units("subscription_purchases", "Subscriptions"),
            Metric.units("re_downloads", "Re-downloads"),
            Metric.units("updates", "Updates"),
            Metric.units("returns", "Refunds"),
            Metric.units("promos", "Promos"),
            REVENUE));

    static final Metrics OF_REVENUE = new Metrics(List.of(
            Metric.money("total", "Total"),
            Metric.money("sales", "Apps"),
            Metric.money("iap", "In-app purchases"),
            Metric.money("subscriptions", "Subscriptions"),
            Metric.money("returns", "Refunds")));

    static final Metrics OF_OVERVIEW = new Metrics(List.of(DOWNLOADS, REVENUE));

    List<Metric> units() {
        return all.stream().filter(metric -> !metric.money()).toList();
    }

    List<Metric> money() {
        return all.stream().filter(Metric::money).toList();
    }

    Optional<Metric> find(String id) {
        return all.stream().filter(metric -> metric.id().equals(id)).findFirst();
    }

    /** What the page leads with. */
    Metric first() {
        return all.getFirst();
    }
}
