package org.storelink.appstoreconnect.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.storelink.appstoreconnect.AppStoreConnect;
import org.storelink.appstoresimulator.fault.Asking;
import org.storelink.appstoresimulator.fault.Fault;
import org.storelink.appstoresimulator.fault.FaultKind;
import org.storelink.appstoresimulator.payments.Earning;
import org.storelink.appstoresimulator.payments.FiscalMonth;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.Fact;
import org.storelink.connector.RawPart;
import org.storelink.connector.ReportSlice;
import org.storelink.connector.ReportStream;
import org.storelink.connector.SliceResult;
import org.storelink.testkit.CollectedParts;

/** Financial reports by key: every region's, held against the one of all regions and against the store's own books. */
class KeyFinanceTest {

    private final KeyTalk talk = new KeyTalk();
    private final CollectedParts parts = new CollectedParts();

    @AfterEach
    void close() {
        talk.close();
    }

    private record Earned(String region, String country, String product, String currency) {}

    @ParameterizedTest
    @CsvSource({"2026-10", "2026-09", "2026-03", "2025-12"})
    void everyAmountIsTheStores(YearMonth name) throws Exception {
        ReportSlice slice = talk.fixture().financial(name.getYear(), name.getMonthValue());
        FiscalMonth month = FiscalMonth.named(name);
        Map<String, BigDecimal> settled = new TreeMap<>();
        Map<String, BigDecimal> expected = new TreeMap<>();

        assertThat(talk.fetch(slice, parts)).isEqualTo(new SliceResult.Complete());
        talk.facts(slice, parts).forEach(fact -> {
            Fact.Settlement settlement = (Fact.Settlement) fact;
            assertThat(settlement.month().start()).isEqualTo(month.begin());
            assertThat(settlement.month().end()).isEqualTo(month.end());
            settled.merge(
                    new Earned(
                                    settlement.region(),
                                    settlement.country(),
                                    settlement.product().storeId(),
                                    settlement.earned().currency())
                            .toString(),
                    settlement.earned().amount(),
                    BigDecimal::add);
        });
        talk.store()
                .finance()
                .earnings(talk.fixture().vendor(), month)
                .forEach(earning -> expected.merge(
                        new Earned(
                                        earning.region().name(),
                                        earning.territory().code(),
                                        Long.toString(earning.product().appleId()),
                                        earning.currency().name())
                                .toString(),
                        earning.amount(),
                        BigDecimal::add));

        assertThat(settled).isEqualTo(expected);
        assertThat(settled.keySet().toString())
                .contains("region=EU", "region=WW", "region=US")
                .doesNotContain("region=ZZ");
    }

    @Test
    void onlyRegionsWhoseCurrencyOccursAreAskedFor() throws Exception {
        talk.fetch(talk.fixture().financial(2026, 10), parts);

        assertThat(asked("HR", "2026-10")).as("settled in euros").isEqualTo(1);
        assertThat(asked("EG", "2026-10")).isZero();
        assertThat(parts.all()).extracting(CollectedParts.Part::name).noneMatch(name -> name.contains("-HR-"));
        assertThat(parts.all().getLast().name()).contains("-ZZ-");
        assertThat(parts.all().getLast().resumeAfter()).isEmpty();
    }

    @Test
    void whatIsArchivedIsNotFetchedAgain() throws Exception {
        ReportSlice october = talk.fixture().financial(2026, 10);
        talk.fetch(october, parts);
        CollectedParts rest = new CollectedParts();

        talk.fetch(october, parts.all().get(3).resumeAfter(), rest);

        assertThat(rest.all()).hasSize(parts.all().size() - 4);
        assertThat(rest.all().getFirst().name()).isEqualTo(parts.all().get(4).name());
    }

    /** The file of all regions is why nobody takes a month for whole that lacks one. */
    @Test
    void aRegionThatIsMissingIsNoticed() throws Exception {
        ReportSlice october = talk.fixture().financial(2026, 10);
        talk.fetch(october, parts);
        List<RawPart> withoutJapan = parts.raw().stream()
                .filter(part -> !part.name().contains("-JP-"))
                .toList();

        ConnectorException failure = catchThrowableOfType(
                ConnectorException.class, () -> new AppStoreConnect().parser().parse(october, withoutJapan, _ -> {}));

        assertThat(failure.failure()).isInstanceOf(ConnectorFailure.Unreadable.class);
        assertThat(failure.failure().message())
                .contains(
                        "in JPY the reports of single regions come to 0 for 0 units",
                        "api.financial-reports-by-region=off");
    }

