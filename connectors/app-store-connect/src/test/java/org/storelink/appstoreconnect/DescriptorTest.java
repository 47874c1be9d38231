package org.storelink.appstoreconnect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.storelink.connector.Capability;
import org.storelink.connector.ConnectorDescriptor;
import org.storelink.connector.CredentialField;
import org.storelink.connector.CredentialMode;
import org.storelink.connector.Grain;
import org.storelink.connector.ReportPeriod;
import org.storelink.connector.ReportStream;

class DescriptorTest {

    private final ConnectorDescriptor descriptor = new AppStoreConnect().descriptor();

    @ParameterizedTest
    @CsvSource({
        "abcd-efgh-ijkl-mnop, true", "ABCD-efgh-ijkl-mnop, false", "abcdefghijklmnop, false",
        "abcd-efgh-ijkl, false", "abcd-efgh-ijkl-mno1, false", "abcd-efgh-ijkl-mnop-, false"
    })
    void theFormOfAnAppSpecificPasswordIsCheckedBeforeAnythingIsSent(String value, boolean accepted) {
        CredentialMode mode = descriptor.mode("app-password").orElseThrow();

        assertThat(mode.field("password").orElseThrow().format().orElseThrow().accepts(value))
                .isEqualTo(accepted);
    }

    @Test
    void onlySalesComeWithAnAppSpecificPassword() {
        CredentialMode mode = descriptor.mode("app-password").orElseThrow();

        assertThat(mode.capabilities()).containsExactly(Capability.SALES);
        assertThat(mode.absentBecause())
                .allSatisfy((_, reason) -> assertThat(reason).containsIgnoringCase("key"));
    }

    @Test
    void accountCredentialsGiveWhatIsCollectedAndSayOfTheRestThatItIsNotYet() {
        CredentialMode mode = descriptor.mode("account").orElseThrow();

        assertThat(mode.fields()).extracting(CredentialField::name).containsExactly("apple_id", "password");
        assertThat(mode.capabilities())
                .containsExactlyInAnyOrder(
                        Capability.SALES, Capability.USAGE, Capability.FINANCE, Capability.REVIEWS, Capability.REPLIES);
        assertThat(mode.absentBecause().get(Capability.AD_SPEND)).contains("Apple Ads key");
    }

    @Test
    void yesterdaysReportIsExpectedAtEightInTheMorningOnThePacificCoast() {
        ReportStream daily = descriptor.stream("sales-daily").orElseThrow();

        assertThat(daily.usuallyAvailableAt(new ReportPeriod(Grain.DAY, LocalDate.of(2026, 11, 22))))
                .isEqualTo(Instant.parse("2026-11-23T16:00:00Z"));
        assertThat(daily.usualDelay()).isEqualTo(Duration.ofHours(8));
    }

    @Test
    void thereIsAStreamForEachLengthAndKindOfReport() {
        assertThat(descriptor.streams())
                .extracting(ReportStream::id)
                .containsExactly(
                        "sales-daily",
                        "sales-weekly",
                        "sales-monthly",
                        "sales-yearly",
                        "financial-monthly",
                        "payments-monthly",
                        "usage-daily");
        assertThat(descriptor.stream("sales-yearly").orElseThrow().retention()).isEmpty();
    }
}
