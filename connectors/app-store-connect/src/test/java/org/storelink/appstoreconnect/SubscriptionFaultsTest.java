package org.storelink.appstoreconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.storelink.appstoresimulator.AppStoreSimulator;
import org.storelink.appstoresimulator.Options;
import org.storelink.appstoresimulator.fault.Fault;
import org.storelink.appstoresimulator.fault.FaultKind;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.Grain;
import org.storelink.connector.ReportPeriod;
import org.storelink.connector.ReportSlice;

/** A file on subscriptions of the day before is not taken for that of the day, also where its name alone says so. */
class SubscriptionFaultsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @ParameterizedTest
    @ValueSource(strings = {"subscriptions-daily", "subscription-events-daily"})
    void aFileOfTheDayBeforeIsRefused(String stream) throws ConnectorException {
        try (AppStoreSimulator store =
                        AppStoreSimulator.start(Options.builder().today(TODAY).build());
                LinkedAccount account = new LinkedAccount(store, store.clock())) {
            store.faults().add(Fault.of(FaultKind.OTHER_DATE));
            String vendor = account.grant().vendors().getFirst().code();
            ReportSlice slice = new ReportSlice(stream, vendor, new ReportPeriod(Grain.DAY, TODAY.minusDays(9)));

            ConnectorException refused = catchThrowableOfType(ConnectorException.class, () -> account.facts(slice));

            assertThat(refused.failure()).isInstanceOf(ConnectorFailure.Unreadable.class);
            assertThat(refused.failure().message()).contains("another period (2026-11-13 instead of 2026-11-14)");
        }
    }
}
