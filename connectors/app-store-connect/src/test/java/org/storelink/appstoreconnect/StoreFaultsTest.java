package org.storelink.appstoreconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.storelink.appstoreconnect.sales.SalesReport;
import org.storelink.appstoresimulator.fault.Fault;
import org.storelink.appstoresimulator.fault.FaultKind;
import org.storelink.connector.Capability;
import org.storelink.connector.Check;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.ReportSlice;
import org.storelink.connector.SliceResult;
import org.storelink.testkit.CollectedParts;
import org.storelink.testkit.CountedSignIns;

/** Each way in which the practice store can fail has its own type and words, and never looks like a report. */
class StoreFaultsTest {

    private final SimulatorFixture fixture = new SimulatorFixture();
    private LinkedAccount account;

    @BeforeEach
    void link() throws ConnectorException {
        account = new LinkedAccount(fixture.store(), fixture.store().clock());
    }

    @AfterEach
    void close() {
        account.close();
        fixture.close();
    }

    static Stream<Arguments> faultsAtTheDoor() {
        return Stream.of(
                Arguments.of(FaultKind.THROTTLED, ConnectorFailure.Throttled.class, "too many"),
                Arguments.of(FaultKind.UNAVAILABLE, ConnectorFailure.Unavailable.class, "web page"),
                Arguments.of(FaultKind.HTML_PAGE, ConnectorFailure.Unavailable.class, "web page"),
                Arguments.of(FaultKind.DROPPED_CONNECTION, ConnectorFailure.Unavailable.class, "not reached"),
                Arguments.of(FaultKind.UNEXPECTED, ConnectorFailure.Unavailable.class, "212"),
                Arguments.of(FaultKind.TOKEN_EXPIRED, ConnectorFailure.AuthenticationExpired.class, "expired"),
                Arguments.of(
                        FaultKind.TOKEN_INVALID, ConnectorFailure.AuthenticationExpired.class, "no longer accepts"),
                Arguments.of(FaultKind.VENDOR_NOT_YOURS, ConnectorFailure.RequestRejected.class, "does not belong"),
                Arguments.of(FaultKind.AGREEMENT_UNSIGNED, ConnectorFailure.AgreementMissing.class, "Account Holder"),
                Arguments.of(FaultKind.EMPTY_BODY, ConnectorFailure.Unavailable.class, "nothing"));
    }

    @ParameterizedTest
    @MethodSource("faultsAtTheDoor")
    void aRefusedDownloadIsATypedFailure(FaultKind fault, Class<?> kind, String words) {
        fixture.store().faults().add(Fault.of(fault));

        ConnectorFailure failure = failureOfFetching();

        assertThat(failure).isInstanceOf(kind);
        assertThat(failure.message()).contains(words);
    }

    @Test
    void aBrokenConnectionIsAnInputOutputFailureAndBringsNoPart() {
        fixture.store().faults().add(Fault.of(FaultKind.CUT_OFF));
        CollectedParts parts = new CollectedParts();

        IOException failure =
                catchThrowableOfType(IOException.class, () -> account.fetch(fixture.sliceWithFacts(), parts));

        assertThat(failure).isNotNull();
        assertThat(parts.all()).isEmpty();
    }

    static Stream<Arguments> spoiledFiles() {
        return Stream.of(
                Arguments.of(FaultKind.TRUNCATED_GZIP, "cut off"),
                Arguments.of(FaultKind.BAD_CRC, "damaged"),
                Arguments.of(FaultKind.EMPTY_GZIP, "nothing in the file"),
                Arguments.of(FaultKind.HEADER_ONLY, "no rows"),
                Arguments.of(FaultKind.MISSING_COLUMN, "no column Units"),
                Arguments.of(FaultKind.ABSURD_UNITS, "Units \"99999999999999999999\" is absurdly large"),
                Arguments.of(FaultKind.ABSURD_PROCEEDS, "Developer Proceeds \"1,2.3e\" is not an amount"),
                Arguments.of(FaultKind.OTHER_DATE, "a file for another period"));
    }

    @ParameterizedTest
    @MethodSource("spoiledFiles")
    void aSpoiledFileIsArchivedAndFoundUnreadable(FaultKind fault, String words)
            throws ConnectorException, IOException, InterruptedException {
        fixture.store().faults().add(Fault.of(fault));
        ReportSlice slice = fixture.sliceWithFacts();
        CollectedParts parts = new CollectedParts();

        assertThat(account.fetch(slice, parts)).isInstanceOf(SliceResult.Complete.class);
        ConnectorException failure = catchThrowableOfType(
                ConnectorException.class, () -> new AppStoreConnect().parser().parse(slice, parts.raw(), _ -> {}));

        assertThat(failure.failure()).isInstanceOf(ConnectorFailure.Unreadable.class);
        assertThat(failure.failure().message()).contains(words);
    }

