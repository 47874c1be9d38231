package org.storelink.reports;

import static org.storelink.reports.Metric.ANYTHING;
import static org.storelink.reports.Metric.APP;
import static org.storelink.reports.Metric.DOWNLOADABLE;
import static org.storelink.reports.Metric.INAPP;
import static org.storelink.reports.Metric.SOLD;
import static org.storelink.reports.Metric.SUBSCRIPTION;
import static org.storelink.reports.Metric.dailyMean;
import static org.storelink.reports.Metric.events;
import static org.storelink.reports.Metric.kind;
import static org.storelink.reports.Metric.level;
import static org.storelink.reports.Metric.measured;
import static org.storelink.reports.Metric.paying;
import static org.storelink.reports.Metric.payments;
import static org.storelink.reports.Metric.proceeds;
import static org.storelink.reports.Metric.refundedOfSettled;
import static org.storelink.reports.Metric.returned;
import static org.storelink.reports.Metric.sales;
import static org.storelink.reports.Metric.settled;
import static org.storelink.reports.Metric.settledUnits;
import static org.storelink.reports.Metric.terms;
import static org.storelink.reports.Metric.units;
import static org.storelink.reports.Metric.unknown;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.storelink.connector.SaleKind;
import org.storelink.connector.SaleTerms;
import org.storelink.connector.SubscriptionChange;
import org.storelink.connector.SubscriptionPrice;
import org.storelink.connector.SubscriptionStanding;
import org.storelink.connector.UsageMetric;

/** The metrics of a report, in the order in which answers show them. docs/glossary.md says what each counts. */
final class Metrics {

    private static final Predicate<SaleClass> EDUCATION = terms(SaleTerms.EDUCATION);
    private static final Predicate<SaleClass> BUSINESS = terms(SaleTerms.BUSINESS);
    private static final Predicate<SaleClass> STANDARD = EDUCATION.or(BUSINESS).negate();
    private static final Predicate<SaleClass> BOUGHT = DOWNLOADABLE.and(SOLD);

    /** Names that clients of other analytics services look for. */
    private static final List<String> NEVER_MEASURED = List.of(
            "sessions_per_device",
            "avg_optin_rate",
            "active_users",
            "session_duration",
            "avg_session_duration",
            "screen_views",
            "unique_screen_views",
            "screen_views_per_user",
            "sessions_per_user",
            "daily_new_devices",
            "median_session_length",
            "avg_time_per_device",
            "new_users",
            "avg_daily_active_users",
            "weekly_active_users",
            "avg_weekly_active_users",
            "monthly_active_users",
            "avg_monthly_active_users",
            "daily_total_users",
            "avg_daily_total_users",
            "engaged_sessions",
            "engagement_rate",
            "conversions");

    /** Names that clients look for, and that files on subscriptions tell not at all or not for sure. */
    private static final List<String> NEVER_TOLD_OF_SUBSCRIPTIONS = List.of(
            "active_trials",
            "all_subscribers",
            "cancelled_subscriptions",
            "trial_conversions",
            "trial_cancellations",
            "transitions_out",
            "first_year_subscribers",
            "non_first_year_subscribers",
            "new_grace",
            "grace_drop_off",
            "grace_recovery",
            "new_trial_grace",
            "trial_grace_drop_off",
            "trial_grace_recovery",
            "trial_conversion_rate",
            "churn",
            "mrr",
            "gross_mrr",
            "actual_revenue",
            "gross_revenue");

    static final Metrics SALES = new Metrics(salesMetrics());
    static final Metrics REVENUE = new Metrics(revenueMetrics());
    static final Metrics USAGE = new Metrics(usageMetrics());

    static final Metrics FINANCE = new Metrics(List.of(
            settledUnits("units", false),
            settledUnits("refunded_units", true),
            settled("settled"),
            refundedOfSettled("refunds")));

    /** Under the names that clients know: what was paid or will be, and what was settled before it was converted. */
    static final Metrics PAYMENTS = new Metrics(List.of(
            payments("revenue"),
            payments("paid", true),
            payments("expected", false),
            unknown("converted_revenue"),
            settled("financial_revenue"),
            unknown("estimated_revenue")));

