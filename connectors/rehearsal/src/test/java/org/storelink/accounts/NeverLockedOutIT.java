package org.storelink.accounts;

import static org.storelink.accounts.Household.ADMIN;
import static org.storelink.accounts.Household.STRANGER;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storelink.accounts.Household.ServerDied;

/**
 * Two servers on one database, an impatient person in each of two organizations, and the practice store, which counts: first what is rare,
 * by plan, then a week by chance. A build plays the week of one seed, the property plays others. A seed repeats the chances; it does not repeat who is first when both servers collect at the same moment.
 */
class NeverLockedOutIT {

    private static final Duration WEEK = Duration.ofDays(7);
    private static final int STEPS = 2_500;

    @TempDir
    static Path folder;

    @AutoClose
    private final Household household = new Household(folder);

    @AutoClose
    private final HttpClient http = HttpClient.newHttpClient();

    private final long seed = Long.getLong("storelink.test.seed", 5);
    private final Random chance = new Random(seed);
    private final StoreUnderTest apple = new StoreUnderTest(household.clock, chance);

    @AutoClose
    private final AutoCloseable simulator = apple.simulator();

    @AutoClose
    private final Node first = new Node(household, http, apple.configuration());

    @AutoClose
    private final Node second = new Node(household.anotherServer(), http, apple.configuration());

    private final Watch watch = new Watch(apple.simulator());
    private final Night night = new Night(watch);
    private final ImpatientPerson ada = new ImpatientPerson(ADMIN, apple.simulator(), watch, chance);
    private final ImpatientPerson otto = new ImpatientPerson(STRANGER, apple.simulator(), watch, chance);

    @Test
    void theStoreCountsNoSignInTooMany() {
        System.out.println("NeverLockedOutIT: -Dstorelink.test.seed=" + seed);
        new RareThings(first, apple, watch, List.of(ada, otto)).happen();
        Instant end = household.clock.instant().plus(WEEK);
        int steps = 0;
        int deaths = 0;

        while (steps < STEPS || household.clock.instant().isBefore(end)) {
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
            case 2 -> apple.happen();
            case 3, 4 -> (chance.nextInt(4) == 0 ? otto : ada).act(node.household);
            case 5 -> {
                if (first.isUp()
                        && second.isUp()
                        && apple.simulator().faults().active().isEmpty()) {
                    first.liveOn();
                    second.liveOn();
                    night.onBoth(first.household, second.household);
                }
            }
            default -> night.on(node.household);
        }
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
