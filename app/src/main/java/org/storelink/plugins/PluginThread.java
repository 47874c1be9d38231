package org.storelink.plugins;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A virtual thread on which a plugin's calls run one after another, with the plugin's class loader as context class loader. A call
 * that does not come back in time is interrupted and the thread is given up with it.
 */
final class PluginThread implements AutoCloseable {

    private final ExecutorService executor;
    private final Interrupts interrupts = new Interrupts();

    PluginThread(String connector, ClassLoader plugin) {
        this.executor = Executors.newSingleThreadExecutor(work -> {
            Thread thread = Thread.ofVirtual().name("connector-" + connector).unstarted(work);
            thread.setContextClassLoader(plugin);
            return thread;
        });
    }

    /** When this thread may be interrupted. */
    Interrupts interrupts() {
        return interrupts;
    }

    /**
     * Runs the work and waits for it.
     *
     * @throws TimeoutException when it was given up
     * @throws InterruptedException when the caller was interrupted; the work is interrupted too
     * @throws ExecutionException with whatever the work threw
     */
    <T> T call(Duration limit, Callable<T> work) throws ExecutionException, InterruptedException, TimeoutException {
        Future<T> result;
        try {
            result = executor.submit(() -> interrupts.during(work::call));
        } catch (RejectedExecutionException closed) {
            throw new TimeoutException();
        }
        try {
            return result.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | InterruptedException e) {
            result.cancel(false);
            close();
            throw e;
        }
    }

    /** Interrupts what still runs; waits for nothing. */
    @Override
    public void close() {
        executor.shutdown();
        interrupts.send();
    }
}
