package org.storelink.appstoreconnect.apikey;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.storelink.appstoreconnect.sales.TrendReport;
import org.storelink.appstoreconnect.subscriptions.TrendReports;
import org.storelink.connector.Check;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure.PermissionMissing;
import org.storelink.connector.ConnectorFailure.RequestRejected;
import org.storelink.connector.ConnectorFailure.Unreadable;
import org.storelink.connector.PartSink;
import org.storelink.connector.ReportSlice;
import org.storelink.connector.Reports;
import org.storelink.connector.ResumeToken;
import org.storelink.connector.SliceResult;

/**
 * Reports of a team. A number that is not the team's and a missing right look the same, but the right is missing for all vendors: what is refused
 * of one is a matter of that one, unless the same is refused of each of the others.
 *
 * @param vendors that the account was linked with, also those that are not collected
 */
record ReportsByVendor(Reports reports, Api api, Clock clock, List<String> vendors) implements Reports {

    @Override
    public SliceResult fetch(ReportSlice slice, Optional<ResumeToken> resume, PartSink sink)
            throws ConnectorException, IOException, InterruptedException {
        try {
            return reports.fetch(slice, resume, sink);
        } catch (ConnectorException e) {
            if (e.failure() instanceof PermissionMissing && !isRefusedOfAllOthers(slice)) {
                throw new ConnectorException(ofOneVendor(slice.vendor()), e);
            }
            throw e;
        }
    }

    private boolean isRefusedOfAllOthers(ReportSlice slice) throws ConnectorException, InterruptedException {
        for (String vendor : vendors) {
            if (!vendor.equals(slice.vendor()) && !isRefused(slice, vendor)) {
                return false;
            }
        }
        return true;
    }

    /** False also where it cannot be told. */
    private boolean isRefused(ReportSlice slice, String vendor) throws ConnectorException, InterruptedException {
        Optional<TrendReport> report = TrendReports.ALL.stream()
                .filter(trend -> trend.stream().id().equals(slice.stream()))
                .findFirst();
        if (report.isEmpty()) {
            return new FinanceRight(api, clock).check(vendor).outcome() == Check.Outcome.MISSING;
        }
        try {
            Api.close(api.sales(vendor, report.get(), slice.period()));
            return false;
        } catch (ConnectorException e) {
            return switch (e.failure()) {
                case PermissionMissing _ -> true;
                case RequestRejected _, Unreadable _ -> false;
                default -> throw e;
            };
        }
    }

    private static RequestRejected ofOneVendor(String vendor) {
        return new RequestRejected("Apple does not let this key read this report of vendor " + vendor
                + ", and does not say the same of every vendor. Compare the number with the one that App Store Connect"
                + " shows at the top of Payments and Financial Reports; correct it, or leave it out of the vendors in the"
                + " account's settings.");
    }
}
