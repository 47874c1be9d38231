package org.storelink.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storelink.accounts.Household.ADMIN;
import static org.storelink.accounts.Household.STRANGER;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storelink.accounts.Household.ServerDied;
import org.storelink.accounts.Watch.Sender;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.StoreSession;

/**
 * Two servers on one database, an impatient person in each of two organizations, and the practice store, which counts: a week of it or
 * more, by chance.
 */
class NeverLockedOutIT {

    private static final Duration WEEK = Duration.ofDays(7);
    private static final int STEPS = 4_000;

    @TempDir
    static Path folder;

    @AutoClose
    private final Household household = new Household(folder);

    @AutoClose
    private final HttpClient http = HttpClient.newHttpClient();

    private final long seed = Long.getLong("storelink.test.seed", new Random().nextLong());
    private final Random chance = new Random(seed);
    private final StoreUnderTest apple = new StoreUnderTest(household.clock, chance);

    @AutoClose
    private final AutoCloseable simulator = apple.simulator();

    @AutoClose
    private final Node first = new Node(household, http, apple.configuration());

    @AutoClose
    private final Node second = new Node(household.anotherServer(), http, apple.configuration());

    private final Watch watch = new Watch(apple.simulator());
    private final List<ImpatientPerson> people = List.of(
            new ImpatientPerson(ADMIN, apple.simulator(), watch, chance),
            new ImpatientPerson(STRANGER, apple.simulator(), watch, chance));
    private final Set<Long> organizations = Set.of(ADMIN.organizationId(), STRANGER.organizationId());

    @Test
    void theStoreCountsNoSignInTooMany() {
        System.out.println("NeverLockedOutIT: -Dstorelink.test.seed=" + seed);
        Instant end = household.clock.instant().plus(WEEK);
        Instant latest = end.plus(WEEK.multipliedBy(9));
        int steps = 0;
        int deaths = 0;

        while (household.clock.instant().isBefore(end)
                || watch.isQuiet() && household.clock.instant().isBefore(latest)) {
            steps++;
            household.clock.advance(Duration.ofSeconds(chance.nextLong(2 * WEEK.toSeconds() / STEPS)));
            Node node = chance.nextBoolean() ? first : second;
            if (!node.isUp()) {
                if (chance.nextInt(3) == 0) {
                    node.start();
                }
                continue;
            }
            try {
                step(node);
            } catch (ServerDied died) {
                deaths++;
                node.lie();
            }
        }

        System.out.println("NeverLockedOutIT: " + steps + " steps, " + deaths + " deaths, " + watch);
        assertThat(watch.isQuiet()).as("nothing happened: %s", watch).isFalse();
    }

    private void step(Node node) {
        if (chance.nextInt(12) == 0) {
            node.endSoon(chance);
        }
        switch (chance.nextInt(20)) {
            case 0 -> {
                if (chance.nextInt(8) == 0) {
                    node.start();
                }
            }
            case 1 -> {
                if (chance.nextInt(40) == 0) {
                    forgetSignIns();
                }
            }
            case 2 -> apple.happen(watch, organizations);
            case 3, 4 -> people.get(chance.nextInt(4) == 0 ? 1 : 0).act(node.household);
            case 5 -> {
                if (first.isUp()
                        && second.isUp()
                        && apple.simulator().faults().active().isEmpty()) {
                    sameNight();
                }
            }
            default -> night(node.household);
        }
    }

    /** Both servers collect the same account at the same moment, as if there were no lease. */
    private void sameNight() {
        first.liveOn();
        second.liveOn();
        for (SyncTarget target : first.household.sessions.active()) {
            watch.during(sender(first.household, target), () -> {
                CompletableFuture<Boolean> other = CompletableFuture.supplyAsync(
                        () -> collect(second.household, target), Thread::startVirtualThread);
                return collect(first.household, target) | other.join();
            });
        }
    }

    private static Sender sender(Household server, SyncTarget target) {
        String password = ImpatientPerson.kept(server, target.organizationId(), target.accountId());
        return new Sender(target.organizationId(), password, false);
    }

    /** What ingestion does, for every account that may be collected. */
    private void night(Household server) {
        for (SyncTarget target : server.sessions.active()) {
            watch.during(sender(server, target), () -> collect(server, target));
        }
    }

    private static boolean collect(Household server, SyncTarget target) {
        try (StoreSession session = server.sessions.open(target)) {
            session.check();
            server.sessions.succeeded(target);
        } catch (ConnectorException e) {
            server.sessions.failed(target, e.failure());
        } catch (NoSession changed) {
            return false;
        }
        return true;
    }

    /** As a database from a backup. */
    private void forgetSignIns() {
        household.in(() -> household
                .database
                .entityManager()
                .createNativeQuery("DELETE FROM sign_in")
                .executeUpdate());
        first.start();
        second.start();
    }
}
