package org.storelink.appstoreconnect.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.storelink.appstoreconnect.sales.SalesReport;
import org.storelink.appstoresimulator.fault.Fault;
import org.storelink.appstoresimulator.fault.FaultKind;
import org.storelink.appstoresimulator.people.Role;
import org.storelink.appstoresimulator.publishing.Publication;
import org.storelink.connector.Capability;
import org.storelink.connector.Check;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.ConnectorFailure.Throttled;
import org.storelink.connector.Grain;
import org.storelink.connector.ReportPeriod;
import org.storelink.connector.ReportSlice;
import org.storelink.connector.SliceResult;
import org.storelink.connector.StoreSession;
import org.storelink.testkit.CollectedParts;

/** What a session brings of sales, and that none of the ways in which the API says no looks like a day without sales. */
class KeySessionTest {

    private final KeyTalk talk = new KeyTalk();
    private final CollectedParts parts = new CollectedParts();

    @AfterEach
    void close() {
        talk.close();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(FaultKind.THROTTLED, Throttled.class, "so many requests"),
                Arguments.of(FaultKind.UNAVAILABLE, ConnectorFailure.Unavailable.class, "web page"),
                Arguments.of(FaultKind.HTML_PAGE, ConnectorFailure.Unavailable.class, "web page"),
                Arguments.of(FaultKind.DROPPED_CONNECTION, ConnectorFailure.Unavailable.class, "not reached"),
                Arguments.of(FaultKind.UNEXPECTED, ConnectorFailure.Unavailable.class, "HTTP status 500"),
                Arguments.of(FaultKind.OTHER_SHAPE, ConnectorFailure.Unavailable.class, "not known here"),
                Arguments.of(FaultKind.REDIRECT_PAGE, ConnectorFailure.Unavailable.class, "web page"),
                Arguments.of(FaultKind.TOKEN_INVALID, ConnectorFailure.Unavailable.class, "HTTP status 401"),
                Arguments.of(FaultKind.NOT_AUTHORIZED, ConnectorFailure.CredentialRejected.class, "revoked"),
                Arguments.of(FaultKind.FORBIDDEN, ConnectorFailure.PermissionMissing.class, "role Finance"),
                Arguments.of(FaultKind.AGREEMENT_UNSIGNED, ConnectorFailure.AgreementMissing.class, "Account Holder"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aRefusedDownloadIsATypedFailure(FaultKind fault, Class<?> kind, String words) {
        talk.store().faults().add(Fault.of(fault).command("api.sales"));

        ConnectorFailure failure = talk.failureOfFetching(talk.fixture().sliceWithFacts());

        assertThat(failure).isInstanceOf(kind);
        assertThat(failure.message()).contains(words);
    }

    /** One such file would else be met again in each run, before all older ones. */
    @Test
    void anEmptyFileIsArchivedAndKeepsNothingElseBack() throws Exception {
        ReportSlice day = talk.fixture().sliceWithFacts();
        talk.store().faults().add(Fault.of(FaultKind.EMPTY_BODY).command("api.sales"));

        assertThat(talk.fetch(day, parts)).isEqualTo(new SliceResult.Complete());

        assertThat(parts.all()).hasSize(1);
        ConnectorException failure = catchThrowableOfType(ConnectorException.class, () -> talk.facts(day, parts));
        assertThat(failure.failure()).isInstanceOf(ConnectorFailure.Unreadable.class);
    }

    @Test
    void aClockThatGoesWrongInASessionIsToldAndForgottenOnceItIsRight() throws Exception {
        ReportSlice day = talk.fixture().sliceWithFacts();

        SliceResult result = talk.inSession(session -> {
            talk.skew(Duration.ofMinutes(30));
            ConnectorException wrong = catchThrowableOfType(ConnectorException.class, () -> fetch(session, day));
            assertThat(wrong.failure()).isInstanceOf(ConnectorFailure.Unavailable.class);
            assertThat(wrong.failure().message()).contains("30 minutes ahead of");
            talk.skew(Duration.ofMinutes(-30));
            return fetch(session, day);
        });

        assertThat(result).isEqualTo(new SliceResult.Complete());
    }

    @Test
    void aKeyThatIsRevokedDuringASessionIsFoundRejectedInTheNextOne() throws Exception {
        ReportSlice day = talk.fixture().sliceWithFacts();

        ConnectorException failure = talk.inSession(session -> {
            fetch(session, day);
            talk.store().apiKeys().revoke(talk.fixture().key().key().id());
            return catchThrowableOfType(ConnectorException.class, () -> fetch(session, day));
        });

        assertThat(failure.failure()).isInstanceOf(ConnectorFailure.Unavailable.class);
        assertThat(talk.failureOfFetching(day)).isInstanceOf(ConnectorFailure.CredentialRejected.class);
    }

    @Test
    void aBrokenConnectionIsAnInputOutputFailureAndBringsNoPart() {
        talk.store().faults().add(Fault.of(FaultKind.CUT_OFF).command("api.sales"));

        IOException failure = catchThrowableOfType(
                IOException.class, () -> talk.fetch(talk.fixture().sliceWithFacts(), parts));

        assertThat(failure).isNotNull();
        assertThat(parts.all()).isEmpty();
    }

    @Test
    void aVendorOfAnotherTeamIsNoDayWithoutSales() {
        ReportSlice day = talk.fixture().sliceWithFacts();

        ConnectorFailure failure = talk.failureOfFetching(new ReportSlice(day.stream(), "99999999", day.period()));

        assertThat(failure).isInstanceOf(ConnectorFailure.RequestRejected.class);
        assertThat(failure.message()).contains("99999999");
    }

    static Stream<Arguments> reportsOfVendors() {
        return Stream.of(
                Arguments.of("sales-daily", "api.sales", Capability.SALES),
                Arguments.of("subscriptions-daily", "api.sales", Capability.SUBSCRIPTIONS),
                Arguments.of("financial-monthly", "api.finance", Capability.FINANCE));
    }

    /** A number that is not the team's looks like a missing role, and must not cost the other vendors their reports. */
    @ParameterizedTest
    @MethodSource("reportsOfVendors")
    void aVendorThatIsForbiddenBesideOneThatIsNotTakesNoRightAway(String stream, String command) throws Exception {
        String good = talk.fixture().vendor();
        String foreign = talk.store().truth().vendors().get(1).number();
        talk.store().faults().add(Fault.of(FaultKind.FORBIDDEN).command(command).vendor(foreign));
        ReportSlice slice = talk.fixture().slice(stream);

        SliceResult result = talk.inSession(good + ", " + foreign, session -> {
            ConnectorException failure = catchThrowableOfType(
                    ConnectorException.class, () -> fetch(session, new ReportSlice(stream, foreign, slice.period())));
            assertThat(failure.failure()).isInstanceOf(ConnectorFailure.RequestRejected.class);
            assertThat(failure.failure().message()).contains("vendor " + foreign, "account's settings");
            return fetch(session, slice);
        });

        assertThat(result).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("reportsOfVendors")
    void whatIsForbiddenOfAllVendorsIsAMissingRight(String stream, String command, Capability capability)
            throws Exception {
        String second = talk.store().truth().vendors().get(1).number();
        talk.store().faults().add(Fault.of(FaultKind.FORBIDDEN).command(command));

        ConnectorException failure = talk.inSession(
                talk.fixture().vendor() + ", " + second,
                session -> catchThrowableOfType(
                        ConnectorException.class,
                        () -> fetch(session, talk.fixture().slice(stream))));

        assertThat(failure.failure())
                .isInstanceOfSatisfying(
                        ConnectorFailure.PermissionMissing.class,
                        missing -> assertThat(missing.capability()).isEqualTo(capability));
    }

    /** Whether it is the vendor or the right cannot be told then. */
    @Test
    void aVendorThatIsForbiddenBesideOneThatIsOutOfOrderTakesNoRightAway() throws Exception {
        String forbidden = talk.fixture().vendor();
        String second = talk.store().truth().vendors().get(1).number();
        talk.store()
                .faults()
                .add(Fault.of(FaultKind.FORBIDDEN).command("api.sales").vendor(forbidden));
        talk.store()
                .faults()
                .add(Fault.of(FaultKind.OTHER_WORDS).command("api.sales").vendor(second));

        ConnectorException failure = talk.inSession(
                forbidden + ", " + second,
                session -> catchThrowableOfType(
                        ConnectorException.class,
                        () -> fetch(session, talk.fixture().sliceWithFacts())));

        assertThat(failure.failure()).isInstanceOf(ConnectorFailure.RequestRejected.class);
    }

    @Test
    void notMadeYetIsAskedForWhenItUsuallyAppears() throws Exception {
        ReportSlice today = talk.fixture().sliceNotMadeYet().orElseThrow();

        assertThat(talk.fetch(today, parts))
                .isEqualTo(new SliceResult.NotYetAvailable(
                        SalesReport.DAILY.stream().usuallyAvailableAt(today.period())));
    }

    /** Apple says of a week that it has not made yet what it says of one without sales. */
    @ParameterizedTest
    @CsvSource({"sales-weekly, WEEK, 2026-11-16, Weekly", "sales-monthly, MONTH, 2026-10-01, Monthly"})
    void aLongerReportWithoutSalesIsHeldAgainstItsDays(String stream, Grain grain, LocalDate start, String type)
            throws Exception {
        ReportSlice slice = new ReportSlice(stream, talk.fixture().vendor(), new ReportPeriod(grain, start));
        talk.timeIs(LocalDate.of(2026, 11, 12).plusDays(grain == Grain.WEEK ? 11 : 0));
        talk.store()
                .faults()
                .add(Fault.of(FaultKind.NO_SALES).command("api.sales").dateType(type));

        assertThat(talk.fetch(slice, parts)).isInstanceOf(SliceResult.NotYetAvailable.class);
    }

    /** What Apple says of the year it says of its last months just as well. */
    @Test
    void aYearWithoutSalesIsHeldAgainstTheDaysOfItsLastMonth() throws Exception {
        talk.timeIs(LocalDate.of(2026, 1, 9));
        ReportSlice year = new ReportSlice(
                "sales-yearly", talk.fixture().vendor(), new ReportPeriod(Grain.YEAR, LocalDate.of(2025, 1, 1)));
        for (String type : new String[] {"Yearly", "Monthly"}) {
            talk.store()
                    .faults()
                    .add(Fault.of(FaultKind.NO_SALES).command("api.sales").dateType(type));
        }

        assertThat(talk.fetch(year, parts)).isInstanceOf(SliceResult.NotYetAvailable.class);

        talk.store().faults().add(Fault.of(FaultKind.NO_SALES).command("api.sales"));
        assertThat(talk.fetch(year, parts)).isEqualTo(new SliceResult.Empty());
    }

    @Test
    void aDayThatIsNotMadeYetLeavesItsWeekOpen() throws Exception {
        ReportSlice week = new ReportSlice(
                "sales-weekly", talk.fixture().vendor(), new ReportPeriod(Grain.WEEK, LocalDate.of(2026, 11, 9)));
        talk.store()
                .faults()
                .add(Fault.of(FaultKind.NO_SALES)
                        .command("api.sales")
                        .date("2026-11-15")
                        .dateType("Weekly"));
        for (int day = 9; day < 15; day++) {
            talk.store()
                    .faults()
                    .add(Fault.of(FaultKind.NO_SALES).command("api.sales").date("2026-11-%02d".formatted(day)));
        }
        talk.store()
                .faults()
                .add(Fault.of(FaultKind.NOT_YET)
                        .command("api.sales")
                        .date("2026-11-15")
                        .dateType("Daily"));

        assertThat(talk.fetch(week, parts)).isInstanceOf(SliceResult.NotYetAvailable.class);
    }

    @Test
    void anOldWeekWithoutSalesIsAZeroWithoutAskingItsDays() throws Exception {
        talk.store()
                .faults()
                .add(Fault.of(FaultKind.NO_SALES).command("api.sales").dateType("Weekly"));
        ReportSlice old = new ReportSlice(
                "sales-weekly", talk.fixture().vendor(), new ReportPeriod(Grain.WEEK, LocalDate.of(2026, 9, 7)));

        assertThat(talk.fetch(old, parts)).isEqualTo(new SliceResult.Empty());
        assertThat(talk.store().requests().count("api.sales")).isEqualTo(1);
    }

    @Test
    void aWeekWithoutAnySaleIsAZeroOnceItsDaysSayTheSame() throws Exception {
        talk.store().faults().add(Fault.of(FaultKind.NO_SALES).command("api.sales"));
        ReportSlice week = new ReportSlice(
                "sales-weekly", talk.fixture().vendor(), new ReportPeriod(Grain.WEEK, LocalDate.of(2026, 11, 9)));

        assertThat(talk.fetch(week, parts)).isEqualTo(new SliceResult.Empty());
        assertThat(talk.store().requests().count("api.sales")).isEqualTo(8);
    }

    @Test
    void aRaisedVersionLosesNoDay() throws Exception {
        ReportSlice day = talk.fixture().sliceWithFacts();
        talk.store().reportVersions().raise("SALES", "1_1");

        SliceResult[] results = talk.inSession(session -> {
            var reports = session.reports().orElseThrow();
            return new SliceResult[] {
                reports.fetch(day, Optional.empty(), parts),
                reports.fetch(talk.fixture().daily(day.period().start().minusDays(1)), Optional.empty(), parts)
            };
        });

        assertThat(results).hasOnlyElementsOfType(SliceResult.Complete.class);
        assertThat(talk.store().requests().count("api.sales"))
                .as("asked once by the old version, and by the new one from then on")
                .isEqualTo(3);
    }

    @Test
    void eachReportRemembersAVersionOfItsOwn() throws Exception {
        ReportPeriod day = new ReportPeriod(Grain.DAY, LocalDate.of(2026, 11, 18));
        ReportSlice state =
                new ReportSlice("subscriptions-daily", talk.fixture().vendor(), day);
        talk.store().reportVersions().raise("SUBSCRIPTION", "1_4");

        SliceResult[] results = talk.inSession(session -> {
            var reports = session.reports().orElseThrow();
            return new SliceResult[] {
                reports.fetch(state, Optional.empty(), parts),
                reports.fetch(state, Optional.empty(), parts),
                reports.fetch(
                        new ReportSlice("subscription-events-daily", state.vendor(), day), Optional.empty(), parts)
            };
        });

        assertThat(results).hasOnlyElementsOfType(SliceResult.Complete.class);
        assertThat(talk.store().requests().count("api.sales"))
                .as("by the old version, by the new one, by that at once, and of another report by its own")
                .isEqualTo(4);
    }

    @Test
    void aTokenIsSignedAnewBeforeItsEnd() throws Exception {
        ReportSlice day = talk.fixture().sliceWithFacts();

        talk.inSession(session -> {
            var reports = session.reports().orElseThrow();
            reports.fetch(day, Optional.empty(), parts);
            talk.store().clock().advance(Duration.ofMinutes(20));
            talk.skew(Duration.ofMinutes(20));
            return reports.fetch(day, Optional.empty(), parts);
        });

        assertThat(talk.store().apiTokens().shown()).hasSize(2);
        assertThat(talk.store().apiTokens().faults()).isEmpty();
    }

    @Test
    void aThrottledApiIsLeftInPeace() {
        talk.store().faults().add(Fault.of(FaultKind.THROTTLED).command("api.sales"));
        ReportSlice day = talk.fixture().sliceWithFacts();

        ConnectorException second = catchThrowableOfType(
                ConnectorException.class,
                () -> talk.inSession(session -> {
                    var _ = catchThrowableOfType(ConnectorException.class, () -> fetch(session, day));
                    return fetch(session, day);
                }));

        assertThat(second.failure())
                .isEqualTo(new Throttled(talk.fixture().now().plusSeconds(60), RateLimit.WORDS));
        assertThat(talk.store().requests().count("api.sales")).isEqualTo(1);
    }

    @Test
    void whoHasUsedUpTheHourAsksNoMoreUntilSomeOfItIsBack() {
        try (KeyTalk hasty = new KeyTalk(new KeyFixture(2))) {
            ReportSlice day = hasty.fixture().sliceWithFacts();

            ConnectorException third = catchThrowableOfType(
                    ConnectorException.class,
                    () -> hasty.inSession(session -> {
                        fetch(session, day);
                        fetch(session, day);
                        return fetch(session, day);
                    }));

            assertThat(third.failure())
                    .isEqualTo(new Throttled(hasty.fixture().now().plus(Duration.ofMinutes(15)), RateLimit.WORDS));
            assertThat(hasty.store().requests().count("api.sales")).isEqualTo(2);
        }
    }

    private SliceResult fetch(StoreSession session, ReportSlice slice)
            throws ConnectorException, IOException, InterruptedException {
        return session.reports().orElseThrow().fetch(slice, Optional.empty(), parts);
    }

    @Test
    void aRevokedKeyIsFoundRejected() {
        talk.store().apiKeys().revoke(talk.fixture().key().key().id());

        assertThat(talk.failureOfFetching(talk.fixture().sliceWithFacts()))
                .isInstanceOf(ConnectorFailure.CredentialRejected.class);
        assertThat(talk.store().apiTokens().shown())
                .as("one token, and one more to be sure")
                .hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void aCheckTellsWhatTheKeyMayDoNow() throws Exception {
        String id = talk.fixture().key().key().id();

        assertThat(talk.inSession(StoreSession::check))
                .containsExactly(
                        new Check(Capability.SALES, Check.Outcome.GRANTED, ""),
                        new Check(Capability.SUBSCRIPTIONS, Check.Outcome.GRANTED, KeyRight.WITH_SALES),
                        new Check(
                                Capability.FINANCE,
                                Check.Outcome.GRANTED,
                                "Apple hands out financial reports to this key."),
                        new Check(
                                Capability.REVIEWS,
                                Check.Outcome.GRANTED,
                                "Apple hands out customer reviews to this key."),
                        new Check(Capability.REPLIES, Check.Outcome.GRANTED, "Goes with reading reviews; not tried."));
        talk.store().apiKeys().change(id, Role.SALES);
        assertThat(outcomes())
                .containsExactly(
                        Check.Outcome.GRANTED,
                        Check.Outcome.GRANTED,
                        Check.Outcome.MISSING,
                        Check.Outcome.MISSING,
                        Check.Outcome.MISSING);
        talk.store().apiKeys().change(id, Role.CUSTOMER_SUPPORT);
        assertThat(outcomes())
                .containsExactly(
                        Check.Outcome.MISSING,
                        Check.Outcome.MISSING,
                        Check.Outcome.MISSING,
                        Check.Outcome.GRANTED,
                        Check.Outcome.GRANTED);
        talk.store().apiKeys().change(id, Role.DEVELOPER);
        assertThat(outcomes()).containsOnly(Check.Outcome.MISSING);
    }

    private List<Check.Outcome> outcomes() throws Exception {
        return talk.inSession(StoreSession::check).stream().map(Check::outcome).toList();
    }

    @Test
    void aVendorThatIsNoLongerTheTeamsDoesNotFailACheck() throws Exception {
        List<Check> checks = talk.inSession("99999999, " + talk.fixture().vendor(), StoreSession::check);

        assertThat(checks).extracting(Check::outcome).containsOnly(Check.Outcome.GRANTED);
        ConnectorException failure = catchThrowableOfType(
                ConnectorException.class, () -> talk.inSession("99999999, 99999998", StoreSession::check));
        assertThat(failure.failure()).isInstanceOf(ConnectorFailure.RequestRejected.class);
        assertThat(failure.failure().message()).contains("99999998");
    }

    /** It may mean the vendor as well as the key. */
    @ParameterizedTest
    @EnumSource(names = {"FORBIDDEN", "OTHER_WORDS"})
    void whatMayBeAboutOneVendorIsHeldAgainstTheNextOne(FaultKind fault) throws Exception {
        String first = talk.fixture().vendor();
        String second = talk.store().truth().vendors().get(1).number();
        talk.store().faults().add(Fault.of(fault).command("api.sales").vendor(first));

        assertThat(talk.inSession(first + ", " + second, StoreSession::check))
                .extracting(Check::outcome)
                .containsOnly(Check.Outcome.GRANTED);
    }

    /** What the others are refused for would else be taken for the key's. */
    @ParameterizedTest
    @CsvSource({"FORBIDDEN, OTHER_WORDS", "OTHER_WORDS, FORBIDDEN"})
    void aCheckTakesNothingAwayWhileTroubleWithOneVendorHidesWhatTheKeyMayRead(FaultKind ofFirst, FaultKind ofSecond) {
        String first = talk.fixture().vendor();
        String second = talk.store().truth().vendors().get(1).number();
        talk.store().faults().add(Fault.of(ofFirst).command("api.sales").vendor(first));
        talk.store().faults().add(Fault.of(ofSecond).command("api.sales").vendor(second));

        ConnectorException failure = catchThrowableOfType(
                ConnectorException.class, () -> talk.inSession(first + ", " + second, StoreSession::check));

        assertThat(failure.failure()).isInstanceOf(ConnectorFailure.Unreadable.class);
    }

    /** One vendor's sales are proved: neither financial reports nor another vendor undo that. */
    @ParameterizedTest
    @EnumSource(names = {"OTHER_WORDS", "UNEXPECTED", "ADDRESS_GONE", "THROTTLED"})
    void whatIsTheMatterWithFinancialReportsTakesNothingElseAway(FaultKind fault) throws Exception {
        String first = talk.fixture().vendor();
        String second = talk.store().truth().vendors().get(1).number();
        talk.store().faults().add(Fault.of(fault).command("api.finance").times(1));
        talk.store()
                .faults()
                .add(Fault.of(FaultKind.FORBIDDEN).command("api.sales").vendor(second));

        List<Check> checks = talk.inSession(first + ", " + second, StoreSession::check);

        assertThat(checks)
                .extracting(Check::capability, Check::outcome)
                .contains(
                        tuple(Capability.SALES, Check.Outcome.GRANTED),
                        tuple(Capability.SUBSCRIPTIONS, Check.Outcome.GRANTED),
                        tuple(Capability.FINANCE, Check.Outcome.PENDING));
        assertThat(checks).hasSize(5);
    }

    @Test
    void withoutAVendorACheckTellsOfReviewsAlone() throws Exception {
        assertThat(talk.inSession("", StoreSession::check))
                .extracting(Check::outcome)
                .containsExactly(
                        Check.Outcome.MISSING,
                        Check.Outcome.MISSING,
                        Check.Outcome.MISSING,
                        Check.Outcome.GRANTED,
                        Check.Outcome.GRANTED);
    }

    @Test
    void anAnswerInWordsThatNobodyKnowsIsOneReportsTroubleAndNoZero() {
        talk.store().faults().add(Fault.of(FaultKind.OTHER_WORDS).command("api.sales"));

        ConnectorFailure failure = talk.failureOfFetching(talk.fixture().sliceWithFacts());

        assertThat(failure).isInstanceOf(ConnectorFailure.Unreadable.class);
        assertThat(failure.message()).contains("HTTP status 404");
    }

    @Test
    void aDayWithoutSalesAndOneThatIsKeptNoLongerAreTwoAnswers() throws Exception {
        assertThat(talk.fetch(talk.fixture().daily(talk.fixture().day(Publication.NO_SALES)), parts))
                .isEqualTo(new SliceResult.Empty());
        assertThat(talk.fetch(talk.fixture().sliceThatNeverComes().orElseThrow(), parts))
                .isEqualTo(new SliceResult.Never("Apple no longer keeps this report."));
        assertThat(parts.all()).isEmpty();
    }
}
