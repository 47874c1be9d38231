package org.storelink.appstoreconnect.apikey;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import org.storelink.appstoreconnect.finance.RegionDownloads;
import org.storelink.appstoreconnect.sales.SalesReport;
import org.storelink.connector.Check;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure.PermissionMissing;

/** Whether a key may read financial reports, tried with a month that has been settled. */
record FinanceRight(Api api, Clock clock) {

    Check check(String vendor) throws ConnectorException, InterruptedException {
        YearMonth settled = YearMonth.from(LocalDate.ofInstant(clock.instant(), SalesReport.PACIFIC))
                .minusMonths(2);
        try {
            Api.close(api.finance(vendor, RegionDownloads.TOGETHER, settled));
            return new Check(KeyRight.FINANCE.capability(), Check.Outcome.GRANTED, "");
        } catch (ConnectorException e) {
            if (e.failure() instanceof PermissionMissing missing) {
                return new Check(KeyRight.FINANCE.capability(), Check.Outcome.MISSING, missing.message());
            }
            throw e;
        }
    }
}
