package org.storelink.appstoreconnect.sales;

import java.util.Locale;
import java.util.Optional;
import org.storelink.connector.ReportPeriod;
import org.storelink.connector.ReportStream;

/** A report of Sales and Trends: one file for each vendor and period, asked for in the same way whatever is in it. */
public interface TrendReport {

    /** What it promises the host. */
    ReportStream stream();

    /** As a request to Reporter says it: {@code Sales}. */
    String type();

    /** As a request to the API says it: {@code SALES}. */
    String apiType();

    /** As a request to Reporter says it: {@code Daily}. */
    String dateType();

    /** As a request to the API says it: {@code DAILY}. */
    default String frequency() {
        return dateType().toUpperCase(Locale.ROOT);
    }

    /** As a request and a file name write the period: {@code 20261122}, {@code 202611} or {@code 2026}. */
    String dateOf(ReportPeriod period);

    /** The version that the API is asked for first. */
    String version();

    /** The version that Reporter is asked for first; empty where it wants none. */
    Optional<String> reporterVersion();

    /** As Apple calls the file. */
    String fileName(String vendor, ReportPeriod period);
}
