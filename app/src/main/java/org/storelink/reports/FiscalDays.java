package org.storelink.reports;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which days the fiscal months of a report cover. Stores may account by calendars that differ. */
final class FiscalDays {

    private FiscalDays() {}

    /**
     * By the first day of the month each is named for; a month is left out where slices of it differ.
     *
     * @param chosen whose facts the report reads
     */
    static Map<LocalDate, DateRange> of(Collection<StoredSlice> chosen) {
        Map<LocalDate, Set<DateRange>> told = chosen.stream()
                .filter(slice -> slice.fiscalDays().isPresent())
                .collect(Collectors.groupingBy(
                        slice -> slice.period().start(),
                        Collectors.flatMapping(slice -> slice.fiscalDays().stream(), Collectors.toSet())));
        Map<LocalDate, DateRange> agreed = new HashMap<>();
        told.forEach((month, days) -> {
            if (days.size() == 1) {
                agreed.put(month, days.iterator().next());
            }
        });
        return agreed;
    }
}
