package org.storelink.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storelink.ingestion.World.day;
import static org.storelink.ingestion.World.line;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
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
import org.storelink.accounts.SyncStatus;
import org.storelink.connector.Challenge;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.HandshakeState;
import org.storelink.connector.ReportSlice;
import org.storelink.connector.ResumeToken;
import org.storelink.connector.SliceResult;
import org.storelink.connector.Subject;
import org.storelink.platform.testing.DatabaseTest;
import org.storelink.platform.testing.TestDatabase;
import org.storelink.reports.AwaitedReports;

@DatabaseTest
class CollectingTest {

    @AutoClose
    static final TestDatabase database = TestDatabase.open();

    @TempDir
    Path home;

    private World world;

    @BeforeEach
    void open() {
        world = new World(database, home);
        world.store.sells(day("2026-11-19"), line(1, "0.70"));
        world.store.sells(day("2026-11-20"), line(2, "1.40"), line(-1, "-0.70"));
        world.store.sells(day("2026-11-21"), line(3, "2.10"));
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void saysOfAReportWhatItLacksAndKeepsWhatItHolds() {
        world.store.answers(day("2026-11-21"), (slice, _, sink) -> {
            sink.accept(
                    slice.period() + ".txt",
                    new ByteArrayInputStream(ScriptedStore.file(slice, List.of(line(3, "2.10")))),
                    Optional.empty());
            return new SliceResult.Complete("Crashes are not told any more.");
        });

        world.beat();

        assertThat(world.row("2026-11-21").state()).isEqualTo(ImportState.LOADED);
        assertThat(world.row("2026-11-21").reason()).contains("Crashes are not told any more.");
        assertThat(world.row("2026-11-20").reason()).isEmpty();
        assertThat(world.sessions.failures()).isEmpty();
        assertThat(world.sessions.last()).map(SyncStatus::phase).contains(SyncStatus.Phase.UP_TO_DATE);
    }

    @Test
    void theFirstSyncBringsTheHistoryNewestFirst() {
        world.beat();

        assertThat(world.store.asked()).containsExactly(day("2026-11-21"), day("2026-11-20"), day("2026-11-19"));
        assertThat(world.totals())
                .containsExactly(
                        "2026-11-19 0 100 1 700000", "2026-11-20 0 100 1 700000", "2026-11-21 0 100 3 2100000");
        assertThat(world.rows())
                .extracting(row -> row.period() + " " + row.state())
                .containsExactly("2026-11-19 LOADED", "2026-11-20 LOADED", "2026-11-21 LOADED", "2026-11-22 NOT_DUE");
    }

    @Test
    void tellsTheAccountHowItWent() {
        world.beat();

        assertThat(world.sessions.successes()).isEqualTo(1);
        assertThat(world.sessions.last())
                .contains(new SyncStatus(
                        SyncStatus.Phase.UP_TO_DATE,
                        Optional.of(Instant.parse(World.NOW)),
                        Optional.of(Instant.parse("2026-11-23T16:00:00Z")),
                        Optional.of(LocalDate.parse("2026-11-21"))));
    }

    @Test
    void asksAtTheEndOfARunForWhatTheStoreCouldNotTellBefore() {
        world.beat();
        assertThat(world.sessions.pendingAskedFor()).isEqualTo(1);

        world.store.cannotTellWhatItGrants(new ConnectorFailure.Unavailable("Out of order."));
        world.beatAfter(Duration.ofDays(1));

        assertThat(world.sessions.failures()).isEmpty();
        assertThat(world.sessions.last()).map(SyncStatus::phase).contains(SyncStatus.Phase.UP_TO_DATE);
    }

    @Test
    void sendsNothingMoreOnceSomebodyHasPausedTheAccount() {
        world.store.answers(day("2026-11-21"), (_, _, _) -> {
            world.sessions.unlink(World.ACCOUNT);
            return new SliceResult.Empty();
        });

        world.beat();

        assertThat(world.store.asked()).containsExactly(day("2026-11-21"));
        assertThat(world.sessions.last()).map(SyncStatus::lastSync).contains(Optional.empty());
    }

    @Test
    void anAccountThatIsInUseIsCollectedByTheNextBeatAndNothingIsHeldAgainstItsStore() {
        world.sessions.areInUse(true);
        world.beat();
        assertThat(world.sessions.failures()).isEmpty();
        world.sessions.areInUse(false);

        world.beat();

        assertThat(world.totals()).hasSize(3);
    }

    @Test
    void asksNothingAgainBeforeItIsTime() {
        world.beat();
        world.store.forgetAsked();

        world.beatAfter(Duration.ofHours(1));

        assertThat(world.store.asked()).isEmpty();
    }

    @Test
    void theNextNightBringsTheNewDayAndAsksAgainForThoseThatMayChange() {
        world.beat();
        world.store.forgetAsked();
        world.store.sells(day("2026-11-22"), line(4, "2.80"));

        world.beatAfter(Duration.ofHours(21));

        assertThat(world.store.asked())
                .containsExactly(day("2026-11-22"), day("2026-11-21"), day("2026-11-20"), day("2026-11-19"));
        assertThat(world.totals()).hasSize(4);
        assertThat(world.readModel().appliedSequence()).isEqualTo(4);
    }

    @Test
    void restatedFiguresTakeThePlaceOfTheOldOnesAndBothFilesAreKept() throws IOException {
        world.beat();
        world.store.sells(day("2026-11-20"), line(7, "4.90"));

        world.beatAfter(Duration.ofHours(21));

        assertThat(world.row("2026-11-20").state()).isEqualTo(ImportState.RESTATED);
        assertThat(world.row("2026-11-20").version()).isEqualTo(2);
        assertThat(world.totals()).contains("2026-11-20 0 100 7 4900000").hasSize(3);
        assertThat(world.archived()).hasSize(4);
    }

    @Test
    void nightsInWhichNobodyWasThereAreMadeUpFor() {
        world.beat();
        world.store.forgetAsked();
        world.store.sells(day("2026-11-24"), line(9, "6.30"));

        world.beatAfter(Duration.ofDays(3));

        assertThat(world.store.asked()).contains(day("2026-11-22"), day("2026-11-23"), day("2026-11-24"));
        assertThat(world.totals()).contains("2026-11-24 0 100 9 6300000");
    }

    @Test
    void aDayWithoutSalesIsAskedAgainBeforeItIsBelieved() {
        ReportSlice quiet = day("2026-11-18");
        world.clock.set(Instant.parse("2026-11-21T20:00:00Z"));

        world.beat();
        assertThat(world.row("2026-11-18").state()).isEqualTo(ImportState.EMPTY);
        assertThat(world.row("2026-11-18").provisional()).isTrue();

        world.beatAfter(Duration.ofHours(21));
        assertThat(world.store.asked()).filteredOn(quiet::equals).hasSize(2);
        assertThat(world.row("2026-11-18").provisional()).isFalse();
        assertThat(world.row("2026-11-18").version()).isEqualTo(1);
    }

    @Test
    void figuresThatComeAfterAProvisionalZeroCount() {
        world.store.answers(day("2026-11-21"), (_, _, _) -> new SliceResult.Empty());
        world.beat();
        assertThat(world.sessions.last()).hasValueSatisfying(status -> assertThat(status.completeThrough())
                .contains(LocalDate.parse("2026-11-20")));

        world.beatAfter(Duration.ofHours(21));

        assertThat(world.row("2026-11-21").state()).isEqualTo(ImportState.LOADED);
        assertThat(world.totals()).contains("2026-11-21 0 100 3 2100000");
    }

    @Test
    void aFileThatIsNotMadeYetIsWaitedForAndThenLate() {
        for (int time = 0; time < 2; time++) {
            world.store.answers(
                    day("2026-11-21"),
                    (_, _, _) -> new SliceResult.NotYetAvailable(
                            world.clock.instant().plus(Duration.ofHours(3))));
        }

        world.beat();
        assertThat(world.row("2026-11-21").state()).isEqualTo(ImportState.WAITING);
        assertThat(world.row("2026-11-21").nextTryAt()).contains(Instant.parse("2026-11-22T23:00:00Z"));

        world.beatAfter(Duration.ofHours(21));
        assertThat(world.row("2026-11-21").state()).isEqualTo(ImportState.LATE);
        assertThat(world.sessions.last())
                .hasValueSatisfying(status -> assertThat(status.phase()).isEqualTo(SyncStatus.Phase.DELAYED));

        world.beatAfter(Duration.ofHours(4));
        assertThat(world.row("2026-11-21").state()).isEqualTo(ImportState.LOADED);
    }

    @Test
    void whereThereHaveNeverBeenFiguresAFileThatMayNeverComeIsNotLate() {
        for (String date : List.of("2026-11-19", "2026-11-20", "2026-11-21")) {
            saysNothing(day(date), 2);
        }

        world.beat();
        assertThat(world.row("2026-11-20").state()).isEqualTo(ImportState.WAITING);
        assertThat(world.row("2026-11-20").reason()).hasValueSatisfying(why -> assertThat(why)
                .contains("would say the same if there were nothing to tell"));
        assertThat(world.row("2026-11-21").reason()).isEmpty();
        world.beatAfter(Duration.ofHours(21));

        assertThat(world.rows()).extracting(ImportRow::state).doesNotContain(ImportState.LATE);
        assertThat(world.row("2026-11-21").reason()).isPresent();
        assertThat(world.row("2026-11-20").changedAt()).isEqualTo(Instant.parse(World.NOW));
        assertThat(world.sessions.last())
                .hasValueSatisfying(status -> assertThat(status.phase()).isNotEqualTo(SyncStatus.Phase.DELAYED));
    }

    @Test
    void whereThereHaveBeenFiguresAFileThatMayNeverComeIsLate() {
        saysNothing(day("2026-11-21"), 2);

        world.beat();
        world.beatAfter(Duration.ofHours(21));

        assertThat(world.row("2026-11-21").state()).isEqualTo(ImportState.LATE);
        assertThat(world.row("2026-11-21").reason()).isPresent();
    }

    /** As a store does that says the same before a file is made and of a period without figures. */
    private void saysNothing(ReportSlice slice, int times) {
        for (int time = 0; time < times; time++) {
            world.store.answers(
                    slice,
                    (_, _, _) -> new SliceResult.NotYetAvailable(
                            world.clock.instant().plus(Duration.ofHours(3)), true));
        }
    }

    @Test
    void whatTheStoreWillNeverHaveIsMissingWithTheReason() {
        world.store.answers(day("2026-11-19"), (_, _, _) -> new SliceResult.Never("No longer available."));

        world.beat();
        world.store.forgetAsked();
        world.beatAfter(Duration.ofDays(1));

        assertThat(world.row("2026-11-19").state()).isEqualTo(ImportState.MISSING);
        assertThat(world.row("2026-11-19").reason()).contains("No longer available.");
        assertThat(world.store.asked()).doesNotContain(day("2026-11-19"));
        assertThat(world.sessions.last()).hasValueSatisfying(status -> assertThat(status.completeThrough())
                .isPresent());
    }

    @Test
    void tellsSinceWhenReportsAreAwaitedAndNotThoseThatWillNeverCome() {
        var awaited = new AwaitedSlices(database.entityManager());
        world.store.fails(day("2026-11-20"), new ConnectorFailure.Unreadable("A column is missing."));
        world.store.answers(day("2026-11-19"), (_, _, _) -> new SliceResult.Never("No longer available."));

        world.beat();

        assertThat(awaited.of(World.ORGANIZATION, List.of(Subject.SALES)))
                .containsExactly(new AwaitedReports.Awaited(
                        World.ACCOUNT, World.VENDOR.id(), Subject.SALES, LocalDate.parse("2026-11-20")));
        assertThat(awaited.of(World.ORGANIZATION, List.of(Subject.USAGE))).isEmpty();

        world.store.sells(day("2026-11-20"), line(2, "1.40"));
        world.store.sells(day("2026-11-22"), line(4, "2.80"));
        world.beatAfter(Duration.ofDays(1));

        assertThat(awaited.of(World.ORGANIZATION, List.of(Subject.SALES))).isEmpty();
    }

    private static Stream<ConnectorFailure> cutsOff() {
        return Stream.of(
                new ConnectorFailure.Unavailable("The connection broke."),
                new ConnectorFailure.ChallengeRequired(
                        new Challenge.Consent("Type the code.", "", "Go on"),
                        new HandshakeState(new byte[] {1}),
                        "The store asks for a code."));
    }

    @ParameterizedTest
    @MethodSource("cutsOff")
    void aReportInPartsGoesOnWhereItWasCutOff(ConnectorFailure failure) {
        ReportSlice slice = day("2026-11-21");
        byte[] first = ScriptedStore.file(slice, List.of(line(3, "2.10")));
        byte[] second = ScriptedStore.file(slice, List.of(line(5, "3.50")));
        List<Optional<ResumeToken>> resumed = new ArrayList<>();
        world.store.answers(slice, (_, resume, sink) -> {
            resumed.add(resume);
            sink.accept("first", new ByteArrayInputStream(first), Optional.of(new ResumeToken("after the first")));
            throw new ConnectorException(failure);
        });
        world.store.answers(slice, (_, resume, sink) -> {
            resumed.add(resume);
            sink.accept("second", new ByteArrayInputStream(second), Optional.empty());
            return new SliceResult.Complete();
        });

        world.beat();
        assertThat(world.totals()).isEmpty();
        world.restart();
        world.beatAfter(Duration.ofHours(1));

        assertThat(resumed).containsExactly(Optional.empty(), Optional.of(new ResumeToken("after the first")));
        assertThat(world.totals()).contains("2026-11-21 0 100 8 5600000");
    }

    @Test
    void aVendorThatJoinsIsCollectedAndOneThatLeavesIsNotAskedForAnyMore() {
        var two = new org.storelink.accounts.LinkedVendor(101, "80000002", "Two", true);
        world.beat();
        world.store.forgetAsked();

        world.sessions.link(World.target(World.ACCOUNT, two), world.store);
        world.beat();

        assertThat(world.store.asked()).hasSize(3).allMatch(slice -> slice.vendor()
                .equals("80000002"));
        assertThat(world.totals()).hasSize(3);
    }

    @Test
    void aPausedAccountIsLeftAloneAndItsDataStay() {
        world.beat();
        world.store.forgetAsked();

        world.sessions.unlink(World.ACCOUNT);
        world.beatAfter(Duration.ofDays(2));

        assertThat(world.store.asked()).isEmpty();
        assertThat(world.totals()).hasSize(3);
    }
}
