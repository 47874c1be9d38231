package org.storelink.organizations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.storelink.platform.Actor;
import org.storelink.platform.Role;
import org.storelink.platform.testing.DatabaseTest;
import org.storelink.platform.testing.MutableClock;
import org.storelink.platform.testing.TestDatabase;

@DatabaseTest
class ConsoleSessionsTest {

    @AutoClose
    final TestDatabase database = TestDatabase.open();

    private final MutableClock clock = MutableClock.at("2026-11-22T08:00:00Z");
    private final Team team = new Team(database, clock);
    private Actor owner;
    private Actor viewer;

    @BeforeEach
    void people() {
        owner = team.owner();
        viewer = team.join(owner, "viewer@example.org", Role.VIEWER);
    }

    @Test
    void knowTheMemberByTheCookie() {
        assertThat(find(begin(viewer))).contains(viewer);
        assertThat(find("nonsense")).isEmpty();
    }

    @Test
    void lieInTheDatabaseAsAHashOnly() throws Exception {
        String cookie = begin(viewer);

        assertThat(Rows.of(database, "console_session")).contains("Browser").doesNotContain(cookie);
    }

    @Test
    void endAfter30MinutesWithoutARequest() {
        String cookie = begin(viewer);
        clock.advance(Duration.ofMinutes(29));
        assertThat(find(cookie)).isPresent();
        clock.advance(Duration.ofMinutes(30));
        assertThat(find(cookie)).isPresent();

        clock.advance(Duration.ofMinutes(30).plusSeconds(1));

        assertThat(find(cookie)).isEmpty();
    }

    @Test
    void endAfterTwelveHoursHoweverBusy() {
        String cookie = begin(viewer);
        for (int i = 0; i < 36; i++) {
            clock.advance(Duration.ofMinutes(20));
            assertThat(find(cookie)).isPresent();
        }

        clock.advance(Duration.ofSeconds(1));

        assertThat(find(cookie)).isEmpty();
    }

    @Test
    void endWhenSignedOut() {
        String cookie = begin(viewer);
        String other = begin(viewer);

        database.inTransaction(() -> team.sessions.end(cookie));

        assertThat(find(cookie)).isEmpty();
        assertThat(find(other)).isPresent();
    }

    @Test
    void endEverywhereAtOnceButOnlyOnesOwn() {
        String first = begin(viewer);
        String second = begin(viewer);
        String colleague = begin(owner);

        database.inTransaction(() -> team.sessions.endAll(viewer));

        assertThat(find(first)).isEmpty();
        assertThat(find(second)).isEmpty();
        assertThat(find(colleague)).isPresent();
    }

    @Test
    void endWithTheMembership() {
        String cookie = begin(viewer);

        database.inTransaction(() -> team.members.remove(owner, viewer.memberId()));

        assertThat(find(cookie)).isEmpty();
    }

    @Test
    void followTheRole() {
        String cookie = begin(viewer);

        database.inTransaction(() -> team.members.change(owner, viewer.memberId(), null, Role.ADMIN));

        assertThat(find(cookie).orElseThrow().role()).isEqualTo(Role.ADMIN);
    }

    @Test
    void areShownToTheirMember() {
        begin(viewer);
        String current = begin(viewer);
        begin(owner);

        assertThat(team.sessions.mine(viewer, current))
                .hasSize(2)
                .filteredOn(SignedInBrowser::current)
                .hasSize(1);
    }

    private String begin(Actor actor) {
        return database.inTransaction(() -> team.sessions.begin(actor, "192.0.2.1", "Browser"));
    }

    private Optional<Actor> find(String cookie) {
        return database.inTransaction(() -> team.sessions.find(cookie));
    }
}
