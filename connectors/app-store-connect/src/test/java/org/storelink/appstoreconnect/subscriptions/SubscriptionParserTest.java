package org.storelink.appstoreconnect.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.storelink.appstoreconnect.sales.SalesFile;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.Fact;
import org.storelink.connector.Grain;
import org.storelink.connector.RawPart;
import org.storelink.connector.ReportPeriod;
import org.storelink.connector.ReportSlice;
import org.storelink.connector.SubscriptionChange;
import org.storelink.connector.SubscriptionPrice;
import org.storelink.connector.SubscriptionStanding;

class SubscriptionParserTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    /** As Apple's help page lists them. */
    private static final String STATE =
            "App Name|App Apple ID|Subscription Name|Subscription Apple ID|Subscription Group"
                    + " ID|Standard Subscription Duration|Subscription Offer Name|Promotional Offer ID|Customer Price|Customer"
                    + " Currency|Developer Proceeds|Proceeds Currency|Preserved Pricing|Proceeds"
                    + " Reason|Client|Device|State|Country|Active Standard Price Subscriptions|Active Free Trial Introductory"
                    + " Offer Subscriptions|Active Pay Up Front Introductory Offer Subscriptions|Active Pay As You Go"
                    + " Introductory Offer Subscriptions|Free Trial Promotional Offer Subscriptions|Pay Up Front Promotional"
                    + " Offer Subscriptions|Pay As You Go Promotional Offer Subscriptions|Free Trial Offer Code"
                    + " Subscriptions|Pay Up Front Offer Code Subscriptions|Pay As You Go Offer Code Subscriptions|Marketing"
                    + " Opt-Ins|Billing Retry|Grace Period|Subscribers";

    private static final String STATE_OF_2017 =
            "App Name|App Apple ID|Subscription Name|Subscription Apple ID|Subscription"
                    + " Group ID|Subscription Duration|Customer Price|Customer Currency|Developer Proceeds|Proceeds"
                    + " Currency|Preserved Pricing|Proceeds Reason|Client|Device|State|Country|Active Subscriptions|Active Free"
                    + " Trials|Marketing Opt-Ins";

    private static final String EVENTS = "Event Date|Event|App Name|App Apple ID|Subscription Name|Subscription Apple"
            + " ID|Subscription Group ID|Standard Subscription Duration|Subscription Offer Type|Country|Quantity";

    @Test
    void aStateCountsEachWayOfStandingByItself() throws Exception {
        List<Fact> facts = state(
                STATE,
                Map.of(
                        "Active Standard Price Subscriptions",
                        "12",
                        "Pay Up Front Offer Code Subscriptions",
                        "3",
                        "Grace Period",
                        "1",
                        "Subscribers",
                        "16"));

        assertThat(facts)
                .extracting(fact -> standing(fact).standing(), fact -> standing(fact)
                        .count())
                .containsExactly(
                        tuple(SubscriptionStanding.STANDARD_PRICE, 12L),
                        tuple(SubscriptionStanding.OFFER_CODE_PAY_UP_FRONT, 3L),
                        tuple(SubscriptionStanding.GRACE_PERIOD, 1L));
        assertThat(facts).first().satisfies(fact -> {
            assertThat(standing(fact).period().start()).isEqualTo(DAY);
            assertThat(standing(fact).subscription().product().storeId()).isEqualTo("6740000009");
            assertThat(standing(fact).subscription().app()).isEqualTo("6740000001");
            assertThat(standing(fact).subscription().duration()).isEqualTo("1 Month");
            assertThat(standing(fact).country()).isEqualTo("DE");
            assertThat(standing(fact).device()).isEqualTo("iPhone");
        });
    }

    @Test
    void columnsMayStandInAnyOrderAndAmongOthers() throws Exception {
        List<String> turned = new ArrayList<>(List.of((STATE + "|Free Trial Win-back Offers|Moon Phase").split("\\|")));
        Collections.rotate(turned, 9);

        assertThat(state(String.join("|", turned), Map.of("Free Trial Win-back Offers", "2", "Billing Retry", "4")))
                .extracting(fact -> standing(fact).standing(), fact -> standing(fact)
                        .count())
                .containsExactlyInAnyOrder(
                        tuple(SubscriptionStanding.WIN_BACK_FREE_TRIAL, 2L),
                        tuple(SubscriptionStanding.BILLING_RETRY, 4L));
    }

    @Test
    void filesOf2017AreReadByTheirNames() throws Exception {
        assertThat(state(STATE_OF_2017, Map.of("Active Subscriptions", "7", "Active Free Trials", "2")))
                .extracting(fact -> standing(fact).standing(), fact -> standing(fact)
                        .count())
                .containsExactly(
                        tuple(SubscriptionStanding.STANDARD_PRICE, 7L),
                        tuple(SubscriptionStanding.INTRODUCTORY_FREE_TRIAL, 2L));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Billing Retry; < 5; is not a whole number",
                "Billing Retry; 9999999999; is absurdly large",
                "Billing Retry; -1; is less than none",
                "Country; Germany; is not a country code",
                "Subscription Apple ID; x1; is not a number of Apple's"
            })
    void aBadValueIsNamedWithItsColumn(String column, String value, String words) {
        ConnectorException refused =
                catchThrowableOfType(ConnectorException.class, () -> state(STATE, Map.of(column, value)));

        assertThat(refused.failure()).isInstanceOf(ConnectorFailure.Unreadable.class);
        assertThat(refused.failure().message()).contains("in line 2 " + column, words);
    }

    /** Apple prints a blank for what there is not: it must not cost what the other columns of the day say. */
    @Test
    void aBlankCountIsNone() throws Exception {
        assertThat(state(STATE, Map.of("Billing Retry", " ", "Grace Period", "1")))
                .extracting(fact -> standing(fact).standing(), fact -> standing(fact)
                        .count())
                .containsExactly(tuple(SubscriptionStanding.GRACE_PERIOD, 1L));
    }

    /** No report shows it, so it must not cost what the file says beside. */
    @ParameterizedTest
    @ValueSource(strings = {"Customer Price", "Customer Currency", "Developer Proceeds", "Proceeds Currency"})
    void moneyThatMakesNoSenseKeepsNothingBack(String column) throws Exception {
        Map<String, String> values = Map.of("Grace Period", "1", column, "1,2.3e");

        assertThat(state(STATE, values)).hasSize(1);
        assertThat(state(STATE.replace("|" + column + "|", "|"), values)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "Active Standard Price Subscriptions",
        "Active Free Trial Introductory Offer Subscriptions",
        "Pay Up Front Offer Code Subscriptions",
        "Grace Period",
        "Subscription Apple ID",
        "Country"
    })
    void aMissingColumnIsNamed(String column) {
        String header = STATE.replace("|" + column + "|", "|");
        ConnectorException refused = catchThrowableOfType(ConnectorException.class, () -> state(header, Map.of()));

        assertThat(refused.failure().message()).contains("no column " + column + ".");
    }

    @ParameterizedTest
    @CsvSource({
        "Subscribe, SUBSCRIBED",
        "Start Offer Code, OFFER_STARTED",
        "Start Win-Back Offer, OFFER_STARTED",
        "Start Free Trial, OFFER_STARTED",
        "Opt-In, OTHER",
        "Renew, RENEWED",
        "Renewal from Billing Retry, RENEWED",
        "Renewal from Grace Period, RENEWED",
        "Cancel, CANCELLED",
        "Canceled from Billing Retry, CANCELLED",
        "Canceled After Renewal Extension, CANCELLED",
        "Reactivate, REACTIVATED",
        "Reactivate with Crossgrade, REACTIVATED",
        "Reactivation to Offer Code with Downgrade, REACTIVATED",
        "Upgrade from Introductory Offer, UPGRADED",
        "Crossgrade, CROSSGRADED",
        "CROSSGRADE From Introductory Offer, CROSSGRADED",
        "Refund, REFUNDED",
        "refund, REFUNDED",
        "Billing Retry from Paid Subscription, OTHER",
        "Paid Subscription from Introductory Offer, OTHER",
        "Renewal Moved, OTHER",
        "Upgrade Available, OTHER",
        "Moon Landing, OTHER"
    })
    void anEventIsWhatItsNameSaysOrSomethingOther(String name, SubscriptionChange change) throws Exception {
        assertThat(events(Map.of("Event", name))).singleElement().satisfies(fact -> {
            assertThat(event(fact).change()).isEqualTo(change);
            assertThat(event(fact).name()).isEqualTo(name);
            assertThat(event(fact).quantity()).isEqualTo(2);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "' ', FULL",
        "Free Trial, FREE",
        "Free trial, FREE",
        "Pay As You Go, REDUCED",
        "pay up front, REDUCED",
        "Half Moon, UNSAID"
    })
    void anEventSaysWhatIsPaidFromThenOn(String offer, SubscriptionPrice price) throws Exception {
        assertThat(events(Map.of("Subscription Offer Type", offer)))
                .singleElement()
                .satisfies(fact -> assertThat(event(fact).price()).isEqualTo(price));
    }

    @Test
    void aColumnIsReadByItsPresentTitleWhereItsFormerOneIsThereToo() throws Exception {
        String header =
                EVENTS.replace("|Subscription Offer Type|", "|Trial|Subscription Offer Type|Subscription Duration|");

        assertThat(events(
                        header,
                        Map.of(
                                "Trial",
                                "Yes",
                                "Subscription Offer Type",
                                "Pay Up Front",
                                "Subscription Duration",
                                "7 Days")))
                .singleElement()
                .satisfies(fact -> {
                    assertThat(event(fact).price()).isEqualTo(SubscriptionPrice.REDUCED);
                    assertThat(event(fact).subscription().duration()).isEqualTo("1 Month");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"Subscription Offer Type", "Country"})
    void aTitleThatStandsTwiceIsRefused(String title) {
        ConnectorException refused =
                catchThrowableOfType(ConnectorException.class, () -> events(EVENTS + "|" + title, Map.of()));

        assertThat(refused.failure().message()).contains("names " + title + " twice");
    }

    /** Files of 2017 know no offer but a free trial. */
    @ParameterizedTest
    @CsvSource({"' ', FULL", "Yes, FREE", "Free Trial, FREE"})
    void eventsOf2017SayWhetherItIsATrial(String trial, SubscriptionPrice price) throws Exception {
        String header = EVENTS.replace("|Subscription Offer Type|", "|Trial|");

        assertThat(events(header, Map.of("Trial", trial)))
                .singleElement()
                .satisfies(fact -> assertThat(event(fact).price()).isEqualTo(price));
    }

    /** Without it no trial could be told from a full price, and none would be counted. */
    @Test
    void eventsThatSayNothingOfOffersAreRefused() {
        String header = EVENTS.replace("|Subscription Offer Type|", "|Offer|");
        ConnectorException refused = catchThrowableOfType(ConnectorException.class, () -> events(header, Map.of()));

        assertThat(refused.failure()).isInstanceOf(ConnectorFailure.Unreadable.class);
        assertThat(refused.failure().message()).contains("no column Subscription Offer Type.");
    }

    @Test
    void anEventWithoutAQuantityIsNoEvent() {
        ConnectorException refused =
                catchThrowableOfType(ConnectorException.class, () -> events(Map.of("Quantity", " ")));

        assertThat(refused.failure().message()).contains("in line 2 Quantity", "is not a whole number");
    }

    @Test
    void aFileOfAnotherDayIsRefused() {
        ConnectorException refused =
                catchThrowableOfType(ConnectorException.class, () -> events(Map.of("Event Date", "2026-11-19")));

        assertThat(refused.failure().message()).contains("another period (2026-11-19 instead of 2026-11-20)");
    }

    /** A file on states names no day in it; what Apple calls it does. */
    @ParameterizedTest
    @ValueSource(strings = {"Subscription_85123456_20261119.txt.gz", "Subscription_85123456_20261119_V1_3.txt.gz"})
    void aFileThatIsCalledByAnotherDayIsRefused(String name) {
        byte[] file = SalesFile.gzip(text(STATE, Map.of()));
        ConnectorException refused = catchThrowableOfType(
                ConnectorException.class, () -> parse("subscriptions-daily", new Part(name, file)));

        assertThat(refused.failure().message()).contains("another period (2026-11-19 instead of 2026-11-20)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Subscription_85123456_20261120_V1_3.txt.gz", "Subscription_85123456_V1_3.txt.gz"})
    void theNumberOfAVendorIsNoDay(String name) throws Exception {
        byte[] file = SalesFile.gzip(text(STATE, Map.of("Grace Period", "1")));

        assertThat(parse("subscriptions-daily", new Part(name, file))).hasSize(1);
    }

    @Test
    void aFilePackedWithZipIsReadAsWell() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            zip.putNextEntry(new ZipEntry("Subscription_Event.txt"));
            zip.write(text(EVENTS, Map.of()).getBytes(StandardCharsets.UTF_8));
        }

        assertThat(parse("subscription-events-daily", packed.toByteArray())).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Notes.txt", "Notes/"})
    void aZipThatHoldsMoreThanOneFileIsRefused(String second) throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            zip.putNextEntry(new ZipEntry("Subscription_Event.txt"));
            zip.write(text(EVENTS, Map.of()).getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry(second));
        }
        ConnectorException refused = catchThrowableOfType(
                ConnectorException.class, () -> parse("subscription-events-daily", packed.toByteArray()));

        assertThat(refused.failure()).isInstanceOf(ConnectorFailure.Unreadable.class);
        assertThat(refused.failure().message()).contains("more than one file");
    }

    @Test
    void aZipThatHoldsAFolderIsRefused() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            zip.putNextEntry(new ZipEntry("reports/"));
            zip.putNextEntry(new ZipEntry("reports/Subscription_Event.txt"));
            zip.write(text(EVENTS, Map.of()).getBytes(StandardCharsets.UTF_8));
        }
        ConnectorException refused = catchThrowableOfType(
                ConnectorException.class, () -> parse("subscription-events-daily", packed.toByteArray()));

        assertThat(refused.failure().message()).contains("a folder");
    }

    private static Fact.SubscriptionState standing(Fact fact) {
        return (Fact.SubscriptionState) fact;
    }

    private static Fact.SubscriptionEvent event(Fact fact) {
        return (Fact.SubscriptionEvent) fact;
    }

    private static List<Fact> state(String header, Map<String, String> values) throws ConnectorException, IOException {
        return parse("subscriptions-daily", SalesFile.gzip(text(header, values)));
    }

    private static List<Fact> events(Map<String, String> values) throws ConnectorException, IOException {
        return events(EVENTS, values);
    }

    private static List<Fact> events(String header, Map<String, String> values) throws ConnectorException, IOException {
        return parse("subscription-events-daily", SalesFile.gzip(text(header, values)));
    }

    /** A header and one row of it: what is not said is usual, what is not usual is a nought. */
    private static String text(String header, Map<String, String> values) {
        Map<String, String> usual = Map.ofEntries(
                Map.entry("Event Date", DAY.toString()),
                Map.entry("Event", "Renew"),
                Map.entry("App Name", "Lantern"),
                Map.entry("App Apple ID", "6740000001"),
                Map.entry("Subscription Name", "Lantern \"Plus\""),
                Map.entry("Subscription Apple ID", "6740000009"),
                Map.entry("Subscription Duration", "1 Month"),
                Map.entry("Standard Subscription Duration", "1 Month"),
                Map.entry("Subscription Offer Type", " "),
                Map.entry("Customer Price", "2.99"),
                Map.entry("Customer Currency", "EUR"),
                Map.entry("Developer Proceeds", "1.76"),
                Map.entry("Proceeds Currency", "EUR"),
                Map.entry("Device", "iPhone"),
                Map.entry("Country", "DE"),
                Map.entry("Quantity", "2"));
        List<String> columns = List.of(header.split("\\|"));
        return String.join("\t", columns)
                + '\n'
                + columns.stream()
                        .map(column -> values.getOrDefault(column, usual.getOrDefault(column, "0")))
                        .collect(Collectors.joining("\t"))
                + '\n';
    }

    private static List<Fact> parse(String stream, byte[] file) throws ConnectorException, IOException {
        return parse(stream, new Part("test.txt.gz", file));
    }

    private static List<Fact> parse(String stream, Part part) throws ConnectorException, IOException {
        List<Fact> facts = new ArrayList<>();
        ReportSlice slice = new ReportSlice(stream, "85123456", new ReportPeriod(Grain.DAY, DAY));
        new SubscriptionParser().parse(slice, List.of(part), facts::add);
        return facts;
    }

    private record Part(String name, byte[] bytes) implements RawPart {

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }
    }
}