    @ParameterizedTest
    @EnumSource(names = {"SLOW"})
    void aSlowAnswerIsWaitedFor(FaultKind fault) throws ConnectorException, IOException, InterruptedException {
        fixture.store().faults().add(Fault.of(fault).delay(Duration.ofMillis(300)));

        assertThat(account.fetch(fixture.sliceWithFacts(), new CollectedParts()))
                .isInstanceOf(SliceResult.Complete.class);
    }

    @Test
    void aThrottledStoreIsNotAskedAgainForAnHour() {
        fixture.store().faults().add(Fault.of(FaultKind.THROTTLED));

        ConnectorFailure.Throttled failure = (ConnectorFailure.Throttled) failureOfFetching();

        assertThat(failure.retryAt()).isEqualTo(fixture.now().plus(Duration.ofHours(1)));
    }

    @Test
    void notMadeYetIsAskedForWhenItUsuallyAppears() throws ConnectorException, IOException, InterruptedException {
        ReportSlice today = fixture.sliceNotMadeYet().orElseThrow();

        SliceResult result = account.fetch(today, new CollectedParts());

        assertThat(result)
                .isEqualTo(new SliceResult.NotYetAvailable(
                        SalesReport.DAILY.stream().usuallyAvailableAt(today.period())));
    }

    @Test
    void aTokenThatAnotherToolReplacedIsPickedUpWithThePasswordAndSavedBeforeItIsUsed()
            throws ConnectorException, IOException, InterruptedException {
        fixture.store().accessTokens().issue();

        SliceResult result = account.fetch(fixture.sliceWithFacts(), new CollectedParts());

        assertThat(result).isInstanceOf(SliceResult.Complete.class);
        assertThat(account.material().versions()).hasSize(2);
        assertThat(fixture.store().requests().count("Sales.viewToken")).isEqualTo(2);
    }

    @Test
    void aTokenIsNeverCreatedWithoutConsentHoweverOftenItIsMissed() {
        fixture.store().accessTokens().delete();
        int created = fixture.store().requests().count("Sales.generateToken");

        assertThat(failureOfFetching()).isInstanceOf(ConnectorFailure.AuthenticationExpired.class);
        assertThat(failureOfFetching()).isInstanceOf(ConnectorFailure.AuthenticationExpired.class);

        assertThat(fixture.store().requests().count("Sales.generateToken")).isEqualTo(created);
        assertThat(fixture.store().requests().count("Sales.viewToken"))
                .as("once when linking, once in the session")
                .isEqualTo(2);
    }

    @Test
    void aTokenNearItsEndIsUsedWithoutSendingThePassword() throws ConnectorException {
        fixture.store().clock().advance(Duration.ofDays(170));
        int sent = fixture.store().requests().passwordUses();

        assertThat(account.session().check()).hasSize(2);

        assertThat(fixture.store().requests().passwordUses()).isEqualTo(sent);
    }

    @Test
    void aPasswordThatWasWithdrawnIsFoundRejectedWhenTheTokenIsOver() {
        fixture.store().clock().advance(Duration.ofDays(190));
        fixture.store()
                .faults()
                .add(Fault.of(FaultKind.UNEXPECTED).command("Sales.viewToken").code(108));

        assertThat(failureOfFetching())
                .as("a rejected password must not be sent again every night")
                .isInstanceOf(ConnectorFailure.CredentialRejected.class);
    }

    @Test
    void withoutLeaveThePasswordIsNotSentForANewerToken() {
        ConnectorFailure refusal = new ConnectorFailure.Throttled(fixture.now().plusSeconds(86_400), "Not today.");
        fixture.store().accessTokens().issue();
        int sent = fixture.store().requests().passwordUses();

        ConnectorFailure failure =
                account.failureOfFetching(fixture.sliceWithFacts(), CountedSignIns.refusing(refusal));

        assertThat(failure).isEqualTo(refusal);
        assertThat(fixture.store().requests().passwordUses()).isEqualTo(sent);
    }

    @Test
    void anExpiredTokenNeedsAPerson() {
        fixture.store().clock().advance(Duration.ofDays(190));

        assertThat(failureOfFetching()).isInstanceOf(ConnectorFailure.AuthenticationExpired.class);
    }

    @Test
    void noPasswordIsSentOnceThereIsAToken() throws ConnectorException {
        assertThat(account.session().check())
                .containsExactly(
                        new Check(Capability.SALES, Check.Outcome.GRANTED, ""),
                        new Check(Capability.SUBSCRIPTIONS, Check.Outcome.GRANTED, ""));
        assertThat(fixture.store().requests().passwordUses())
                .as("view, generate in two steps, and nothing since")
                .isEqualTo(3);
    }

    private ConnectorFailure failureOfFetching() {
        ConnectorException failure = catchThrowableOfType(
                ConnectorException.class, () -> account.fetch(fixture.sliceWithFacts(), new CollectedParts()));
        return failure.failure();
    }
}
