package org.storelink.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storelink.ingestion.World.day;
import static org.storelink.ingestion.World.line;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.storelink.ingestion.Faults.Kind;
import org.storelink.platform.testing.DatabaseTest;
import org.storelink.platform.testing.TestDatabase;

/**
 * Two nights of collecting, again and again: the first time the first commit fails, then the second, until a run meets no fault any
 * more. Whatever failed, the node starts again, nothing is lost, nothing doubled, and no day is ever seen half.
 */
@DatabaseTest
class EveryFaultTest {

    private static final List<String> FIRST_NIGHT =
            List.of("2026-11-19 0 100 1 700000", "2026-11-20 0 100 3 2000000", "2026-11-21 0 100 3 2100000");
    private static final List<String> SECOND_NIGHT = List.of(
            "2026-11-19 0 100 1 700000",
            "2026-11-20 0 100 9 6300000",
            "2026-11-21 0 100 3 2100000",
            "2026-11-22 0 100 4 2800000");

    @AutoClose
    static final TestDatabase database = TestDatabase.open();

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(value = Kind.class, mode = EnumSource.Mode.EXCLUDE, names = "NOTHING")
    void totalsAreRightWhicheverActFails(Kind kind) throws IOException {
        boolean fired = true;
        int nth = 0;
        while (fired) {
            fired = twoNightsWithAFault(kind, ++nth);
        }

        assertThat(nth).as("acts that may fail").isGreaterThan(4);
    }

    private boolean twoNightsWithAFault(Kind kind, int nth) throws IOException {
        var faults = new Faults();
        Path home = Files.createDirectory(folder.resolve(kind + "-" + nth));
        try (var world = new World(database, home, faults)) {
            world.store.sells(day("2026-11-19"), line(1, "0.70"));
            world.store.sells(day("2026-11-20"), line(2, "1.30"), new ScriptedStore.Line("OTHER", "FR", 1, "0.70"));
            world.store.sells(day("2026-11-21"), line(3, "2.10"));
            faults.arm(kind, nth);

            world.beat();
            assertThat(FIRST_NIGHT).as("%s %s", kind, nth).containsAll(world.totals());
            if (faults.fired()) {
                recover(world);
            }
            assertThat(world.totals()).as("%s %s", kind, nth).isEqualTo(FIRST_NIGHT);
            if (!faults.fired()) {
                secondNight(world, faults);
                assertThat(world.totals()).as("%s %s", kind, nth).isEqualTo(SECOND_NIGHT);
            }
            assertThat(world.rows())
                    .as("%s %s", kind, nth)
                    .filteredOn(row -> row.state() != ImportState.NOT_DUE)
                    .allMatch(row -> row.version() == (row.state() == ImportState.RESTATED ? 2 : 1));
            assertThat(world.archived())
                    .as("%s %s", kind, nth)
                    .hasSize(world.totals().size() == 3 ? 3 : 5);
            return faults.fired();
        }
    }

    private static void secondNight(World world, Faults faults) {
        world.store.sells(day("2026-11-20"), line(9, "6.30"));
        world.store.sells(day("2026-11-22"), line(4, "2.80"));
        world.beatAfter(Duration.ofHours(21));
        if (faults.fired()) {
            recover(world);
        }
    }

    private static void recover(World world) {
        world.restart();
        world.beatAfter(Duration.ofMinutes(10));
        world.beatAfter(Duration.ofMinutes(10));
    }
}
