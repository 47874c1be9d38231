package org.storelink.reports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.storelink.connector.Grain;
import org.storelink.connector.ReportPeriod;

/**
 * Which slices a report adds up. Daily, weekly, monthly and yearly files tell the same sales again, and daily ones end after a while;
 * so for each vendor and each stretch of time the finest files that cover it wholly are chosen, coarser ones where finer ones are
 * missing, and never two for one day.
 *
 * @param chosen no two of one vendor share a day
 */
record Coverage(List<StoredSlice> chosen) {

    /**
     * @param slices all that are known, of any vendors
     * @param asked the days that the report is about
     * @param grains of files whose figures may be used: none coarser than the report's rows
     */
    static Coverage plan(Collection<StoredSlice> slices, DateRange asked, Set<Grain> grains) {
        Map<Long, List<StoredSlice>> byVendor = new TreeMap<>();
        slices.forEach(slice -> byVendor.computeIfAbsent(slice.key().vendorId(), vendor -> new ArrayList<>())
                .add(slice));
        List<StoredSlice> chosen = new ArrayList<>();
        byVendor.values().forEach(known -> chosen.addAll(new VendorCoverage(known, asked, grains).choose()));
        return new Coverage(chosen);
    }

    /**
     * Whether some vendor lacks days of the range although slices of it tell of earlier days, and of it or another vendor of later ones.
     *
     * @param slices all that are known of the vendors that are still collected
     */
    boolean hasGaps(Collection<StoredSlice> slices, DateRange asked) {
        LocalDate newest = slices.stream()
                .map(slice -> slice.period().end())
                .max(Comparator.naturalOrder())
                .orElse(LocalDate.MIN);
        LocalDate last = newest.isBefore(asked.to()) ? newest : asked.to();
        Map<Long, LocalDate> firsts = new TreeMap<>();
        slices.forEach(slice -> firsts.merge(
                slice.key().vendorId(), slice.period().start(), (one, other) -> one.isBefore(other) ? one : other));
        return firsts.entrySet().stream()
                .anyMatch(vendor -> lacksDays(
                        vendor.getKey(),
                        vendor.getValue().isBefore(asked.from()) ? asked.from() : vendor.getValue(),
                        last));
    }

    private boolean lacksDays(long vendor, LocalDate first, LocalDate last) {
        LocalDate next = first;
        List<ReportPeriod> periods = chosen.stream()
                .filter(slice -> slice.key().vendorId() == vendor)
                .map(StoredSlice::period)
                .sorted()
                .toList();
        for (ReportPeriod period : periods) {
            if (period.start().isAfter(next)) {
                return !next.isAfter(last);
            }
            next = period.end().plusDays(1);
        }
        return !next.isAfter(last);
    }
}
