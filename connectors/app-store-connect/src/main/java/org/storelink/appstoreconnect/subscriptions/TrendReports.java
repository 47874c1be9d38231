package org.storelink.appstoreconnect.subscriptions;

import java.util.List;
import java.util.stream.Stream;
import org.storelink.appstoreconnect.sales.SalesReport;
import org.storelink.appstoreconnect.sales.TrendReport;

/** All reports of Sales and Trends that are collected. */
public final class TrendReports {

    public static final List<TrendReport> ALL = Stream.of(SalesReport.values(), SubscriptionReport.values())
            .<TrendReport>flatMap(Stream::of)
            .toList();

    private TrendReports() {}
}
