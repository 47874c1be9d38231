package org.storelink.appstoreconnect.apikey;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import org.storelink.appstoreconnect.finance.RegionDownloads;
import org.storelink.appstoreconnect.sales.SalesReport;
import org.storelink.appstoreconnect.wire.FileAnswer;
import org.storelink.connector.Check;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure.PermissionMissing;

/** Whether a key may read financial reports, tried with a month that has been settled. */
record FinanceRight(Api api, Clock clock) {

    /** What is the matter with financial reports alone holds nothing else up. */
    Check check(String vendor) throws InterruptedException {
        try {
            return tried(vendor);
        } catch (ConnectorException e) {
            return KeyRight.FINANCE.notFoundOut(e.failure().message());
        }
    }

    private Check tried(String vendor) throws ConnectorException, InterruptedException {
        YearMonth settled = YearMonth.from(LocalDate.ofInstant(clock.instant(), SalesReport.PACIFIC))
                .minusMonths(2);
        try {
            FileAnswer answer = RegionDownloads.together(api::finance, vendor, settled);
            Api.close(answer);
            return new Check(
                    KeyRight.FINANCE.capability(),
                    Check.Outcome.GRANTED,
                    answer instanceof FileAnswer.Sent
                            ? "Apple hands out financial reports to this key."
                            : "Apple takes questions about financial reports from this key, and had none for the month"
                                    + " that was tried.");
        } catch (ConnectorException e) {
            if (e.failure() instanceof PermissionMissing missing) {
                return new Check(KeyRight.FINANCE.capability(), Check.Outcome.MISSING, missing.message());
            }
            throw e;
        }
    }
}
