package org.storelink.appstoreconnect.apikey;

import java.util.Optional;
import org.storelink.connector.ReportSlice;
import org.storelink.testkit.ConnectorContractTest;
import org.storelink.testkit.ConnectorFixture;

class FinancialKeyContractTest extends ConnectorContractTest {

    @Override
    protected ConnectorFixture fixture() {
        return new KeyFixture() {

            @Override
            public ReportSlice sliceWithFacts() {
                return financial(2026, 9);
            }

            @Override
            public Optional<ReportSlice> sliceWithoutFacts() {
                return Optional.empty();
            }

            @Override
            public Optional<ReportSlice> sliceNotMadeYet() {
                return Optional.of(financial(2026, 11));
            }

            @Override
            public Optional<ReportSlice> sliceThatNeverComes() {
                return Optional.of(financial(2025, 3));
            }
        };
    }
}
