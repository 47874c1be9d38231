package org.storelink.accounts;

import java.util.concurrent.CompletableFuture;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.StoreSession;

/** What ingestion does, for every account that may be collected, under the eyes of the watch. */
record Night(Watch watch) {

    void on(Household server) {
        for (SyncTarget target : server.sessions.active()) {
            watch.during(ImpatientPerson.alone(server, target), () -> collect(server, target));
        }
    }

    /** Both servers collect the same account at the same moment, as if there were no lease. */
    void onBoth(Household one, Household other) {
        for (SyncTarget target : one.sessions.active()) {
            watch.during(ImpatientPerson.alone(one, target), () -> {
                CompletableFuture<Boolean> meanwhile =
                        CompletableFuture.supplyAsync(() -> collect(other, target), Thread::startVirtualThread);
                return collect(one, target) | meanwhile.join();
            });
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
}
