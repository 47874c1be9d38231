package org.storelink.reports;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a report is asked. An empty set does not restrict; an empty date leaves that end of time open.
 *
 * @param groupBy none, one or two different ones; the first is the outer one
 * @param granularity of the rows; when it is given, both ends are rounded outward to whole periods of it. Empty is daily for reports
 *     grouped by date, and a sum over all the time asked for otherwise
 */
public record ReportQuery(
        Optional<LocalDate> startDate,
        Optional<LocalDate> endDate,
        List<Dimension> groupBy,
        Optional<Granularity> granularity,
        Set<Long> products,
        Set<String> countries,
        Set<Long> accounts) {

    /**
     * A query as an address writes it; null is what the address leaves out.
     *
     * @param groupBy names of dimensions, separated by commas
     */
    public record Parameters(
            @Nullable String startDate,
            @Nullable String endDate,
            @Nullable String groupBy,
            @Nullable String granularity,
            @Nullable String products,
            @Nullable String countries,
            @Nullable String accounts) {}

    /**
     * @param today what offsets count from
     * @throws org.storelink.platform.ProblemException bad request, naming every field that is not understood
     */
    public static ReportQuery parse(Parameters parameters, LocalDate today) {
        throw new UnsupportedOperationException();
    }
}
