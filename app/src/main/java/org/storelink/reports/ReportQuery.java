package org.storelink.reports;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.storelink.connector.Grain;

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

    /** All there is, in one sum. */
    public static final ReportQuery EVERYTHING = new ReportQuery(
            Optional.empty(), Optional.empty(), List.of(), Optional.empty(), Set.of(), Set.of(), Set.of());

    public static final int MOST_DIMENSIONS = 2;

    public ReportQuery {
        groupBy = List.copyOf(groupBy);
        products = Set.copyOf(products);
        countries = Set.copyOf(countries);
        accounts = Set.copyOf(accounts);
        if (granularity.isPresent()) {
            startDate = startDate.map(granularity.get()::startOf);
            endDate = endDate.map(granularity.get()::endOf);
        }
    }

    /**
     * A query as an address writes it; null is what the address leaves out.
     *
     * @param startDate {@code yyyy-MM-dd}, or how long ago: {@code -30} and {@code 30} are thirty days, {@code -2w} two weeks,
     *     {@code m} a month, {@code -1y} a year
     * @param groupBy names of dimensions, separated by commas
     * @param products ids, separated by commas or semicolons, as are countries and accounts
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
    public static ReportQuery parse(Parameters parameters, LocalDate today, ReportKind kind) {
        return new QueryParser(today, kind).parse(parameters);
    }

    /** The same for whole months, as fiscal reports are. */
    ReportQuery monthly() {
        return new ReportQuery(
                startDate, endDate, groupBy, Optional.of(Granularity.MONTHLY), products, countries, accounts);
    }

    /** The same about these products; none do not restrict. */
    public ReportQuery about(Set<Long> chosen) {
        return new ReportQuery(startDate, endDate, groupBy, granularity, chosen, countries, accounts);
    }

    /** The days that rows are about, whole periods of the granularity. */
    DateRange range() {
        return new DateRange(startDate.orElse(LocalDate.MIN), endDate.orElse(LocalDate.MAX));
    }

    /** How much time a row covers, when the report is grouped by date. */
    Granularity rows() {
        return granularity.orElse(Granularity.DAILY);
    }

    /** Files whose figures may be used. */
    Set<Grain> grains() {
        return groupBy.contains(Dimension.DATE) ? rows().grains() : Set.of(Grain.DAY, Grain.MONTH, Grain.YEAR);
    }
}
