package org.storelink.appstoreconnect.apikey;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.storelink.appstoreconnect.sales.SalesReport;
import org.storelink.appstoreconnect.sales.SalesSource;
import org.storelink.appstoreconnect.sales.TrendReport;
import org.storelink.appstoreconnect.wire.FileAnswer;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ReportPeriod;

/**
 * Sales of the API. Of a week, month or year that is not made yet it may say that there were none, as it says of one without sales: so
 * as long as it may still come, shorter reports are asked whether there was anything. Only when each of them says that there was nothing,
 * there was nothing; a month of a year says so no more reliably than the year, and is held against its days in turn.
 */
record ConfirmedSales(SalesSource api, Clock clock) implements SalesSource {

    /** Later than that nothing is late any more. */
    private static final Duration MAY_STILL_COME = Duration.ofDays(14);

    @Override
    public FileAnswer report(String vendor, TrendReport report, ReportPeriod period)
            throws ConnectorException, InterruptedException {
        FileAnswer answer = api.report(vendor, report, period);
        return answer instanceof FileAnswer.Nothing
                        && report instanceof SalesReport sales
                        && sales != SalesReport.DAILY
                        && mayStillCome(sales, period)
                        && !hadNoSales(vendor, shorter(sales), period)
                ? new FileAnswer.NotYet()
                : answer;
    }

    private boolean mayStillCome(SalesReport report, ReportPeriod period) {
        return clock.instant()
                .isBefore(report.stream().usuallyAvailableAt(period).plus(MAY_STILL_COME));
    }

    private static SalesReport shorter(SalesReport report) {
        return report == SalesReport.YEARLY ? SalesReport.MONTHLY : SalesReport.DAILY;
    }

    private boolean hadNoSales(String vendor, SalesReport shorter, ReportPeriod whole)
            throws ConnectorException, InterruptedException {
        LocalDate day = whole.start();
        while (!day.isAfter(whole.end())) {
            ReportPeriod part = ReportPeriod.holding(shorter.grain(), day);
            FileAnswer answer = report(vendor, shorter, part);
            Api.close(answer);
            if (!(answer instanceof FileAnswer.Nothing)) {
                return false;
            }
            day = part.end().plusDays(1);
        }
        return true;
    }
}
