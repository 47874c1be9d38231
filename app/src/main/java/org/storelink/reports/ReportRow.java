package org.storelink.reports;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** One group of a report: what it is about and its figures. */
public interface ReportRow {

    /** First and last day of the period; empty when the report is not grouped by date. */
    Optional<LocalDate> startDate();

    Optional<LocalDate> endDate();

    /** Empty when the report is not grouped by product. */
    Optional<Long> productId();

    /** Empty when the report is not grouped by country. */
    Optional<String> country();

    /** @param metric name of a metric that counts */
    long units(String metric);

    /**
     * Exact amounts per currency, in the order of the codes; a currency that is not there is zero.
     *
     * @param metric name of a metric of money
     */
    Map<String, BigDecimal> money(String metric);
}
