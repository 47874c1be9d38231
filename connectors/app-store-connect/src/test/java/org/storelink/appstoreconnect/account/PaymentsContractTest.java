package org.storelink.appstoreconnect.account;

import java.time.LocalDate;
import java.util.Optional;
import org.storelink.connector.Grain;
import org.storelink.connector.ReportPeriod;
import org.storelink.connector.ReportSlice;
import org.storelink.testkit.ConnectorContractTest;
import org.storelink.testkit.ConnectorFixture;

class PaymentsContractTest extends ConnectorContractTest {

    @Override
    protected ConnectorFixture fixture() {
        return new SiteFixture(vendor ->
                new SiteFixture.Slices(month(vendor, 2026, 9), Optional.of(month(vendor, 2012, 3)), Optional.empty()));
    }

    private static ReportSlice month(String vendor, int year, int month) {
        return new ReportSlice("payments-monthly", vendor, new ReportPeriod(Grain.MONTH, LocalDate.of(year, month, 1)));
    }
}
