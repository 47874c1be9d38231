package org.storelink.ingestion;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.storelink.accounts.LinkedVendor;
import org.storelink.connector.ReportPeriod;
import org.storelink.connector.ReportSlice;

/** Decides which rows the ledger lacks. Pure: the same streams, vendors, rows and time give the same plan. */
final class Planner {

    /** A row of the ledger by what it is about. */
    record Row(long vendorId, String vendorCode, String stream, ReportPeriod period) {}

    /**
     * @param missing rows to add: days before longer periods, newest first
     * @param nextAt when a further period begins and a plan is needed again
     */
    record Plan(List<Row> missing, Instant nextAt) {}

    /** The order in which a store is asked: what people look at first comes first. */
    private static final Comparator<Row> ORDER = comparing(
                    (Row row) -> row.period().grain())
            .thenComparing(row -> row.period().start(), reverseOrder())
            .thenComparing(Row::vendorCode)
            .thenComparing(Row::stream);

    /** When an account of which no report is collected is looked at again. */
    private static final Duration NOTHING_TO_PLAN = Duration.ofDays(1);

    private Planner() {}

    static Plan plan(List<StreamCalendar> calendars, List<LinkedVendor> vendors, Set<Row> known, Instant now) {
        if (calendars.isEmpty()) {
            return new Plan(List.of(), now.plus(NOTHING_TO_PLAN));
        }
        List<Row> missing = new ArrayList<>();
        Instant nextAt = Instant.MAX;
        for (StreamCalendar calendar : calendars) {
            for (ReportPeriod period : calendar.periods(now)) {
                rows(calendar, vendors, period)
                        .filter(row -> !known.contains(row))
                        .forEach(missing::add);
            }
            Instant next = calendar.nextPeriodAt(now);
            nextAt = next.isBefore(nextAt) ? next : nextAt;
        }
        missing.sort(ORDER);
        return new Plan(List.copyOf(missing), nextAt);
    }

    private static Stream<Row> rows(StreamCalendar calendar, List<LinkedVendor> vendors, ReportPeriod period) {
        String stream = calendar.stream().id();
        return switch (calendar.stream().scope()) {
            case ACCOUNT -> Stream.of(new Row(SliceOwner.WHOLE_ACCOUNT, ReportSlice.WHOLE_ACCOUNT, stream, period));
            case VENDOR -> vendors.stream().map(vendor -> new Row(vendor.id(), vendor.code(), stream, period));
        };
    }
}
