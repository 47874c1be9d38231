package org.storelink.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.storelink.ingestion.World.day;
import static org.storelink.ingestion.World.line;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storelink.connector.SliceResult;
import org.storelink.platform.testing.DatabaseTest;
import org.storelink.platform.testing.TestDatabase;

@DatabaseTest
class LeasesTest {

    @AutoClose
    static final TestDatabase database = TestDatabase.open();

    @TempDir
    Path home;

    @TempDir
    Path otherHome;

    private World world;
    private TestNode one;
    private TestNode other;

    @BeforeEach
    void openTwoNodes() {
        world = new World(database, home);
        one = world.node();
        other = world.node(Configs.in(otherHome), Runnable::run);
    }

    @AfterEach
    void close() {
        other.close();
        world.close();
    }

    private Optional<Lease> claim(TestNode node) {
        return node.leases.claim(World.ORGANIZATION, World.ACCOUNT);
    }

    @Test
    void anAccountIsClaimedByOneNodeAtATime() {
        assertThat(claim(one)).contains(new Lease(World.ORGANIZATION, World.ACCOUNT, 1));

        assertThat(claim(other)).isEmpty();
    }

    @Test
    void aReleasedAccountIsFreeAndItsNextFenceIsGreater() {
        one.leases.release(claim(one).orElseThrow());

        assertThat(claim(other)).contains(new Lease(World.ORGANIZATION, World.ACCOUNT, 2));
    }

    @Test
    void anAccountWhoseNodeHasGoneSilentIsTakenOverAndTheOldNodeCommitsNothing() {
        Lease stale = claim(one).orElseThrow();
        world.clock.advance(Duration.ofSeconds(91));

        assertThat(claim(other)).isPresent();

        assertThatThrownBy(() -> one.leases.renew(stale)).isInstanceOf(LeaseLost.class);
        one.leases.release(stale);
        assertThat(claim(one)).isEmpty();
    }

    @Test
    void aLeaseThatIsRenewedStays() {
        Lease lease = claim(one).orElseThrow();
        world.clock.advance(Duration.ofSeconds(80));
        one.leases.renew(lease);
        world.clock.advance(Duration.ofSeconds(80));

        assertThat(claim(other)).isEmpty();
    }

    @Test
    void aNodeThatStartsAgainTakesItsOwnLeasesBackAtOnce() {
        claim(one);
        TestNode again = world.node(Configs.in(home), Runnable::run);

        assertThat(claim(again)).isPresent();
        again.close();
    }

    @Test
    void whatANodeClaimsBeforeItsFirstBeatStaysItsOwn() {
        Lease early = claim(one).orElseThrow();

        one.ingestion.beat();

        assertThatCode(() -> one.leases.renew(early)).doesNotThrowAnyException();
    }

    @Test
    void aNodeThatStartsLeavesTheLeasesOfOthersAlone() {
        claim(other);

        one.leases.takeBackOwn();

        assertThat(claim(one)).isEmpty();
    }

    @Test
    void aRunThatWasOvertakenDropsWhatItHasFetched() {
        world.store.sells(day("2026-11-21"), line(3, "2.10"));
        world.store.answers(day("2026-11-21"), (_, _, _) -> {
            world.clock.advance(Duration.ofSeconds(91));
            assertThat(claim(other)).isPresent();
            return new SliceResult.Never("said too late");
        });

        world.beat();

        assertThat(world.row("2026-11-21").state()).isEqualTo(ImportState.DUE);
        assertThat(world.sessions.failures()).isEmpty();
    }
}
