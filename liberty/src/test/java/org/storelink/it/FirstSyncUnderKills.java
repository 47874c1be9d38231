package org.storelink.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.storelink.appstoresimulator.AppStoreSimulator;
import org.storelink.appstoresimulator.Options;

/**
 * Kills the server again and again while it collects the history of a newly linked account, deletes its read model or cuts it short
 * between some of the kills, lets it come to its end and compares everything with the practice store's truth. Only kills that landed
 * while the history was unfinished are counted; when it is finished before there were enough, another one begins.
 *
 * <p>Takes minutes, so it is no part of the usual tests: {@code scripts/kill-test} runs it. System properties: {@code storelink.kills},
 * how many (50), and {@code storelink.kill-seed}, of all chance.
 */
class FirstSyncUnderKills {

    private static final Duration LATENCY = Duration.ofMillis(60);
    private static final int LONGEST_LIFE_MILLIS = 3_000;
    private static final Duration LONGEST_END = Duration.ofMinutes(15);

    private final long seed = Long.getLong("storelink.kill-seed", System.nanoTime());
    private final int wanted = Integer.getInteger("storelink.kills", 50);
    private final Random random = new Random(seed);
    private int landed;
    private int deleted;
    private int cutShort;

    @Test
    void losesAndDoublesNothing() throws Exception {
        say("%d kills, seed %d", wanted, seed);
        for (int history = 1; landed < wanted; history++) {
            oneHistory(history);
        }
        say(
                "%d kills landed in an unfinished first sync; the read model was deleted %d times and cut short %d times. Seed %d.",
                landed, deleted, cutShort, seed);
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
                        "STORELINK_INGESTION_HEARTBEAT",
                        "PT1S",
                        "STORELINK_INGESTION_SPREAD",
                        "PT0S",
                        "STORELINK_CONNECTOR_APP_STORE_CONNECT_ENDPOINT_REPORTER",
                        store.uri().toString()))) {
            server.start();
            ApiClient api = ApiClient.of(server).withPassword(Storelink.OWNER, Storelink.PASSWORD);
            long account = PracticeAccount.link(api, store);
            while (landed < wanted && killed(server, api, account)) {
                damageReadModel(server);
                server.start();
            }
            awaitEnd(api, account);
            new Reconciliation(api, store, account).check();
            say("History %d is complete and right after %d kills.", history, landed);
        }
    }

    /** False, and no kill, when there is nothing left to disturb. */
    private boolean killed(StorelinkServer server, ApiClient api, long account) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(LONGEST_LIFE_MILLIS)));
        long left = due(api, account);
        if (left == 0) {
            return false;
        }
        server.kill();
        landed++;
        say("Kill %d: %d reports were left.", landed, left);
        return true;
    }

    private static long due(ApiClient api, long account) {
        JsonObject page = api.get("/v2/external_accounts/" + account + "/imports?state=due&count=1")
                .object();
        return page.getJsonObject("metadata")
                .getJsonObject("resultset")
                .getJsonNumber("total_count")
                .longValue();
    }

    private void damageReadModel(StorelinkServer server) throws IOException {
        Path folder = server.home().resolve("read-models");
        int chance = random.nextInt(6);
        if (chance > 1 || !Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.list(folder)) {
            List<Path> all = files.toList();
            for (Path file : all) {
                if (chance == 0) {
                    Files.delete(file);
                } else if (file.toString().endsWith(".duckdb")) {
                    cut(file);
                }
            }
        }
        deleted += chance == 0 ? 1 : 0;
        cutShort += chance == 1 ? 1 : 0;
    }

    private void cut(Path file) throws IOException {
        try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.setLength(random.nextLong(bytes.length() + 1));
        }
    }

    private static void awaitEnd(ApiClient api, long account) {
        long end = System.nanoTime() + LONGEST_END.toNanos();
        while (due(api, account) > 0 || isSyncing(api, account)) {
            assertThat(System.nanoTime())
                    .as("the sync should have come to its end by now")
                    .isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
        }
    }

    private static boolean isSyncing(ApiClient api, long account) {
        return api.get("/v2/external_accounts/" + account).object().isNull("last_sync");
    }

    private static void say(String words, Object... values) {
        System.out.println(words.formatted(values));
    }
}
