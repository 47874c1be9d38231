package org.storelink.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storelink.ingestion.World.day;
import static org.storelink.ingestion.World.line;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.storelink.connector.Capability;
import org.storelink.connector.Challenge;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.HandshakeState;
import org.storelink.connector.ReportSlice;
import org.storelink.connector.SliceResult;
import org.storelink.platform.testing.DatabaseTest;
import org.storelink.platform.testing.TestDatabase;

/** Whatever a store does wrong has a state and words, and takes nothing away of what is there. */
@DatabaseTest
class FailuresTest {

    private static final ReportSlice NEWEST = day("2026-11-21");
    private static final ReportSlice MIDDLE = day("2026-11-20");
    private static final ReportSlice OLDEST = day("2026-11-19");

    @AutoClose
    static final TestDatabase database = TestDatabase.open();

    @TempDir
    Path home;

    private World world;

    @BeforeEach
    void open() {
        world = new World(database, home);
        world.store.sells(OLDEST, line(1, "0.70"));
        world.store.sells(MIDDLE, line(2, "1.40"));
        world.store.sells(NEWEST, line(3, "2.10"));
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void serves(ReportSlice slice, byte[] bytes) {
        world.store.answers(slice, (_, _, sink) -> {
            sink.accept("report.txt", new ByteArrayInputStream(bytes), Optional.empty());
            return new SliceResult.Complete();
        });
    }

    private static ConnectorFailure codeNeeded() {
        return new ConnectorFailure.ChallengeRequired(
                new Challenge.Consent("Type the code.", "", "Go on"),
                new HandshakeState(new byte[] {1}),
                "The store asks for a code.");
    }

    private static Stream<ConnectorFailure> endsTheRun() {
        return Stream.of(
                new ConnectorFailure.CredentialRejected("The store does not accept the password."),
                new ConnectorFailure.AuthenticationExpired("The token has expired."),
                codeNeeded(),
                new ConnectorFailure.AgreementMissing("An agreement waits for a signature."),
                new ConnectorFailure.AccountLocked(Instant.parse("2026-11-24T00:00:00Z"), "The account is locked."),
                new ConnectorFailure.Throttled(Instant.parse("2026-11-22T22:00:00Z"), "Too many requests."),
                new ConnectorFailure.Unavailable("The store is out of order."));
    }

    @ParameterizedTest
    @MethodSource("endsTheRun")
    void whatIsWrongWithTheAccountEndsTheRunAndIsToldToTheAccount(ConnectorFailure failure) {
        world.store.fails(MIDDLE, failure);

        world.beat();

        assertThat(world.store.asked()).containsExactly(NEWEST, MIDDLE);
        assertThat(world.sessions.failures()).containsExactly(failure);
        assertThat(world.row("2026-11-21").state()).isEqualTo(ImportState.LOADED);
        assertThat(world.row("2026-11-20").state()).isEqualTo(ImportState.DUE);
        assertThat(world.row("2026-11-20").reason()).contains(failure.message());
        assertThat(world.totals()).containsExactly("2026-11-21 0 100 3 2100000");
    }

    @ParameterizedTest
    @MethodSource("endsTheRun")
    void aStoreThatDoesNotLetInChangesNothingInTheLedger(ConnectorFailure failure) {
        world.store.refusesSessions(failure);

        world.beat();

        assertThat(world.sessions.failures()).containsExactly(failure);
        assertThat(world.rows())
                .extracting(ImportRow::state)
                .containsExactly(ImportState.DUE, ImportState.DUE, ImportState.DUE, ImportState.NOT_DUE);
        assertThat(world.rows()).allMatch(row -> row.attempts() == 0);
    }

    @Test
    void aStoreThatIsOutOfOrderIsTriedAgainLaterEachTimeAndThenGoesOn() {
        world.store.refusesSessions(new ConnectorFailure.Unavailable("The store is out of order."));

        world.beat();
        world.beatAfter(Duration.ofMinutes(4));
        assertThat(world.sessions.failures()).hasSize(1);
        world.beatAfter(Duration.ofMinutes(1));
        assertThat(world.sessions.failures()).hasSize(2);
        world.beatAfter(Duration.ofMinutes(9));
        assertThat(world.sessions.failures()).hasSize(2);

        world.store.letsIn();
        world.beatAfter(Duration.ofMinutes(1));
        assertThat(world.totals()).hasSize(3);
    }

    @Test
    void aKindOfReportThatIsGoneBlocksItselfAndIsAskedForOnlyOnceARun() {
        var failure = new ConnectorFailure.Gone("Visits are unavailable: the store has changed.");
        world.store.fails(NEWEST, failure);

        world.beat();

        assertThat(world.store.asked()).containsExactly(NEWEST);
        assertThat(world.row("2026-11-21").state()).isEqualTo(ImportState.BLOCKED);
        assertThat(world.row("2026-11-21").reason()).contains("Visits are unavailable: the store has changed.");
        assertThat(world.sessions.failures()).containsExactly(failure);
    }

    @Test
    void aMissingRightBlocksTheReportAndIsAskedForOnlyOnceARun() {
        var failure = new ConnectorFailure.PermissionMissing(Capability.SALES, "The role Sales is missing.");
        world.store.fails(NEWEST, failure);

        world.beat();

        assertThat(world.store.asked()).containsExactly(NEWEST);
        assertThat(world.row("2026-11-21").state()).isEqualTo(ImportState.BLOCKED);
        assertThat(world.row("2026-11-21").reason()).contains("The role Sales is missing.");
        assertThat(world.row("2026-11-20").state()).isEqualTo(ImportState.DUE);
        assertThat(world.sessions.failures()).containsExactly(failure);
    }

    @Test
    void aVendorThatIsNotTheAccountsIsAskedForOnlyOnceARunAndTheOthersGoOn() {
        var other = new org.storelink.accounts.LinkedVendor(101, "80000002", "Two", true);
        world.sessions.link(World.target(World.ACCOUNT, World.VENDOR, other), world.store);
        world.store.fails(NEWEST, new ConnectorFailure.RequestRejected("No such vendor."));

        world.beat();

        assertThat(world.store.asked())
                .filteredOn(slice -> slice.vendor().equals(World.VENDOR.code()))
                .containsExactly(NEWEST);
        assertThat(world.store.asked())
                .filteredOn(slice -> slice.vendor().equals(other.code()))
                .hasSize(3);
        assertThat(world.sessions.failures()).hasSize(1);
    }

    @Test
    void anAnswerThatIsNoReportBlocksItsDayOnly() {
        world.store.fails(MIDDLE, new ConnectorFailure.Unreadable("The store sent a web page instead of a report."));

        world.beat();

        assertThat(world.row("2026-11-20").state()).isEqualTo(ImportState.BLOCKED);
        assertThat(world.row("2026-11-20").nextTryAt()).contains(Instant.parse("2026-11-22T21:00:00Z"));
        assertThat(world.totals()).hasSize(2);
        assertThat(world.sessions.failures()).isEmpty();

        world.beatAfter(Duration.ofHours(1));
        assertThat(world.row("2026-11-20").state()).isEqualTo(ImportState.LOADED);
    }

    @Test
    void aStoreThatSendsNonsenseAgainAndAgainIsLeftInPeace() {
        world.store.fails(NEWEST, new ConnectorFailure.Unreadable("Nonsense."));
        world.store.fails(MIDDLE, new ConnectorFailure.Defect("A mistake."));
        world.store.fails(OLDEST, new ConnectorFailure.Unreadable("Nonsense."));

        world.beat();
        world.beatAfter(Duration.ofMinutes(1));

        assertThat(world.store.asked()).containsExactly(NEWEST, MIDDLE, OLDEST);
        assertThat(world.sessions.failures()).hasSize(1);
    }

    private static Stream<byte[]> cannotBeRead() {
        return Stream.of(
                new byte[0],
                "<html>Please sign in</html>".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                ScriptedStore.file(OLDEST, List.of(line(2, "1.40"))),
                "period 2026-11-20\nAPP DE 1\nend\n".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                "period 2026-11-20\nAPP DE 1 0.70\n".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                "period 2026-11-20\nAPP DE 1000000000000001 0.70\nend\n"
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8),
                "period 2026-11-20\nAPP germany 1 0.70\nend\n".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                "period 2026-11-20\nAPP DE 1 9999999999999999.99\nend\n"
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("cannotBeRead")
    void aFileThatCannotBeReadBlocksItsDayAndNothingOfItCounts(byte[] file) {
        serves(MIDDLE, file);
        serves(MIDDLE, file);

        world.beat();

        assertThat(world.row("2026-11-20").state()).isEqualTo(ImportState.BLOCKED);
        assertThat(world.row("2026-11-20").reason()).isPresent();
        assertThat(world.row("2026-11-20").version()).isZero();
        assertThat(world.totals()).containsExactly("2026-11-19 0 100 1 700000", "2026-11-21 0 100 3 2100000");
    }

    @Test
    void aStoreThatMixedUpTwoDaysIsAskedAgainAtOnce() {
        serves(MIDDLE, ScriptedStore.file(OLDEST, List.of(line(1, "0.70"))));

        world.beat();

        assertThat(world.store.asked()).containsExactly(NEWEST, MIDDLE, OLDEST, MIDDLE);
        assertThat(world.row("2026-11-20").state()).isEqualTo(ImportState.LOADED);
        assertThat(world.totals()).hasSize(3);
    }

    @Test
    void aStoreThatKeepsMixingUpTwoDaysIsLeftInPeaceForAnHour() {
        serves(MIDDLE, ScriptedStore.file(OLDEST, List.of(line(1, "0.70"))));
        serves(MIDDLE, ScriptedStore.file(OLDEST, List.of(line(1, "0.70"))));

        world.beat();
        world.beatAfter(Duration.ofMinutes(59));

        assertThat(world.store.asked()).containsExactly(NEWEST, MIDDLE, OLDEST, MIDDLE);
        assertThat(world.row("2026-11-20").state()).isEqualTo(ImportState.BLOCKED);

        world.beatAfter(Duration.ofMinutes(1));

        assertThat(world.row("2026-11-20").state()).isEqualTo(ImportState.LOADED);
    }

    @ParameterizedTest
    @MethodSource("cannotBeRead")
    void aRestatementThatCannotBeReadLeavesWhatWasThere(byte[] file) {
        world.beat();
        List<String> before = world.facts();
        serves(MIDDLE, file);
        serves(MIDDLE, file);

        world.beatAfter(Duration.ofHours(21));
        assertThat(world.row("2026-11-20").state()).isEqualTo(ImportState.BLOCKED);
        assertThat(world.row("2026-11-20").version()).isEqualTo(1);
        assertThat(world.facts()).isEqualTo(before);

        world.beatAfter(Duration.ofHours(2));
        assertThat(world.row("2026-11-20").state()).isEqualTo(ImportState.LOADED);
        assertThat(world.facts()).isEqualTo(before);
    }

    @Test
    void aFileOfAnotherDayIsNotTakenWhateverTheParserSays() {
        world.beat();

        assertThat(world.row("2026-11-20").reason()).isEmpty();
    }

    @Test
    void figuresThatTheStoreTakesBackAreKept() {
        world.beat();
        world.store.answers(MIDDLE, (_, _, _) -> new SliceResult.Empty());

        world.beatAfter(Duration.ofHours(21));

        assertThat(world.row("2026-11-20").state()).isEqualTo(ImportState.LOADED);
        assertThat(world.row("2026-11-20").reason()).isPresent();
        assertThat(world.totals()).hasSize(3);
    }

    @Test
    void aReportThatIsTooLargeIsBlockedAndTheOthersGoOn() {
        serves(MIDDLE, new byte[(200 << 20) + 1]);

        world.beat();

        assertThat(world.row("2026-11-20").state()).isEqualTo(ImportState.BLOCKED);
        assertThat(world.row("2026-11-20").reason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("larger than"));
        assertThat(world.totals()).hasSize(2);
    }

    @Test
    void otherAccountsGoOnWhenOneFails() {
        var vendor = new org.storelink.accounts.LinkedVendor(200, "80000009", "Nine", true);
        var healthy = new ScriptedStore(List.of(Streams.daily(3)));
        healthy.sells(new ReportSlice("sales-daily", vendor.code(), NEWEST.period()), line(8, "5.60"));
        world.sessions.link(World.target(World.ACCOUNT + 1, vendor), healthy);
        world.store.refusesSessions(new ConnectorFailure.CredentialRejected("The store does not accept the password."));

        world.beat();

        assertThat(world.totals()).containsExactly("2026-11-21 0 200 8 5600000");
    }

    @Test
    void aFullDiskStopsFetchingBeforeAnythingElse() {
        try (TestNode node = world.node(Configs.withMinFreeBytes(home, Long.MAX_VALUE), Runnable::run)) {
            node.ingestion.beat();
        }

        assertThat(world.store.asked()).isEmpty();
        world.beatAfter(Duration.ofMinutes(5));
        assertThat(world.totals()).hasSize(3);
    }
}
