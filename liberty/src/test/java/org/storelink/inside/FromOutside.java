package org.storelink.inside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.storelink.it.ApiClient;
import org.storelink.it.PracticeAccount;
import org.storelink.it.Storelink;

/** What happens to the server between two tests inside it. Apart from them, so that nothing of it has to come along. */
final class FromOutside {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private FromOutside() {}

    static void linkThePracticeStore() {
        PreparedServer server = PreparedServer.ofThisRun();
        PracticeAccount.link(api(server), server.store());
    }

    /** How many requests the API had counted before the application stopped, and with one more afterwards. */
    record Counted(long before, long after) {}

    /** As an operator would: takes the WAR away, waits until the application is gone, puts it back. */
    static Counted redeploy() throws IOException {
        PreparedServer server = PreparedServer.ofThisRun();
        Path aside = server.home().resolve("storelink.war");
        long before = await(server, 200);
        Files.move(server.deployed(), aside);
        before = Math.max(before, await(server, 404));
        Files.move(aside, server.deployed());
        return new Counted(before, await(server, 200));
    }

    /** Asks until it answers so. Returns the highest number of requests that an answer named. */
    private static long await(PreparedServer server, int status) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        long counted = 0;
        while (true) {
            ApiClient.Answer answer = api(server).get("/v2");
            String usage = answer.header("X-Request-Usage");
            counted = usage.isEmpty() ? counted : Math.max(counted, Long.parseLong(usage));
            if (answer.status() == status) {
                return counted;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("The server never answered with " + status + ".");
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private static ApiClient api(PreparedServer server) {
        return ApiClient.at(server.uri()).withPassword(Storelink.OWNER, Storelink.PASSWORD);
    }
}
