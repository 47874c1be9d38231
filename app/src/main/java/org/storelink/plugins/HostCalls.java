package org.storelink.plugins;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The way back from a plugin into the host: callbacks run with the host's context, and what the host threw is remembered, so that it
 * is neither swallowed by the plugin nor taken for the plugin's mistake. Interrupts of the plugin wait until a callback is over.
 */
final class HostCalls {

    private final Executor context;
    private final Interrupts interrupts;
    private final AtomicReference<@Nullable Exception> thrown = new AtomicReference<>();
    private volatile boolean closed;

    /**
     * @param context runs what it is given on the same thread, with the host's context
     * @param interrupts of the thread that calls back
     */
    HostCalls(Executor context, Interrupts interrupts) {
        this.context = context;
        this.interrupts = interrupts;
    }

    /** @throws IllegalStateException when the host waits no longer */
    <T> T call(Callable<T> work) throws Exception {
        if (closed) {
            throw new IllegalStateException("the host has given up this call");
        }
        FutureTask<T> task = new FutureTask<>(work);
        try {
            return interrupts.heldBack(() -> {
                context.execute(task);
                return task.get();
            });
        } catch (ExecutionException e) {
            Exception failure = e.getCause() instanceof Exception cause ? cause : e;
            remember(failure);
            throw failure;
        }
    }

    /** From now on a plugin that was given up reaches the host no more. */
    void close() {
        closed = true;
    }

    void remember(Exception e) {
        thrown.compareAndSet(null, e);
    }

    /** What the host threw first since the last time this was asked. */
    @Nullable
    Exception takeThrown() {
        return thrown.getAndSet(null);
    }
}