    static final Metrics SUBSCRIPTIONS = new Metrics(subscriptionMetrics());

    private final List<Metric> all;
    private final Map<String, Integer> positions = new HashMap<>();

    private Metrics(List<Metric> all) {
        this.all = List.copyOf(all);
        for (int at = 0; at < all.size(); at++) {
            positions.put(all.get(at).name(), at);
        }
    }

    int size() {
        return all.size();
    }

    Metric at(int position) {
        return all.get(position);
    }

    List<Metric> all() {
        return all;
    }

    /** @throws IllegalArgumentException when there is no such metric */
    int position(String name) {
        Integer position = positions.get(name);
        if (position == null) {
            throw new IllegalArgumentException("no metric has the name " + name);
        }
        return position;
    }

    private static List<Metric> salesMetrics() {
        List<Metric> metrics = new ArrayList<>(List.of(
                units("downloads", BOUGHT),
                units("re_downloads", kind(EnumSet.of(SaleKind.REDOWNLOAD)).and(SOLD)),
                unknown("uninstalls"),
                units("updates", kind(EnumSet.of(SaleKind.UPDATE)).and(SOLD)),
                returned("returns", DOWNLOADABLE),
                units("net_downloads", DOWNLOADABLE),
                units("promos", BOUGHT.and(terms(SaleTerms.PROMO))),
                units("gifts", BOUGHT.and(terms(SaleTerms.GIFT))),
                unknown("gift_redemptions"),
                unknown("pre_orders"),
                units("edu_downloads", BOUGHT.and(EDUCATION)),
                units("educational", BOUGHT.and(EDUCATION)),
                units("business_downloads", BOUGHT.and(BUSINESS)),
                units("standard_downloads", BOUGHT.and(STANDARD)),
                units("app_downloads", kind(EnumSet.of(SaleKind.DOWNLOAD)).and(SOLD)),
                returned("app_returns", kind(EnumSet.of(SaleKind.DOWNLOAD))),
                units("iap_amount", INAPP.and(SOLD)),
                returned("iap_returns", INAPP),
                units("subscription_purchases", SUBSCRIPTION.and(SOLD)),
                returned("subscription_returns", SUBSCRIPTION),
                units("bundles", kind(EnumSet.of(SaleKind.BUNDLE)).and(SOLD))));
        addMoney(metrics, "", ANYTHING);
        addMoney(metrics, "app_", APP);
        addMoney(metrics, "iap_", INAPP);
        addMoney(metrics, "subscription_", SUBSCRIPTION);
        addRevenue(metrics, "edu_", EDUCATION.and(ANYTHING));
        addRevenue(metrics, "educational_", EDUCATION.and(ANYTHING));
        addRevenue(metrics, "business_", BUSINESS.and(ANYTHING));
        addRevenue(metrics, "standard_", ANYTHING.and(STANDARD));
        return metrics;
    }

    private static List<Metric> usageMetrics() {
        List<Metric> metrics = new ArrayList<>(List.of(
                measured("impressions", UsageMetric.IMPRESSIONS),
                measured("unique_impressions", UsageMetric.UNIQUE_IMPRESSIONS),
                measured("app_store_views", UsageMetric.PAGE_VIEWS),
                measured("unique_app_store_views", UsageMetric.UNIQUE_PAGE_VIEWS),
                measured("conversion_rate", UsageMetric.CONVERSION_RATE),
                measured("first_time_downloads", UsageMetric.FIRST_TIME_DOWNLOADS),
                measured("repeat_downloads", UsageMetric.REPEAT_DOWNLOADS),
                measured("installs", UsageMetric.INSTALLS),
                measured("deletions", UsageMetric.DELETIONS),
                measured("sessions", UsageMetric.SESSIONS),
                measured("daily_active_devices", UsageMetric.ACTIVE_DEVICES),
                dailyMean("avg_daily_active_devices", UsageMetric.ACTIVE_DEVICES),
                measured("monthly_active_devices", UsageMetric.ACTIVE_DEVICES_30_DAYS),
                measured("paying_users", UsageMetric.PAYING_USERS),
                measured("crashes", UsageMetric.CRASHES)));
        NEVER_MEASURED.forEach(name -> metrics.add(unknown(name)));
        return metrics;
    }

