package org.storelink.ingestion;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.function.Supplier;

/**
 * Where a transaction of ingestion begins and ends. They are short and many, between calls that use the network or parse a file, so
 * they are drawn around pieces of code rather than around methods.
 */
@ApplicationScoped
class Transactions {

    /** Joins the caller's transaction or begins one; what the work throws rolls it back. */
    @Transactional
    <T> T in(Supplier<T> work) {
        return work.get();
    }

    @Transactional
    void in(Runnable work) {
        work.run();
    }
}
