package org.storelink.ingestion;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Runs jobs for accounts: never two of one account at once, never more than so many altogether; the others wait in turn. */
final class Jobs {

    private final Executor executor;
    private final int most;
    private final Consumer<Job> work;
    private final Map<Long, Job> waiting = new LinkedHashMap<>();
    private final Set<Long> running = new HashSet<>();

    Jobs(Executor executor, int most, Consumer<Job> work) {
        this.executor = executor;
        this.most = most;
        this.work = work;
    }

    /** Starts the job as soon as there is room and no other of the account is running; becomes one with what waits for that. */
    synchronized void offer(Job job) {
        waiting.merge(job.accountId(), job, Job::and);
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
            Job job = candidates.next().getValue();
            if (!running.contains(job.accountId())) {
                candidates.remove();
                running.add(job.accountId());
                start(job);
            }
        }
    }

    private void start(Job job) {
        boolean started = false;
        try {
            executor.execute(() -> {
                try {
                    work.accept(job);
                } finally {
                    end(job.accountId());
                }
            });
            started = true;
        } finally {
            if (!started) {
                running.remove(job.accountId());
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