    /** Nobody tells which regions there still are: Croatia's has been settled in euros since 2023, as that of the euro zone is. */
    @Test
    void aRegionThatAppleKnowsNoMoreIsLeftOutWhereTheOthersComeToTheWhole() throws Exception {
        ReportSlice october = talk.fixture().financial(2026, 10);
        talk.store()
                .faults()
                .add(Fault.of(FaultKind.UNKNOWN_REGION).command("api.finance").dateType("HR"));

        assertThat(talk.fetch(october, parts)).isEqualTo(new SliceResult.Complete());

        assertThat(talk.facts(october, parts))
                .extracting(fact -> ((Fact.Settlement) fact).region())
                .contains("EU", "US")
                .doesNotContain("ZZ");
    }

    @Test
    void aRegionWithEarningsThatIsRefusedIsNamedWithTheSettingThatDoesWithoutIt() throws Exception {
        ReportSlice october = talk.fixture().financial(2026, 10);
        talk.store()
                .faults()
                .add(Fault.of(FaultKind.UNKNOWN_REGION).command("api.finance").dateType("JP"));

        assertThat(talk.fetch(october, parts)).isEqualTo(new SliceResult.Complete());

        assertThat(parts.all()).as("all that came is archived").hasSizeGreaterThan(2);
        assertThat(unreadable(october)).contains("Apple takes JP for no region", "api.financial-reports-by-region=off");
    }

    @Test
    void thatAppleTakesNoReportOfAllRegionsIsNoMonthWithoutEarnings() {
        talk.store()
                .faults()
                .add(Fault.of(FaultKind.UNKNOWN_REGION).command("api.finance").dateType("ZZ"));

        assertThat(talk.failureOfFetching(talk.fixture().financial(2026, 10)))
                .isInstanceOf(ConnectorFailure.Defect.class);
    }

    /** What the store keeps no longer would stand there as missing, and nobody could do anything about it. */
    @Test
    void noMonthIsPlannedThatTheStoreKeepsNoLonger() throws Exception {
        AppStoreConnect connector = new AppStoreConnect();
        ReportStream stream = connector
                .descriptor()
                .mode(ApiKeyMode.ID)
                .orElseThrow()
                .within(connector.descriptor().stream("financial-monthly").orElseThrow());
        YearMonth first =
                YearMonth.from(KeyFixture.TODAY.minus(stream.retention().orElseThrow()));

        for (YearMonth month = first; !month.isAfter(YearMonth.from(KeyFixture.TODAY)); month = month.plusMonths(1)) {
            assertThat(talk.fetch(
                            talk.fixture().financial(month.getYear(), month.getMonthValue()), new CollectedParts()))
                    .as(month.toString())
                    .isNotInstanceOf(SliceResult.Never.class);
        }
    }

    @Test
    void aRegionThatIsRefusedForTheMomentEndsTheCall() {
        talk.store()
                .faults()
                .add(Fault.of(FaultKind.UNAVAILABLE).command("api.finance").dateType("JP"));

        assertThat(talk.failureOfFetching(talk.fixture().financial(2026, 10)))
                .isInstanceOf(ConnectorFailure.Unavailable.class);
    }

    @Test
    void aMonthThatIsOpenMayStillCome() throws Exception {
        assertThat(talk.fetch(talk.fixture().financial(2026, 11), parts))
                .isEqualTo(new SliceResult.NotYetAvailable(talk.fixture().now().plus(Duration.ofDays(1)), true));
    }

    /** About twelve months are kept, and of others Apple says what it says of those without earnings. */
    @ParameterizedTest
    @CsvSource({"2026-03, false", "2026-01, false", "2025-12, true", "2025-11, true", "2025-10, true", "2025-03, true"})
    void aMonthThatMayBeKeptNoLongerIsNoZero(YearMonth month, boolean never) throws Exception {
        talk.store().faults().add(Fault.of(FaultKind.NO_SALES).command("api.finance"));

        assertThat(talk.fetch(talk.fixture().financial(month.getYear(), month.getMonthValue()), parts))
                .isInstanceOf(never ? SliceResult.Never.class : SliceResult.Empty.class);
    }

    @Test
    void aMonthThatTheStoreKeepsNoLongerNeverComes() throws Exception {
        assertThat(talk.fetch(talk.fixture().financial(2025, 10), parts)).isInstanceOf(SliceResult.Never.class);
    }

