package org.storelink.appstoresimulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.storelink.appstoresimulator.publishing.Publication;
import org.storelink.appstoresimulator.publishing.SubscriptionKind;
import org.storelink.appstoresimulator.subscriptions.Standing;
import org.storelink.appstoresimulator.truth.TrueEvent;
import org.storelink.appstoresimulator.truth.TrueStanding;

class SubscriptionsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final String VENDOR = "85410007";

    private final AppStoreSimulator store =
            AppStoreSimulator.start(Options.builder().today(TODAY).build());

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whoIsThereTodayWasThereYesterdayOrCameToday() {
        for (LocalDate day = TODAY.minusDays(200); day.isBefore(TODAY.minusDays(3)); day = day.plusDays(1)) {
            long came = 0;
            for (TrueEvent event : store.subscriptions().events(VENDOR, day, day)) {
                if (event.name().startsWith("Start ")
                        || event.name().equals("Subscribe")
                        || event.name().equals("Reactivate")) {
                    came += event.quantity();
                } else if (event.name().equals("Cancel")) {
                    came -= event.quantity();
                }
            }

            assertThat(subscribers(day)).as("%s", day).isEqualTo(subscribers(day.minusDays(1)) + came);
        }
    }

    private long subscribers(LocalDate day) {
        return store.subscriptions().standings(VENDOR, day).stream()
                .filter(one -> one.standing() != Standing.MARKETING_OPT_IN)
                .mapToLong(TrueStanding::count)
                .sum();
    }

    @Test
    void everythingOccurs() {
        Set<Standing> standings = new HashSet<>();
        Set<String> events = new HashSet<>();
        for (LocalDate day = TODAY.minusDays(360); day.isBefore(TODAY.minusDays(3)); day = day.plusDays(1)) {
            store.subscriptions().standings(VENDOR, day).forEach(one -> standings.add(one.standing()));
            store.subscriptions().events(VENDOR, day, day).forEach(one -> events.add(one.name()));
        }

        assertThat(standings).containsExactlyInAnyOrder(Standing.values());
        assertThat(events)
                .contains(
                        "Subscribe",
                        "Start Introductory Offer",
                        "Start Promotional Offer",
                        "Start Offer Code",
                        "Start Win-Back Offer",
                        "Renew",
                        "Renewal from Billing Retry",
                        "Renewal from Grace Period",
                        "Upgrade",
                        "Crossgrade from Introductory Offer",
                        "Cancel",
                        "Reactivate",
                        "Refund");
    }

    @Test
    void aRestatedDayHasOneOptInAndOneRefundMore() {
        LocalDate day = TODAY.minusDays(5);
        long before = subscribers(day);
        List<TrueStanding> standings = store.subscriptions().standings(VENDOR, day);
        store.restatements().at(VENDOR, day, store.clock().instant());

        assertThat(subscribers(day)).isEqualTo(before);
        assertThat(store.subscriptions().standings(VENDOR, day)).isNotEqualTo(standings);
    }

    @Test
    void reportsAppearTwoAndThreeDaysLater() {
        assertThat(publication(SubscriptionKind.STATE, 1)).isEqualTo(Publication.NOT_YET);
        assertThat(publication(SubscriptionKind.STATE, 2)).isEqualTo(Publication.AVAILABLE);
        assertThat(publication(SubscriptionKind.EVENTS, 2)).isEqualTo(Publication.NOT_YET);
        assertThat(publication(SubscriptionKind.STATE, 366)).isEqualTo(Publication.OUT_OF_RANGE);
    }

    private Publication publication(SubscriptionKind kind, int daysAgo) {
        return store.subscriptions().publication(VENDOR, kind, TODAY.minusDays(daysAgo));
    }

    @Test
    void aRaisedVersionHasAFurtherColumn() {
        try (RawClient client = new RawClient(store.uri())) {
            client.with("userid", store.appleId())
                    .with("accesstoken", store.accessTokens().issue().value())
                    .with("account", "121007001");

            assertThat(state(client, "1_3").getFirst()).doesNotContainKey("Households");
            store.reportVersions().raise("SUBSCRIPTION", "1_4");
            assertThat(RawClient.element(
                            client.sales("Sales.getReport, " + VENDOR + ",Subscription,Summary,Daily,20261120,1_3"),
                            "Message"))
                    .contains("The current version is 1_4.");
            assertThat(state(client, "1_4").getFirst()).containsEntry("Households", "1");
        }
    }

    private static List<Map<String, String>> state(RawClient client, String version) {
        return NaiveReport.rows(RawClient.unpacked(
                client.sales("Sales.getReport, " + VENDOR + ",Subscription,Summary,Daily,20261120," + version)));
    }
}
