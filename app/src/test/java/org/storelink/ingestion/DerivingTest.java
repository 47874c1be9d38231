package org.storelink.ingestion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.storelink.ingestion.World.day;
import static org.storelink.ingestion.World.line;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storelink.accounts.AccountUnlinked;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.SliceResult;
import org.storelink.platform.testing.DatabaseTest;
import org.storelink.platform.testing.TestDatabase;
import org.storelink.reports.TestReadModels;

/** Numbers are a function of archive and ledger: whatever is lost of them comes back without the store. */
@DatabaseTest
class DerivingTest {

    @AutoClose
    static final TestDatabase database = TestDatabase.open();

    @TempDir
    Path home;

    private World world;
    private List<String> before;

    @BeforeEach
    void openWithHistory() {
        world = new World(database, home);
        world.store.sells(day("2026-11-19"), line(1, "0.70"));
        world.store.sells(day("2026-11-20"), line(2, "1.40"), line(-1, "-0.70"));
        world.store.sells(day("2026-11-21"), line(3, "2.10"));
        world.beat();
        world.store.sells(day("2026-11-20"), line(5, "3.50"));
        world.beatAfter(Duration.ofHours(21));
        before = world.facts();
        world.store.refusesSessions(new ConnectorFailure.Unavailable("The network is off."));
        world.store.forgetAsked();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aDeletedReadModelIsDerivedAgainIdenticallyWithTheNetworkOff() throws IOException {
        world.deleteReadModel();

        world.restart();

        assertThat(world.facts()).isEqualTo(before).isNotEmpty();
        assertThat(world.store.asked()).isEmpty();
    }

    @Test
    void aReadModelThatWasCutShortIsDerivedAgain() throws IOException {
        world.node().close();
        try (var file =
                new RandomAccessFile(home.resolve("read-models/1.duckdb").toFile(), "rw")) {
            file.setLength(file.length() / 2);
        }

        world.restart();

        assertThat(world.facts()).isEqualTo(before);
    }

    @Test
    void aReadModelThatIsThrownAwayWhileTheServerRunsComesBackWithTheNextBeat() throws Exception {
        world.readModel().reset();

        world.beat();

        assertThat(world.facts()).isEqualTo(before);
    }

    @Test
    void whatIsDerivedAgainBecomesVisibleTogether() throws IOException {
        List<List<String>> seen = new ArrayList<>();
        world.deleteReadModel();
        world.store.atTheEndOfParsing(slice -> seen.add(world.facts()));

        world.restart();

        assertThat(seen).hasSize(3).allMatch(List::isEmpty);
        assertThat(world.facts()).isEqualTo(before);
    }

    @Test
    void aFailureAmongManySlicesLosesNoneAndDoublesNone() throws IOException {
        for (int failing = 1; failing <= 3; failing++) {
            var left = new AtomicInteger(failing);
            world.deleteReadModel();
            world.store.atTheEndOfParsing(slice -> {
                if (left.decrementAndGet() == 0) {
                    throw new IllegalStateException("This once.");
                }
            });

            world.restart();

            assertThat(world.facts()).isEqualTo(before);
            assertThat(world.rows()).noneMatch(row -> row.state() == ImportState.BLOCKED);
        }
    }

    @Test
    void whatComesBeforeAFileThatCannotBeReadIsDerivedAllTheSame() throws IOException {
        Path file = world.archived().stream()
                .filter(archived ->
                        archived.endsWith(world.row("2026-11-20").sha256().orElseThrow()))
                .findFirst()
                .orElseThrow();
        Path aside = home.resolve("aside");
        world.deleteReadModel();
        Files.move(file, aside);
        Files.createDirectory(file);
        world.restart();
        assertThat(world.totals()).containsExactly("2026-11-19 0 100 1 700000", "2026-11-21 0 100 3 2100000");

        Files.delete(file);
        Files.move(aside, file);
        world.beat();

        assertThat(world.facts()).isEqualTo(before);
    }

    @Test
    void aReadModelThatIsDamagedWhileItCatchesUpGetsTheEarlierChangesToo() throws IOException {
        Path models = home.resolve("read-models");
        Path kept = home.resolve("kept");
        world.node().close();
        copy(models, kept);
        world.store.letsIn();
        world.store.sells(day("2026-11-22"), line(4, "2.80"));
        world.store.sells(day("2026-11-23"), line(6, "4.20"));
        world.clock.advance(Duration.ofDays(2));
        world.restart();
        List<String> all = world.facts();
        assertThat(all).hasSize(before.size() + 2);
        world.deleteReadModel();
        copy(kept, models);
        var once = new AtomicBoolean(true);
        world.store.atTheEndOfParsing(slice -> {
            if (once.getAndSet(false)) {
                TestReadModels.damage(world.readModel());
            }
        });

        world.restart();

        assertThat(world.facts()).isEqualTo(all);
    }

    @Test
    void anotherPluginVersionDerivesEverythingAnewFromTheArchive() {
        world.restartWithPlugin("1.1");

        assertThat(world.facts()).isEqualTo(before);
        assertThat(world.rows())
                .filteredOn(row -> row.sha256().isPresent())
                .hasSize(3)
                .allMatch(row -> row.pluginVersion().equals(Optional.of("1.1")));
        assertThat(world.row("2026-11-20").state()).isEqualTo(ImportState.RESTATED);
        assertThat(world.row("2026-11-19").state()).isEqualTo(ImportState.LOADED);
        assertThat(world.row("2026-11-19").version()).isEqualTo(2);
        assertThat(world.store.asked()).isEmpty();
    }

    @Test
    void aPluginThatCannotReadOldFilesBlocksThemAndTheFiguresStay() throws IOException {
        world.store.parserFails(new ConnectorFailure.Unreadable("A column is missing."));

        world.restartWithPlugin("1.1");
        assertThat(world.facts()).isEqualTo(before);
        assertThat(world.row("2026-11-19").state()).isEqualTo(ImportState.BLOCKED);
        assertThat(world.row("2026-11-19").version()).isEqualTo(1);

        world.deleteReadModel();
        world.store.parserWorks();
        world.restartWithPlugin("1.2");
        assertThat(world.facts()).isEqualTo(before);
        assertThat(world.row("2026-11-19").state()).isEqualTo(ImportState.LOADED);
    }

    @Test
    void whatNoPluginReadsWaitsForOne() throws IOException {
        world.deleteReadModel();
        world.restartWithPlugin(null);
        assertThat(world.facts()).isEmpty();
        assertThat(world.row("2026-11-19").state()).isEqualTo(ImportState.BLOCKED);

        world.restartWithPlugin("1.0");

        assertThat(world.facts()).isEqualTo(before);
        assertThat(world.row("2026-11-19").state()).isEqualTo(ImportState.LOADED);
    }

    @Test
    void whatNobodyCanReadIsNoDayWithoutSales() throws IOException {
        world.deleteReadModel();
        Files.delete(world.archived().stream()
                .filter(file -> file.endsWith(world.row("2026-11-19").sha256().orElseThrow()))
                .findFirst()
                .orElseThrow());
        world.restart();
        assertThat(TestReadModels.unreadable(world.readModel())).containsExactly("2026-11-19");

        world.deleteReadModel();
        world.restartWithPlugin(null);
        assertThat(TestReadModels.unreadable(world.readModel()))
                .containsExactly("2026-11-19", "2026-11-20", "2026-11-21");

        world.store.letsIn();
        world.clock.advance(Duration.ofHours(2));
        world.restartWithPlugin("1.1");
        assertThat(TestReadModels.unreadable(world.readModel())).isEmpty();
        assertThat(world.facts()).isEqualTo(before);
    }

    @Test
    void filesThatWereGivenUpStaySoWhenAnotherPluginComes() {
        world.store.letsIn();
        for (String nonsense : List.of("some nonsense", "other nonsense")) {
            world.store.answers(day("2026-11-23"), (_, _, sink) -> {
                sink.accept("file", new ByteArrayInputStream(nonsense.getBytes(UTF_8)), Optional.empty());
                return new SliceResult.Complete();
            });
        }
        world.beatAfter(Duration.ofDays(1));
        assertThat(world.row("2026-11-23").state()).isEqualTo(ImportState.BLOCKED);
        world.beatAfter(Duration.ofDays(4));
        assertThat(world.row("2026-11-23").state()).isEqualTo(ImportState.EMPTY);
        List<String> believed = world.facts();

        world.restartWithPlugin("1.1");

        assertThat(world.row("2026-11-23").state()).isEqualTo(ImportState.EMPTY);
        assertThat(world.row("2026-11-23").reason()).isEmpty();
        assertThat(world.row("2026-11-23").version()).isEqualTo(1);
        assertThat(world.facts()).isEqualTo(believed);
    }

    @Test
    void aFileThatOnlyALaterPluginReadsIsReadFromTheArchive() {
        world.store.letsIn();
        world.store.sells(day("2026-11-23"), line(6, "4.20"));
        world.store.parserFails(new ConnectorFailure.Unreadable("A new kind of column."));
        world.beatAfter(Duration.ofDays(1));
        assertThat(world.row("2026-11-23").state()).isEqualTo(ImportState.BLOCKED);
        world.store.refusesSessions(new ConnectorFailure.Unavailable("The network is off."));

        world.store.parserWorks();
        world.restartWithPlugin("1.1");

        assertThat(world.row("2026-11-23").state()).isEqualTo(ImportState.LOADED);
        assertThat(world.totals()).contains("2026-11-23 0 100 6 4200000");
    }

    @Test
    void aDamagedFileIsNamedAndFetchedAgain() throws IOException {
        world.deleteReadModel();
        Path damaged = world.archived().stream()
                .filter(file -> file.endsWith(world.row("2026-11-19").sha256().orElseThrow()))
                .findFirst()
                .orElseThrow();
        Files.writeString(damaged, "something else");

        world.restart();
        assertThat(world.row("2026-11-19").state()).isEqualTo(ImportState.DUE);
        assertThat(world.row("2026-11-19").reason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("2026-11-19.txt", "damaged"));

        world.store.letsIn();
        world.beatAfter(Duration.ofMinutes(10));
        assertThat(world.row("2026-11-19").state()).isEqualTo(ImportState.LOADED);
        assertThat(world.facts()).isEqualTo(before);
    }

    @Test
    void aMissingFileOfTheNewestVersionLetsTheOneBeforeCount() throws IOException {
        world.deleteReadModel();
        Files.delete(world.archived().stream()
                .filter(file -> file.endsWith(world.row("2026-11-20").sha256().orElseThrow()))
                .findFirst()
                .orElseThrow());
        world.store.letsIn();
        world.store.answers(day("2026-11-20"), (_, _, _) -> new SliceResult.Never("No longer available."));

        world.restart();
        world.beatAfter(Duration.ofMinutes(10));

        assertThat(world.totals()).contains("2026-11-20 0 100 1 700000");
        assertThat(world.row("2026-11-20").state()).isEqualTo(ImportState.BLOCKED);
        assertThat(world.row("2026-11-20").reason()).hasValueSatisfying(reason -> assertThat(reason)
                .contains("missing from the archive", "No longer available."));
    }

    @Test
    void anUnlinkedAccountKeepsItsDataWhenThatIsWanted() throws IOException {
        world.sessions.unlink(World.ACCOUNT);
        world.node().erasure.unlinked(new AccountUnlinked(World.ORGANIZATION, World.ACCOUNT, false));
        world.deleteReadModel();

        world.restart();

        assertThat(world.facts()).isEqualTo(before);
    }

    @Test
    void erasingLeavesNoFileNoRowAndNoFact() throws IOException {
        world.sessions.unlink(World.ACCOUNT);
        world.node().erasure.unlinked(new AccountUnlinked(World.ORGANIZATION, World.ACCOUNT, true));
        world.beat();

        assertThat(world.facts()).isEmpty();
        assertThat(world.rows()).isEmpty();
        assertThat(world.archived()).isEmpty();
    }

    @Test
    void erasingLeavesNoFileThatNobodyCouldReadEither() throws IOException {
        world.store.letsIn();
        world.store.answers(day("2026-11-22"), (_, _, sink) -> {
            sink.accept("nonsense", new ByteArrayInputStream(new byte[] {1, 2, 3}), Optional.empty());
            return new SliceResult.Complete();
        });
        world.store.sells(day("2026-11-22"), line(4, "2.80"));
        world.hurry();
        world.beat();
        world.beatAfter(Duration.ofHours(2));
        assertThat(world.archived()).hasSize(6);

        world.node().erasure.unlinked(new AccountUnlinked(World.ORGANIZATION, World.ACCOUNT, true));
        world.node().erasure.finish();

        assertThat(world.archived()).isEmpty();
    }

    @Test
    void erasingIsFinishedAfterACrashAndStaysSoWhenTheReadModelIsDerivedAgain() throws IOException {
        world.sessions.unlink(World.ACCOUNT);
        world.node().erasure.unlinked(new AccountUnlinked(World.ORGANIZATION, World.ACCOUNT, true));
        world.restart();
        assertThat(world.facts()).isEmpty();
        assertThat(world.archived()).isEmpty();

        world.deleteReadModel();
        world.restart();
        assertThat(world.facts()).isEmpty();
    }

    @Test
    void anAccountThatIsLinkedAgainAfterErasingIsCollectedAnew() {
        world.node().erasure.unlinked(new AccountUnlinked(World.ORGANIZATION, World.ACCOUNT, true));
        world.store.letsIn();
        world.clock.advance(Duration.ofMinutes(10));

        world.restart();
        world.restart();

        assertThat(world.totals()).contains("2026-11-20 0 100 5 3500000");
    }

    @Test
    void aFileOfAnotherAccountStaysWhenItIsTheSame() throws IOException {
        var vendor = new org.storelink.accounts.LinkedVendor(300, "80000003", "Three", true);
        var twin = new ScriptedStore(List.of(Streams.daily(3)));
        byte[] same = ScriptedStore.file(day("2026-11-19"), List.of(line(1, "0.70")));
        twin.answers(
                new org.storelink.connector.ReportSlice(
                        "sales-daily", vendor.code(), day("2026-11-19").period()),
                (_, _, sink) -> {
                    sink.accept("same", new ByteArrayInputStream(same), Optional.empty());
                    return new SliceResult.Complete();
                });
        world.sessions.link(World.target(World.ACCOUNT + 1, vendor), twin);
        world.clock.set(java.time.Instant.parse(World.NOW));
        world.beat();
        world.sessions.unlink(World.ACCOUNT);

        world.node().erasure.unlinked(new AccountUnlinked(World.ORGANIZATION, World.ACCOUNT, true));
        world.beat();
        world.deleteReadModel();
        world.restart();

        assertThat(world.archived()).hasSize(1);
        assertThat(world.totals()).containsExactly("2026-11-19 0 300 1 700000");
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
