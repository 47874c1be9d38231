package org.storelink.appstoreconnect.apikey;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.storelink.appstoreconnect.sales.SalesReport;
import org.storelink.connector.Capability;
import org.storelink.connector.Check;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure.PermissionMissing;
import org.storelink.connector.ReportPeriod;

/** Whether a key may read the sales of a vendor, and what goes with them. */
record SalesRight(Api api, Clock clock) {

    static final String NO_VENDOR =
            "Reports are asked for by vendor number, and none is known of this account. For reports,"
                    + " link it again with one, or add a key together with one: App Store Connect shows it under Payments and Financial Reports, at the top. The key"
                    + " needs the role Finance for them.";

    /** Asks for one day: of two days ago the store has an answer, whatever it is. */
    Check check(String vendor) throws ConnectorException, InterruptedException {
        LocalDate day =
                LocalDate.ofInstant(clock.instant(), SalesReport.PACIFIC).minusDays(2);
        try {
            Api.close(api.sales(vendor, SalesReport.DAILY, ReportPeriod.holding(SalesReport.DAILY.grain(), day)));
            return new Check(Capability.SALES, Check.Outcome.GRANTED, "");
        } catch (ConnectorException e) {
            if (e.failure() instanceof PermissionMissing missing) {
                return new Check(Capability.SALES, Check.Outcome.MISSING, missing.message());
            }
            throw e;
        }
    }

    /** The same roles read both. */
    static Check subscriptions(Check sales) {
        return new Check(
                Capability.SUBSCRIPTIONS,
                sales.outcome(),
                sales.outcome() == Check.Outcome.GRANTED ? KeyRight.WITH_SALES : sales.detail());
    }

    /** What a key of a team gives of reports as long as nobody has typed a vendor number. */
    static List<Check> withoutVendor() {
        return Stream.of(Capability.SALES, Capability.SUBSCRIPTIONS, Capability.FINANCE)
                .map(capability -> new Check(capability, Check.Outcome.MISSING, NO_VENDOR))
                .toList();
    }
}
