package org.storelink.appstoreconnect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.storelink.connector.Capability;
import org.storelink.connector.ConnectorDescriptor;
import org.storelink.connector.CredentialField;
import org.storelink.connector.CredentialMode;
import org.storelink.connector.Grain;
import org.storelink.connector.Guide;
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
    void onlySalesAndSubscriptionsComeWithAnAppSpecificPassword() {
        CredentialMode mode = descriptor.mode("app-password").orElseThrow();

        assertThat(mode.capabilities()).containsExactlyInAnyOrder(Capability.SALES, Capability.SUBSCRIPTIONS);
        assertThat(mode.absentBecause()).allSatisfy((_, reason) -> assertThat(reason)
                .as("it names a way of linking")
                .containsAnyOf("API key", "Apple Ads key", "account credentials"));
    }

    /** The console links nothing before a person has seen what it gives. */
    @ParameterizedTest
    @ValueSource(strings = {"account-credentials", "app-specific-password"})
    void aGuideLeadsThroughWhatIsShownBeforeAnAccountIsSaved(String id) {
        Guide guide = descriptor.guides().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();

        assertThat(guide.steps())
                .anyMatch(step -> step.contains("before it is saved") && step.contains("Link this account"));
        assertThat(guide.steps()).noneMatch(step -> step.contains("real report"));
    }

    @Test
    void aKeyIsTheRecommendedWayAndGivesReportsReviewsAndReplies() {
        CredentialMode mode = descriptor.mode("api-key").orElseThrow();

        assertThat(descriptor.modes().getFirst()).isEqualTo(mode);
        assertThat(mode.fields())
                .extracting(CredentialField::name)
                .containsExactly("issuer_id", "key_id", "private_key", "vendor_number");
        assertThat(mode.fields())
                .filteredOn(CredentialField::required)
                .extracting(CredentialField::name)
                .containsExactly("key_id", "private_key");
        assertThat(mode.capabilities())
                .containsExactlyInAnyOrder(
                        Capability.SALES,
                        Capability.SUBSCRIPTIONS,
                        Capability.FINANCE,
                        Capability.REVIEWS,
                        Capability.REPLIES);
        assertThat(mode.waitingForCode()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "issuer_id, 57246542-96fe-1a63-e053-0824d011072a, true",
        "issuer_id, 2X9R4HXF34, false",
        "key_id, 2X9R4HXF34, true",
        "key_id, AuthKey_2X9R4HXF34.p8, false",
        "vendor_number, 85410007, true",
        "vendor_number, '85410007, 85410019', true",
        "vendor_number, 'me@you', false",
        "private_key, abcd-efgh-ijkl-mnop, false"
    })
    void theFormOfWhatBelongsToAKeyIsCheckedBeforeAnythingIsSent(String field, String value, boolean accepted) {
        CredentialMode mode = descriptor.mode("api-key").orElseThrow();

        assertThat(mode.field(field).orElseThrow().format().orElseThrow().accepts(value))
                .isEqualTo(accepted);
    }

    @Test
    void accountCredentialsGiveWhatIsCollectedAndSayOfTheRestThatItIsNotYet() {
        CredentialMode mode = descriptor.mode("account").orElseThrow();

        assertThat(mode.fields()).extracting(CredentialField::name).containsExactly("apple_id", "password");
        assertThat(mode.capabilities())
                .containsExactlyInAnyOrder(
                        Capability.SALES,
                        Capability.SUBSCRIPTIONS,
                        Capability.USAGE,
                        Capability.FINANCE,
                        Capability.REVIEWS,
                        Capability.REPLIES);
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
                        "subscriptions-daily",
                        "subscription-events-daily",
                        "financial-monthly",
                        "payments-monthly",
                        "usage-daily");
        assertThat(descriptor.stream("sales-yearly").orElseThrow().retention()).isEmpty();
    }
}
