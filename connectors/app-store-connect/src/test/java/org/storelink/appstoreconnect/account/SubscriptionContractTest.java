package org.storelink.appstoreconnect.account;

import java.time.LocalDate;
import java.util.Optional;
import org.storelink.connector.Grain;
import org.storelink.connector.ReportPeriod;
import org.storelink.connector.ReportSlice;
import org.storelink.testkit.ConnectorContractTest;
import org.storelink.testkit.ConnectorFixture;

class SubscriptionContractTest extends ConnectorContractTest {

    @Override
    protected ConnectorFixture fixture() {
        return new SiteFixture(vendor -> new SiteFixture.Slices(
                day(vendor, SiteFixture.TODAY.minusDays(9)),
                Optional.empty(),
                Optional.of(day(vendor, SiteFixture.TODAY.minusDays(1)))));
    }

    private static ReportSlice day(String vendor, LocalDate day) {
        return new ReportSlice("subscriptions-daily", vendor, new ReportPeriod(Grain.DAY, day));
    }
}
