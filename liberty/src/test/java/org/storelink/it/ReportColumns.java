package org.storelink.it;

import java.util.List;
import java.util.Map;

/** The figures on a report's page: what their columns are called, and what the API calls them. */
enum ReportColumns {
    SALES(
            Map.of(
                    "Downloads", "downloads",
                    "Apps", "app_downloads",
                    "In-app", "iap_amount",
                    "Subscriptions", "subscription_purchases",
                    "Re-downloads", "re_downloads",
                    "Updates", "updates",
                    "Refunds", "returns",
                    "Promos", "promos",
                    "Revenue", "revenue"),
            List.of(
                    "downloads",
                    "app_downloads",
                    "iap_amount",
                    "subscription_purchases",
                    "re_downloads",
                    "updates",
                    "returns",
                    "promos")),
    REVENUE(
            Map.of(
                    "Total", "total",
                    "Apps", "sales",
                    "In-app purchases", "iap",
                    "Subscriptions", "subscriptions",
                    "Refunds", "returns"),
            List.of());

    private final Map<String, String> metrics;
    private final List<String> counts;

    ReportColumns(Map<String, String> metrics, List<String> counts) {
        this.metrics = metrics;
        this.counts = counts;
    }

    /** The API's names by the columns'. */
    Map<String, String> metrics() {
        return metrics;
    }

    /** What of the books the page shows. */
    Figures of(Figures books) {
        return books.only(metrics.values()).withOneCountOf(counts);
    }
}
