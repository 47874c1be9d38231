package org.storelink.reports.faces;

/**
 * A figure of a report.
 *
 * @param id its name in the API
 * @param label for people
 * @param money whether it is money, per currency, or a count
 */
public record Metric(String id, String label, boolean money) {

    static Metric units(String id, String label) {
        return new Metric(id, label, false);
    }

    static Metric money(String id, String label) {
        return new Metric(id, label, true);
    }
}
