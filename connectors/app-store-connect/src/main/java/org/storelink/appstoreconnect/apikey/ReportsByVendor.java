package org.storelink.appstoreconnect.apikey;

import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.storelink.appstoreconnect.sales.TrendReport;
import org.storelink.appstoreconnect.wire.FileAnswer;
import org.storelink.connector.Check;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure.PermissionMissing;
import org.storelink.connector.ConnectorFailure.RequestRejected;
import org.storelink.connector.ConnectorFailure.Unreadable;
import org.storelink.connector.ReportPeriod;

/**
 * Reports of a team by one key. A number that is not the team's and a missing right look the same, but the right is missing for all vendors: what
 * is refused of one is a matter of that one, unless the same is refused of each of the others.
 *
 * @param vendors that the account was linked with, also those that are not collected
 */
record ReportsByVendor(Api api, Clock clock, List<String> vendors) {

    private interface Call<T> {

        T answer() throws ConnectorException, InterruptedException;
    }

    private interface Probe {

        boolean isRefused(String vendor) throws ConnectorException, InterruptedException;
    }

    FileAnswer sales(String vendor, TrendReport report, ReportPeriod period)
            throws ConnectorException, InterruptedException {
        return answered(vendor, () -> api.sales(vendor, report, period), other -> isRefused(other, report, period));
    }

    Optional<FileAnswer> finance(String vendor, String region, YearMonth month)
            throws ConnectorException, InterruptedException {
        FinanceRight right = new FinanceRight(api, clock);
        return answered(
                vendor,
                () -> api.finance(vendor, region, month),
                other -> right.check(other).outcome() == Check.Outcome.MISSING);
    }

    private <T> T answered(String vendor, Call<T> call, Probe probe) throws ConnectorException, InterruptedException {
        try {
            return call.answer();
        } catch (ConnectorException e) {
            if (e.failure() instanceof PermissionMissing && !isRefusedOfAllBut(vendor, probe)) {
                throw new ConnectorException(ofOneVendor(vendor), e);
            }
            throw e;
        }
    }

    private boolean isRefusedOfAllBut(String vendor, Probe probe) throws ConnectorException, InterruptedException {
        for (String other : vendors) {
            if (!other.equals(vendor) && !probe.isRefused(other)) {
                return false;
            }
        }
        return true;
    }

    /** False also where it cannot be told. */
    private boolean isRefused(String vendor, TrendReport report, ReportPeriod period)
            throws ConnectorException, InterruptedException {
        try {
            Api.close(api.sales(vendor, report, period));
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