    @Test
    void aRegionThatIsNotMadeYetIsWaitedFor() throws Exception {
        talk.store()
                .faults()
                .add(Fault.of(FaultKind.NOT_YET).command("api.finance").dateType("JP"));

        assertThat(talk.fetch(talk.fixture().financial(2026, 10), parts))
                .isEqualTo(new SliceResult.NotYetAvailable(talk.fixture().now().plus(Duration.ofDays(1))));
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "TRUNCATED_GZIP",
                "BAD_CRC",
                "EMPTY_BODY",
                "HEADER_ONLY",
                "MISSING_COLUMN",
                "ABSURD_PROCEEDS",
                "OTHER_DATE"
            })
    void aFileOfAllRegionsThatCannotBeReadIsArchivedAndKeepsNothingElseBack(FaultKind fault) throws Exception {
        ReportSlice october = talk.fixture().financial(2026, 10);
        talk.store().faults().add(Fault.of(fault).command("api.finance").dateType("ZZ"));

        assertThat(talk.fetch(october, parts)).isEqualTo(new SliceResult.Complete());

        assertThat(parts.all()).hasSize(1);
        assertThat(unreadable(october)).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "TRUNCATED_GZIP",
                "BAD_CRC",
                "EMPTY_BODY",
                "HEADER_ONLY",
                "MISSING_COLUMN",
                "ABSURD_PROCEEDS",
                "OTHER_DATE"
            })
    void aFileOfARegionThatCannotBeReadIsNoRegionWithoutEarnings(FaultKind fault) throws Exception {
        ReportSlice october = talk.fixture().financial(2026, 10);
        talk.store().faults().add(Fault.of(fault).command("api.finance").dateType("JP"));

        assertThat(talk.fetch(october, parts)).isEqualTo(new SliceResult.Complete());

        assertThat(unreadable(october)).isNotBlank();
    }

    private String unreadable(ReportSlice slice) {
        ConnectorException failure = catchThrowableOfType(ConnectorException.class, () -> talk.facts(slice, parts));
        assertThat(failure.failure()).isInstanceOf(ConnectorFailure.Unreadable.class);
        return failure.failure().message();
    }

    @Test
    void aRegionThatBreaksOffIsFetchedAgain() {
        talk.store()
                .faults()
                .add(Fault.of(FaultKind.CUT_OFF).command("api.finance").dateType("JP"));

        assertThat(catchThrowableOfType(
                        IOException.class, () -> talk.fetch(talk.fixture().financial(2026, 10), parts)))
                .isNotNull();
    }

    @Test
    void paymentsAreNotToldToAKey() throws Exception {
        ReportSlice october = talk.fixture().financial(2026, 10);

        assertThat(talk.fetch(new ReportSlice("payments-monthly", october.vendor(), october.period()), parts))
                .isInstanceOf(SliceResult.Never.class);
        assertThat(talk.store().requests().total()).isZero();
    }

    @Test
    void anOperatorCanHaveAllRegionsInOneFile() throws Exception {
        ReportSlice october = talk.fixture().financial(2026, 10);
        talk.set("api.financial-reports-by-region", "off");

        talk.fetch(october, parts);

        assertThat(parts.all()).hasSize(1);
        assertThat(talk.facts(october, parts))
                .extracting(fact -> ((Fact.Settlement) fact).region())
                .containsOnly("ZZ");
        assertThat(sum(talk.facts(october, parts), "EUR"))
                .isEqualByComparingTo(
                        talk
                                .store()
                                .finance()
                                .earnings(talk.fixture().vendor(), FiscalMonth.named(YearMonth.of(2026, 10)))
                                .stream()
                                .filter(earning -> earning.currency().name().equals("EUR"))
                                .map(Earning::amount)
                                .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static BigDecimal sum(List<Fact> facts, String currency) {
        return facts.stream()
                .map(fact -> ((Fact.Settlement) fact).earned())
                .filter(earned -> earned.currency().equals(currency))
                .map(earned -> earned.amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @ParameterizedTest
    @CsvSource({"2026-10, 2027-01", "2026-12, 2027-03", "2026-01, 2026-04", "2026-09, 2026-12"})
    void anOperatorCanHaveMonthsAskedForByNumber(YearMonth name, String number) {
        talk.set("api.fiscal-month-by-name", "off");
        talk.store().faults().add(Fault.of(FaultKind.UNAVAILABLE).command("api.finance"));

        talk.failureOfFetching(talk.fixture().financial(name.getYear(), name.getMonthValue()));

        assertThat(asked("ZZ", number)).isEqualTo(1);
    }

    private int asked(String region, String date) {
        return talk.store()
                .requests()
                .times(new Asking("api.finance", talk.fixture().vendor(), "FINANCIAL", region, date));
    }

    @Test
    void theProbeOfARightAsksForOneMonth() throws Exception {
        talk.inSession(session -> session.check());

        assertThat(asked("ZZ", "2026-09")).isEqualTo(1);
        assertThat(talk.store().requests().total())
                .as("a day of sales, the month, an app and its reviews")
                .isEqualTo(4);
    }
}
