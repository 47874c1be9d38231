package org.storelink.reports.faces;

/**
 * A figure of a report.
 *
 * @param id its name in the API
 * @param label for people
 * @param isAdded whether the figures of two lines may be added
 */
public record Metric(String id, String label, Kind kind, boolean isAdded) {

    /** How a page shows it. */
    enum Kind {
        /** A whole number. */
        COUNT,
        /** An amount per currency. */
        MONEY,
        /** What a store measures: there may be reasons why a line has no figure. */
        MEASURED
    }

    static Metric units(String id, String label) {
        return new Metric(id, label, Kind.COUNT, true);
    }

    static Metric money(String id, String label) {
        return new Metric(id, label, Kind.MONEY, true);
    }

    /** Something that happened. */
    static Metric flow(String id, String label) {
        return new Metric(id, label, Kind.MEASURED, true);
    }

    /** How things stand: figures of two products or countries may be added, and no page adds those of two days. */
    static Metric level(String id, String label) {
        return new Metric(id, label, Kind.MEASURED, true);
    }

    /** People or devices, a level that overlaps with others, or a rate. */
    static Metric single(String id, String label) {
        return new Metric(id, label, Kind.MEASURED, false);
    }

    public boolean money() {
        return kind == Kind.MONEY;
    }
}