    private static List<Metric> subscriptionMetrics() {
        List<Metric> metrics = new ArrayList<>(List.of(
                paying(
                        "all_active_subscriptions",
                        SubscriptionPrice.FULL,
                        SubscriptionPrice.REDUCED,
                        SubscriptionPrice.FREE),
                paying("active_subscriptions", SubscriptionPrice.FULL),
                paying("paying_subscriptions", SubscriptionPrice.FULL, SubscriptionPrice.REDUCED),
                paying("active_discounted_subscriptions", SubscriptionPrice.REDUCED),
                paying("active_free_trials", SubscriptionPrice.FREE),
                level("active_grace", standing -> standing == SubscriptionStanding.BILLING_RETRY),
                level("grace_period", standing -> standing == SubscriptionStanding.GRACE_PERIOD),
                level("marketing_opt_ins", standing -> standing == SubscriptionStanding.MARKETING_OPT_IN),
                events("new_subscriptions", SubscriptionChange.SUBSCRIBED),
                events("new_trials", SubscriptionChange.OFFER_STARTED).ofWhoPay(SubscriptionPrice.FREE),
                events("activations", SubscriptionChange.SUBSCRIBED, SubscriptionChange.OFFER_STARTED),
                events("reactivations", SubscriptionChange.REACTIVATED),
                events("renewals", SubscriptionChange.RENEWED),
                events("cancellations", SubscriptionChange.CANCELLED),
                events(
                        "transitions_in",
                        SubscriptionChange.UPGRADED,
                        SubscriptionChange.DOWNGRADED,
                        SubscriptionChange.CROSSGRADED),
                events("upgrades", SubscriptionChange.UPGRADED),
                events("downgrades", SubscriptionChange.DOWNGRADED),
                events("crossgrades", SubscriptionChange.CROSSGRADED),
                events("refunds", SubscriptionChange.REFUNDED),
                events("other_events", SubscriptionChange.OTHER)));
        NEVER_TOLD_OF_SUBSCRIPTIONS.forEach(name -> metrics.add(unknown(name)));
        return metrics;
    }

    private static List<Metric> revenueMetrics() {
        List<Metric> metrics = new ArrayList<>();
        addSource(metrics, "sales", APP.and(EDUCATION.negate()));
        addSource(metrics, "iap", INAPP);
        metrics.add(proceeds("non_recurring_iap", INAPP.and(SOLD)));
        addSource(metrics, "subscriptions", SUBSCRIPTION);
        metrics.add(proceeds("ads", saleClass -> false));
        addSource(metrics, "edu", APP.and(EDUCATION));
        addSource(metrics, "business", APP.and(BUSINESS));
        metrics.add(proceeds("returns", ANYTHING).refunded());
        metrics.add(sales("gross_returns", ANYTHING).refunded());
        metrics.add(proceeds("total", ANYTHING));
        metrics.add(sales("gross_total", ANYTHING));
        return metrics;
    }

    private static void addMoney(List<Metric> metrics, String prefix, Predicate<SaleClass> counts) {
        addRevenue(metrics, prefix, counts);
        metrics.add(proceeds(prefix + "returns_amount", counts).refunded());
        metrics.add(sales("gross_" + prefix + "returns_amount", counts).refunded());
    }

    private static void addRevenue(List<Metric> metrics, String prefix, Predicate<SaleClass> counts) {
        metrics.add(proceeds(prefix + "revenue", counts));
        metrics.add(sales("gross_" + prefix + "revenue", counts));
    }

    private static void addSource(List<Metric> metrics, String name, Predicate<SaleClass> counts) {
        metrics.add(proceeds(name, counts.and(SOLD)));
        metrics.add(sales("gross_" + name, counts.and(SOLD)));
    }
}
