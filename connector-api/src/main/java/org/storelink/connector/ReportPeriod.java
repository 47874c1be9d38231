package org.storelink.connector;

import java.time.LocalDate;

/**
 * The days one report file covers.
 *
 * @param start first day; a period of its grain begins there
 */
public record ReportPeriod(Grain grain, LocalDate start) implements Comparable<ReportPeriod> {

    public ReportPeriod {
        if (!grain.startOf(start).equals(start)) {
            throw new IllegalArgumentException("no " + grain + " begins on " + start);
        }
    }

    /** The period that holds the date. */
    public static ReportPeriod holding(Grain grain, LocalDate date) {
        return new ReportPeriod(grain, grain.startOf(date));
    }

    /** Last day. */
    public LocalDate end() {
        return grain.next(start).minusDays(1);
    }

    public ReportPeriod next() {
        return new ReportPeriod(grain, grain.next(start));
    }

    /** Earlier first. */
    @Override
    public int compareTo(ReportPeriod other) {
        int byStart = start.compareTo(other.start);
        return byStart != 0 ? byStart : grain.compareTo(other.grain);
    }

    @Override
    public String toString() {
        return switch (grain) {
            case DAY -> start.toString();
            case WEEK -> start + "/" + end();
            case MONTH -> start.toString().substring(0, 7);
            case YEAR -> Integer.toString(start.getYear());
        };
    }
}
