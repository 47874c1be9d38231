package org.storelink.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.storelink.appstoresimulator.AppStoreSimulator;
import org.storelink.appstoresimulator.Options;
import org.storelink.appstoresimulator.http.RequestLog;

/**
 * Kills the server again and again while it collects the history of a newly linked account, deletes its read model or cuts it short
 * between some of the kills, lets it come to its end and compares everything with the practice store's truth. A kill is counted when the
 * server had got on since the one before and was not finished. The moments lie all over the history; when it is finished before there
 * were enough, another one begins. Now and then a server is killed while it starts, too: those kills are counted apart.
 *
 * <p>Takes minutes, so it is no part of the usual tests: {@code scripts/kill-test} runs it. System properties: {@code storelink.kills},
 * how many (50), and {@code storelink.kill-seed}, of all chance.
 */
class FirstSyncUnderKills {

    private static final Duration LATENCY = Duration.ofMillis(20);
    private static final Duration LONGEST_STANDSTILL = Duration.ofSeconds(60);
    private static final Duration LONGEST_START = Duration.ofSeconds(8);
    private static final Duration LONGEST_END = Duration.ofMinutes(10);
    private static final int ONE_START_OF = 10;
    /** So few may be done between a look and what follows it; no more kills then. */
    private static final int LAST_REPORTS = 5;

    private static final String REPORT = "Sales.getReport";

    private final long seed = Long.getLong("storelink.kill-seed", System.nanoTime());
    private final int wanted = Integer.getInteger("storelink.kills", 50);
    private final Random random = new Random(seed);
    private final ReadModelDamage damage = new ReadModelDamage(random);
    private int landed;
    private int duringStarts;

    @Test
    void losesAndDoublesNothing() throws Exception {
        say("%d kills, seed %d", wanted, seed);
        for (int history = 1; landed < wanted; history++) {
            oneHistory(history);
        }
        say(
                "%d kills landed in a first sync that was getting on, %d more while the server started; %s. Seed %d.",
                landed, duringStarts, damage, seed);
    }

    private void oneHistory(int history) throws Exception {
        Options options = Options.builder()
                .seed(seed + history)
                .accounts(1)
                .rowsPerDay(12)
                .latency(LATENCY)
                .build();
        try (AppStoreSimulator store = AppStoreSimulator.start(options);
                StorelinkServer server = StorelinkServer.fresh(Map.of(
                        "STORELINK_OWNER_EMAIL",
                        Storelink.OWNER,
                        "STORELINK_OWNER_PASSWORD",
                        Storelink.PASSWORD,
                        "STORELINK_INGESTION_SPREAD",
                        "PT0S",
                        "STORELINK_CONNECTOR_APP_STORE_CONNECT_ENDPOINT_REPORTER",
                        store.uri().toString()))) {
            server.start();
            LinkedPracticeStore account = LinkedPracticeStore.link(Storelink.of(server, store));
            await(() -> account.countOf("due") > 0, LONGEST_STANDSTILL, "the ledger should be planned");
            killAgainAndAgain(account);
            await(() -> isFinished(account), LONGEST_END, "the sync should have come to its end by now");
            new Reconciliation(account).check();
            say("History %d is complete and right after %d kills.", history, landed);
        }
    }

    private void killAgainAndAgain(LinkedPracticeStore account) throws IOException {
        StorelinkServer server = account.storelink().server();
        RequestLog requests = account.storelink().store().requests();
        long all = account.countOf("due");
        long left = all;
        while (landed < wanted && left > LAST_REPORTS) {
            long before = left;
            left = account.countOf("due");
            if (left > LAST_REPORTS) {
                awaitProgress(requests, before, left);
                left = account.countOf("due");
            }
            if (left > LAST_REPORTS) {
                assertThat(left).as("reports left").isLessThan(before);
                server.kill();
                landed++;
                say("Kill %d: %d of %d reports were left, %d fewer than before.", landed, left, all, before - left);
                say("The read model is %s.", damage.strike(server));
                startAgain(server, requests);
            }
        }
    }

    /** Lets the server get on with one report at least, and with so many at most that all kills lie all over the history. */
    private void awaitProgress(RequestLog requests, long before, long left) {
        long some = random.nextLong(2 * before / (wanted - landed + 1) + 1) - (before - left);
        int goal = requests.count(REPORT) + Math.toIntExact(Math.clamp(some, 1, left - 1));
        await(() -> requests.count(REPORT) >= goal, LONGEST_END, "the server should get on");
        LockSupport.parkNanos(random.nextLong(4 * LATENCY.toNanos()));
    }

    private void startAgain(StorelinkServer server, RequestLog requests) {
        while (random.nextInt(ONE_START_OF) == 0) {
            server.startAndKill(Duration.ofMillis(random.nextLong(LONGEST_START.toMillis())));
            duringStarts++;
        }
        int asked = requests.count(REPORT);
        server.start();
        long ready = System.nanoTime();
        await(() -> requests.count(REPORT) > asked, LONGEST_STANDSTILL, "the server should go on where it was");
        say(
                "It went on %d ms after it was ready.",
                Duration.ofNanos(System.nanoTime() - ready).toMillis());
    }

    private static boolean isFinished(LinkedPracticeStore account) {
        JsonObject state = account.storelink()
                .api()
                .get("/v2/external_accounts/" + account.id())
                .object();
        return !state.isNull("last_sync") && account.countOf("due") == 0;
    }

    private static void await(BooleanSupplier condition, Duration longest, String otherwise) {
        long end = System.nanoTime() + longest.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(otherwise).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private static void say(String words, Object... values) {
        System.out.println(words.formatted(values));
    }
}
