package org.storelink.ingestion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.storelink.ingestion.World.day;
import static org.storelink.ingestion.World.line;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storelink.accounts.SyncRequested;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.Grain;
import org.storelink.connector.SliceResult;
import org.storelink.connector.Subject;
import org.storelink.ingestion.SyncProgress.StreamProgress;
import org.storelink.platform.Actor;
import org.storelink.platform.Paging;
import org.storelink.platform.Problem;
import org.storelink.platform.ProblemException;
import org.storelink.platform.Role;
import org.storelink.platform.testing.DatabaseTest;
import org.storelink.platform.testing.TestDatabase;

@DatabaseTest
class ImportsTest {

    private static final Actor VIEWER = new Actor(1, World.ORGANIZATION, Role.VIEWER, "Vera");
    private static final Actor ADMIN = new Actor(2, World.ORGANIZATION, Role.ADMIN, "Ada");
    private static final Actor STRANGER = new Actor(3, World.ORGANIZATION + 1, Role.OWNER, "Stan");
    private static final Paging ALL = Paging.of(1, 100);

    @AutoClose
    static final TestDatabase database = TestDatabase.open();

    @TempDir
    Path home;

    private World world;
    private Imports imports;
    private RawFiles files;

    @BeforeEach
    void openWithHistory() {
        world = new World(database, home);
        world.store.sells(day("2026-11-20"), line(2, "1.40"));
        world.store.sells(day("2026-11-21"), line(3, "2.10"));
        world.store.answers(day("2026-11-19"), (_, _, _) -> new SliceResult.Never("No longer available."));
        world.beat();
        imports = world.imports();
        files = new RawFiles(database.entityManager(), world.node().archive);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void showsTheLedgerNewestFirst() {
        var page = imports.list(VIEWER, World.ACCOUNT, ImportFilter.ALL, ALL);

        assertThat(page.results())
                .extracting(row -> row.period() + " " + row.state().word())
                .containsExactly("2026-11-22 not_due", "2026-11-21 loaded", "2026-11-20 loaded", "2026-11-19 missing");
        assertThat(page.metadata().resultset().totalCount()).isEqualTo(4);
    }

    @Test
    void showsWhatIsAskedForAPageAtATime() {
        var filter = new ImportFilter(
                Optional.of("sales-daily"),
                Optional.of(World.VENDOR.code()),
                Optional.of(LocalDate.parse("2026-11-19")),
                Optional.of(LocalDate.parse("2026-11-21")),
                Optional.of(ImportState.LOADED));

        var second = imports.list(VIEWER, World.ACCOUNT, filter, Paging.of(2, 1));

        assertThat(second.results()).extracting(ImportRow::period).containsExactly("2026-11-20");
        assertThat(second.metadata().resultset().totalPages()).isEqualTo(2);
    }

    @Test
    void anotherOrganizationSeesNothing() {
        assertThatThrownBy(() -> imports.list(STRANGER, World.ACCOUNT, ImportFilter.ALL, ALL))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem()).isEqualTo(Problem.NOT_FOUND));
        assertThat(files.list(STRANGER, RawFileFilter.ALL, ALL).results()).isEmpty();
        long id = files.latest(VIEWER, RawFileFilter.ALL).getFirst().id();
        assertThatThrownBy(() -> files.get(STRANGER, id)).isInstanceOf(ProblemException.class);
    }

    /** It may name the bank account. */
    @Test
    void opensAFileAboutPaymentsToAdminsOnly() {
        long id = files.latest(VIEWER, RawFileFilter.ALL).getFirst().id();
        assertThat(files.get(VIEWER, id).id()).isEqualTo(id);
        database.inTransaction(() -> {
            database.entityManager()
                    .createNativeQuery("UPDATE slice SET subject = 'payments'")
                    .executeUpdate();
        });

        assertThatThrownBy(() -> files.get(VIEWER, id))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem()).isEqualTo(Problem.FORBIDDEN));
        assertThat(files.get(ADMIN, id).id()).isEqualTo(id);
    }

    @Test
    void tellsHowFarEverythingHasCome() {
        SyncProgress progress = imports.progress(VIEWER, World.ACCOUNT);

        assertThat(progress.streams()).containsExactly(new StreamProgress("sales-daily", "Sales, daily", 3, 3));
        assertThat(progress.running()).isFalse();
        assertThat(progress.isComplete()).isTrue();
        assertThat(progress.percent()).isEqualTo(100);
    }

    @Test
    void drawsAYear() {
        ImportCalendar calendar = imports.calendar(VIEWER, World.ACCOUNT, "sales-daily", World.VENDOR.id(), 2026);

        assertThat(calendar.years()).containsExactly(2026);
        assertThat(calendar.rows()).extracting(ImportRow::period).hasSize(4).startsWith("2026-11-19");
        assertThat(imports.calendar(VIEWER, World.ACCOUNT, "sales-daily", World.VENDOR.id(), 2025)
                        .rows())
                .isEmpty();
    }

    @Test
    void aBackfillAsksForThePeriodsAgain() {
        world.store.sells(day("2026-11-19"), line(1, "0.70"));

        int periods = imports.backfill(
                ADMIN, World.ACCOUNT, "sales-daily", LocalDate.parse("2026-11-01"), LocalDate.parse("2026-11-20"));
        world.beatAfter(Duration.ofSeconds(1));

        assertThat(periods).isEqualTo(2);
        assertThat(world.syncRequested.sent()).containsExactly(new SyncRequested(World.ORGANIZATION, World.ACCOUNT));
        assertThat(world.totals()).contains("2026-11-19 0 100 1 700000").hasSize(3);
    }

    @Test
    void aBackfillNeedsAnAdminAndWordsThatMakeSense() {
        LocalDate day = LocalDate.parse("2026-11-20");

        assertThatThrownBy(() -> imports.backfill(VIEWER, World.ACCOUNT, "sales-daily", day, day))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem()).isEqualTo(Problem.FORBIDDEN));
        assertThatThrownBy(() -> imports.backfill(ADMIN, World.ACCOUNT, "weather", day, day))
                .hasMessageContainingAll("stream", "sales-daily");
        assertThatThrownBy(() -> imports.backfill(ADMIN, World.ACCOUNT, "sales-daily", day, day.minusDays(1)))
                .hasMessageStartingWith("to:");
    }

    @Test
    void aBackfillIsRefusedWhileNothingMayBeAsked() {
        world.accounts.pause();
        LocalDate day = LocalDate.parse("2026-11-20");

        assertThatThrownBy(() -> imports.backfill(ADMIN, World.ACCOUNT, "sales-daily", day, day))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem()).isEqualTo(Problem.CONFLICT));

        assertThat(world.syncRequested.sent()).isEmpty();
    }

    @Test
    void listsEveryVersionOfEveryFileAndTheNewestApart() {
        world.store.sells(day("2026-11-21"), line(4, "2.80"));
        world.beatAfter(Duration.ofHours(21));

        var all = files.list(VIEWER, only(Optional.empty(), Optional.of(Grain.DAY)), ALL);
        var ofADay = files.list(
                VIEWER,
                new RawFileFilter(Optional.empty(), Optional.empty(), Optional.of(LocalDate.parse("2026-11-21"))),
                ALL);

        assertThat(all.results()).hasSize(3);
        assertThat(ofADay.results()).extracting(RawFile::version).containsExactly(2, 1);
        assertThat(files.latest(VIEWER, RawFileFilter.ALL))
                .extracting(RawFile::version, RawFile::reportDate)
                .containsExactly(tuple(2, LocalDate.parse("2026-11-21")));
        assertThat(files.latest(VIEWER, only(Optional.empty(), Optional.of(Grain.MONTH))))
                .isEmpty();
    }

    @Test
    void tellsFilesApartByWhatTheyAreAbout() {
        database.inTransaction(() -> database.entityManager()
                .createNativeQuery("UPDATE slice SET subject = 'settlements' WHERE period_start = DATE('2026-11-20')")
                .executeUpdate());

        assertThat(files.list(VIEWER, only(Optional.of(Subject.SALES), Optional.of(Grain.DAY)), ALL)
                        .results())
                .extracting(RawFile::reportDate)
                .containsExactly(LocalDate.parse("2026-11-21"));
        assertThat(files.list(VIEWER, only(Optional.of(Subject.SETTLEMENTS), Optional.empty()), ALL)
                        .results())
                .extracting(RawFile::reportDate, RawFile::subject)
                .containsExactly(tuple(LocalDate.parse("2026-11-20"), Subject.SETTLEMENTS));
    }

    private static RawFileFilter only(Optional<Subject> subject, Optional<Grain> grain) {
        return new RawFileFilter(subject, grain, Optional.empty());
    }

    @Test
    void listsFilesThatCouldNotBeReadOrWereGivenUpWithTheirState() {
        world.store.parserFails(new ConnectorFailure.Unreadable("A column is missing."));
        world.store.sells(day("2026-11-21"), line(5, "3.50"));
        world.beatAfter(Duration.ofHours(21));
        var unread = files.latest(VIEWER, RawFileFilter.ALL);
        world.store.parserWorks();
        world.store.sells(day("2026-11-21"), line(6, "4.20"));
        world.beatAfter(Duration.ofDays(2));

        assertThat(unread)
                .filteredOn(file -> file.reportDate().equals(LocalDate.parse("2026-11-21")))
                .extracting(RawFile::state, RawFile::reason, RawFile::version)
                .contains(
                        tuple(FileState.UNREAD, Optional.of("A column is missing."), 0),
                        tuple(FileState.READ, Optional.empty(), 1));
        assertThat(files.list(
                                VIEWER,
                                new RawFileFilter(
                                        Optional.empty(), Optional.empty(), Optional.of(LocalDate.parse("2026-11-21"))),
                                ALL)
                        .results())
                .extracting(RawFile::state)
                .contains(FileState.READ, FileState.GIVEN_UP);
    }

    @Test
    void givesTheBytesAsTheyCame() throws IOException {
        RawFile file = files.latest(VIEWER, RawFileFilter.ALL).getFirst();

        try (InputStream bytes = files.open(VIEWER, file)) {
            assertThat(new String(bytes.readAllBytes(), UTF_8)).isEqualTo("period 2026-11-21\nAPP DE 3 2.10\nend\n");
        }
    }

    @Test
    void saysWhichFileIsDamaged() throws IOException {
        RawFile file = files.latest(VIEWER, RawFileFilter.ALL).getFirst();
        for (Path path : List.copyOf(world.archived())) {
            Files.writeString(path, "something else");
        }

        assertThatThrownBy(() -> files.open(VIEWER, file))
                .isInstanceOf(ProblemException.class)
                .hasMessageContainingAll("2026-11-21.txt", "damaged");
    }
}
