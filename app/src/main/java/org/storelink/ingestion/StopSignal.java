package org.storelink.ingestion;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.storelink.connector.ConnectorException;

/**
 * Ends runs when the server stops. A run is interrupted only while it waits for a store: an interrupt in the middle of a database's
 * work would close the database's files under it.
 */
@ApplicationScoped
class StopSignal {

    /** A call to a store. */
    @FunctionalInterface
    interface StoreCall<T> {
        T call() throws ConnectorException, IOException, InterruptedException;
    }

    private final Set<Thread> waiting = new HashSet<>();
    private boolean stopped;

    synchronized void stop() {
        stopped = true;
        waiting.forEach(Thread::interrupt);
    }

    synchronized void check() throws InterruptedException {
        if (stopped) {
            throw new InterruptedException("Storelink stops");
        }
    }

    <T> T during(StoreCall<T> call) throws ConnectorException, IOException, InterruptedException {
        enter();
        try {
            return call.call();
        } finally {
            leave();
        }
    }

    private synchronized void enter() throws InterruptedException {
        check();
        waiting.add(Thread.currentThread());
    }

    private synchronized void leave() {
        waiting.remove(Thread.currentThread());
        if (stopped) {
            boolean _ = Thread.interrupted();
        }
    }
}
