package org.storelink.ingestion;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;

/** Runs work for accounts: never two jobs of one account at once, never more than so many altogether; the others wait in turn. */
final class Jobs {

    private final Executor executor;
    private final int most;
    private final Map<Long, Runnable> waiting = new LinkedHashMap<>();
    private final Set<Long> running = new HashSet<>();

    Jobs(Executor executor, int most) {
        this.executor = executor;
        this.most = most;
    }

    /** Starts the job as soon as there is room and no other of the account is running; takes the place of one that waits. */
    synchronized void offer(long accountId, Runnable job) {
        waiting.put(accountId, job);
        startNext();
    }

    synchronized boolean isBusyWith(long accountId) {
        return running.contains(accountId) || waiting.containsKey(accountId);
    }

    synchronized Set<Long> running() {
        return Set.copyOf(running);
    }

    /** Forgets what waits. */
    synchronized void clear() {
        waiting.clear();
    }

    private synchronized void startNext() {
        var candidates = waiting.entrySet().iterator();
        while (running.size() < most && candidates.hasNext()) {
            Map.Entry<Long, Runnable> next = candidates.next();
            long accountId = next.getKey();
            if (!running.contains(accountId)) {
                Runnable job = next.getValue();
                candidates.remove();
                running.add(accountId);
                start(accountId, job);
            }
        }
    }

    private void start(long accountId, Runnable job) {
        boolean started = false;
        try {
            executor.execute(() -> {
                try {
                    job.run();
                } finally {
                    end(accountId);
                }
            });
            started = true;
        } finally {
            if (!started) {
                running.remove(accountId);
            }
        }
    }

    private synchronized void end(long accountId) {
        running.remove(accountId);
        notifyAll();
        startNext();
    }

    /** Waits until nothing runs any more, at most so long. */
    synchronized boolean awaitQuiet(long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        while (!running.isEmpty()) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}
