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

    static final Metrics OF_USAGE = new Metrics(List.of(
            Metric.flow("first_time_downloads", "First-time downloads"),
            Metric.flow("repeat_downloads", "Repeat downloads"),
            Metric.flow("impressions", "Impressions"),
            Metric.single("unique_impressions", "Unique impressions"),
            Metric.flow("app_store_views", "Page views"),
            Metric.single("unique_app_store_views", "Unique page views"),
            Metric.single("conversion_rate", "Conversion %"),
            Metric.flow("installs", "Installs"),
            Metric.flow("deletions", "Deletions"),
            Metric.flow("sessions", "Sessions"),
            Metric.single("daily_active_devices", "Active devices"),
            Metric.single("avg_daily_active_devices", "Active devices, daily mean"),
            Metric.single("monthly_active_devices", "Active in 30 days"),
            Metric.single("paying_users", "Paying users"),
            Metric.flow("crashes", "Crashes")));

    static final Metrics OF_SUBSCRIPTIONS = new Metrics(List.of(
            Metric.level("all_active_subscriptions", "Active"),
            Metric.level("active_subscriptions", "At full price"),
            Metric.level("active_discounted_subscriptions", "Reduced"),
            Metric.level("active_free_trials", "Free trials"),
            Metric.level("paying_subscriptions", "Paying"),
            Metric.level("active_grace", "Billing retry"),
            Metric.level("grace_period", "Grace period"),
            Metric.flow("activations", "Started"),
            Metric.flow("new_subscriptions", "Subscribed"),
            Metric.flow("new_trials", "Trials started"),
            Metric.flow("reactivations", "Reactivated"),
            Metric.flow("renewals", "Renewed"),
            Metric.flow("transitions_in", "Changed to it"),
            Metric.flow("cancellations", "Cancelled"),
            Metric.flow("refunds", "Refunded"),
            Metric.flow("other_events", "Other events")));

    static final Metrics OF_FINANCE =
            new Metrics(List.of(Metric.money("settled", "Settled"), Metric.money("refunds", "of which refunds")));

    static final Metrics OF_PAYMENTS = new Metrics(List.of(
            Metric.money("revenue", "Paid or expected"),
            Metric.money("paid", "Paid"),
            Metric.money("expected", "Expected"),
            Metric.money("financial_revenue", "Settled")));

    static final Metrics OF_OVERVIEW = new Metrics(List.of(DOWNLOADS, REVENUE));

    List<Metric> counts() {
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
