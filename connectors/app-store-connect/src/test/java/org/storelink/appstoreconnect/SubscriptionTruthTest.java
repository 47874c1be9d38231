package org.storelink.appstoreconnect;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.storelink.appstoresimulator.AppStoreSimulator;
import org.storelink.appstoresimulator.Options;
import org.storelink.appstoresimulator.publishing.Publication;
import org.storelink.appstoresimulator.publishing.SubscriptionKind;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.Fact;
import org.storelink.connector.Grain;
import org.storelink.connector.ReportPeriod;
import org.storelink.connector.ReportSlice;
import org.storelink.connector.SliceResult;
import org.storelink.connector.SubscriptionChange;
import org.storelink.connector.SubscriptionPrice;
import org.storelink.testkit.CollectedParts;

/** What the connector reads of subscriptions, in every layout of a year, equals what the practice store's own books say. */
class SubscriptionTruthTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final int DAYS = 130;

    /** All that the practice store tells of, by hand: the connector is not asked what it should say. */
    private static final Map<String, SubscriptionChange> CHANGES = Map.ofEntries(
            entry("Subscribe", SubscriptionChange.SUBSCRIBED),
            entry("Start Introductory Offer", SubscriptionChange.OFFER_STARTED),
            entry("Start Promotional Offer", SubscriptionChange.OFFER_STARTED),
            entry("Start Offer Code", SubscriptionChange.OFFER_STARTED),
            entry("Start Win-Back Offer", SubscriptionChange.OFFER_STARTED),
            entry("Renew", SubscriptionChange.RENEWED),
            entry("Renewal from Billing Retry", SubscriptionChange.RENEWED),
            entry("Renewal from Grace Period", SubscriptionChange.RENEWED),
            entry("Cancel", SubscriptionChange.CANCELLED),
            entry("Reactivate", SubscriptionChange.REACTIVATED),
            entry("Upgrade", SubscriptionChange.UPGRADED),
            entry("Crossgrade from Introductory Offer", SubscriptionChange.CROSSGRADED),
            entry("Refund", SubscriptionChange.REFUNDED),
            entry("Paid Subscription from Introductory Offer", SubscriptionChange.OTHER),
            entry("Paid Subscription from Promotional Offer", SubscriptionChange.OTHER),
            entry("Paid Subscription from Offer Code Offer", SubscriptionChange.OTHER),
            entry("Paid Subscription from Win-Back Offer", SubscriptionChange.OTHER),
            entry("Billing Retry from Paid Subscription", SubscriptionChange.OTHER),
            entry("Grace Period from Paid Subscription", SubscriptionChange.OTHER));

    private static final Map<String, SubscriptionPrice> PRICES = Map.of(
            "", SubscriptionPrice.FULL,
            "Free Trial", SubscriptionPrice.FREE,
            "Pay Up Front", SubscriptionPrice.REDUCED,
            "Pay As You Go", SubscriptionPrice.REDUCED);

    private final AppStoreSimulator store =
            AppStoreSimulator.start(Options.builder().today(TODAY).build());
    private LinkedAccount account;

    @BeforeEach
    void link() throws ConnectorException {
        account = linked(store);
    }

    LinkedAccount linked(AppStoreSimulator from) throws ConnectorException {
        return new LinkedAccount(from, from.clock());
    }

    @AfterEach
    void close() {
        account.close();
        store.close();
    }

    @Test
    void everyStateIsTrue() throws ConnectorException, IOException, InterruptedException {
        everyStateOf(DAYS);
    }

    @Test
    void anotherVersionIsAskedForAndReadAsWell() throws ConnectorException, IOException, InterruptedException {
        store.reportVersions().raise("SUBSCRIPTION", "1_4");

        everyStateOf(20);
    }

    private void everyStateOf(int days) throws ConnectorException, IOException, InterruptedException {
        Map<String, Long> read = new TreeMap<>();
        Map<String, Long> expected = new TreeMap<>();
        for (var vendor : account.grant().vendors()) {
            for (LocalDate day : days(vendor.code(), SubscriptionKind.STATE, days)) {
                for (Fact fact : facts("subscriptions-daily", vendor.code(), day)) {
                    var state = (Fact.SubscriptionState) fact;
                    String product = state.subscription().product().storeId();
                    read.merge(
                            String.join(
                                    " ",
                                    day.toString(),
                                    product,
                                    state.country(),
                                    state.standing().name()),
                            state.count(),
                            Long::sum);
                }
                store.subscriptions()
                        .standings(vendor.code(), day)
                        .forEach(one -> expected.merge(
                                String.join(
                                        " ",
                                        day.toString(),
                                        Long.toString(one.appleId()),
                                        one.territory(),
                                        one.standing().name()),
                                one.count(),
                                Long::sum));
            }
        }

        assertThat(read).isNotEmpty().isEqualTo(expected);
    }

    @Test
    void everyEventIsTrue() throws ConnectorException, IOException, InterruptedException {
        Map<String, Long> read = new TreeMap<>();
        Map<String, Long> expected = new TreeMap<>();
        for (var vendor : account.grant().vendors()) {
            for (LocalDate day : days(vendor.code(), SubscriptionKind.EVENTS, DAYS)) {
                for (Fact fact : facts("subscription-events-daily", vendor.code(), day)) {
                    var event = (Fact.SubscriptionEvent) fact;
                    String product = event.subscription().product().storeId();
                    read.merge(
                            String.join(
                                    " ",
                                    day.toString(),
                                    product,
                                    event.country(),
                                    event.name(),
                                    event.change().name(),
                                    event.price().name()),
                            event.quantity(),
                            Long::sum);
                }
                store.subscriptions()
                        .events(vendor.code(), day, day)
                        .forEach(one -> expected.merge(
                                String.join(
                                        " ",
                                        day.toString(),
                                        Long.toString(one.appleId()),
                                        one.territory(),
                                        one.name(),
                                        String.valueOf(CHANGES.get(one.name())),
                                        String.valueOf(PRICES.get(one.offer()))),
                                one.quantity(),
                                Long::sum));
            }
        }

        assertThat(read).isNotEmpty().isEqualTo(expected);
    }

    @Test
    void whatIsNotThereIsToldApart() throws ConnectorException, IOException, InterruptedException {
        String vendor = account.grant().vendors().getFirst().code();
        String without = account.grant().vendors().getLast().code();

        assertThat(fetched("subscriptions-daily", vendor, TODAY.minusDays(1)))
                .isInstanceOf(SliceResult.NotYetAvailable.class);
        assertThat(fetched("subscriptions-daily", vendor, TODAY.minusDays(2))).isInstanceOf(SliceResult.Complete.class);
        assertThat(fetched("subscription-events-daily", vendor, TODAY.minusDays(2)))
                .isInstanceOf(SliceResult.NotYetAvailable.class);
        assertThat(fetched("subscriptions-daily", without, TODAY.minusDays(3)))
                .as("of a vendor that sells no subscriptions")
                .isInstanceOf(SliceResult.Empty.class);
        assertThat(fetched("subscriptions-daily", vendor, TODAY.minusDays(400))).isInstanceOf(SliceResult.Never.class);
    }

    private List<LocalDate> days(String vendor, SubscriptionKind kind, int days) {
        return TODAY.minusDays(days)
                .datesUntil(TODAY)
                .filter(day -> store.subscriptions().publication(vendor, kind, day) == Publication.AVAILABLE)
                .toList();
    }

    private List<Fact> facts(String stream, String vendor, LocalDate day)
            throws ConnectorException, IOException, InterruptedException {
        return account.facts(new ReportSlice(stream, vendor, new ReportPeriod(Grain.DAY, day)));
    }

    private SliceResult fetched(String stream, String vendor, LocalDate day)
            throws ConnectorException, IOException, InterruptedException {
        return account.fetch(new ReportSlice(stream, vendor, new ReportPeriod(Grain.DAY, day)), new CollectedParts());
    }
}
