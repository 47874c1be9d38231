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

    /** As an operator would: takes the WAR away, waits until the application is gone, puts it back. */
    static void redeploy() throws IOException {
        PreparedServer server = PreparedServer.ofThisRun();
        Path aside = server.home().resolve("storelink.war");
        Files.move(server.deployed(), aside);
        await(server, 404);
        Files.move(aside, server.deployed());
        await(server, 200);
    }

    private static void await(PreparedServer server, int status) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (api(server).get("/v2").status() != status) {
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
