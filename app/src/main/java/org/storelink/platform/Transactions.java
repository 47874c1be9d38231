package org.storelink.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.function.Supplier;

/**
 * Where a transaction begins and ends when a method cannot say it, because between two of its transactions the network is used.
 * What the work throws rolls it back.
 *
 * <p>A job that runs for long reads inside transactions too: without one, Liberty keeps a single persistence context for the whole job,
 * and an entity that was read once is never seen as it is now.
 */
@ApplicationScoped
public class Transactions {

    /** Joins the caller's transaction or begins one. */
    @Transactional
    public <T> T in(Supplier<T> work) {
        return work.get();
    }

    /** Joins the caller's transaction or begins one. */
    @Transactional
    public void in(Runnable work) {
        work.run();
    }
}
