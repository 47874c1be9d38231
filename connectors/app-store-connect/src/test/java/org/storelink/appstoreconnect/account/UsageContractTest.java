package org.storelink.appstoreconnect.account;

import java.time.LocalDate;
import java.util.Optional;
import org.storelink.appstoreconnect.analytics.UsageReport;
import org.storelink.connector.Grain;
import org.storelink.connector.ReportPeriod;
import org.storelink.connector.ReportSlice;
import org.storelink.testkit.ConnectorContractTest;
import org.storelink.testkit.ConnectorFixture;

class UsageContractTest extends ConnectorContractTest {

    @Override
    protected ConnectorFixture fixture() {
        return new SiteFixture(_ -> new SiteFixture.Slices(
                day(SiteFixture.TODAY.minusDays(9)), Optional.empty(), Optional.of(day(SiteFixture.TODAY))));
    }

    private static ReportSlice day(LocalDate day) {
        return new ReportSlice(UsageReport.STREAM, ReportSlice.WHOLE_ACCOUNT, new ReportPeriod(Grain.DAY, day));
    }
}
