package org.storelink.plugins;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.storelink.connector.Check;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.Replies;
import org.storelink.connector.Reports;
import org.storelink.connector.Reviews;
import org.storelink.connector.StoreSession;

/** A plugin's session, all of whose calls run on one thread of its own. */
final class GuardedSession implements StoreSession {

    private final StoreSession session;
    private final Optional<Reports> reports;
    private final Optional<Reviews> reviews;
    private final Optional<Replies> replies;
    private final PluginThread thread;
    private final Guard guard;
    private final CallLimits limits;
    private final SecretWords secrets;
    private final HostCalls host;

    /** Called on the plugin's thread, because it asks the session what it has. */
    GuardedSession(
            StoreSession session,
            PluginThread thread,
            Guard guard,
            CallLimits limits,
            SecretWords secrets,
            Supplier<Executor> hostContext,
            HostCalls host) {
        this.session = session;
        this.reports = session.reports()
                .map(plugins -> new GuardedReports(plugins, this, limits.fetch(), hostContext, thread.interrupts()));
        this.reviews = session.reviews().map(plugins -> new GuardedReviews(plugins, this, limits.fetch()));
        this.replies = session.replies().map(plugins -> new GuardedReplies(plugins, this, limits));
        this.thread = thread;
        this.guard = guard;
        this.limits = limits;
        this.secrets = secrets;
        this.host = host;
    }

    @Override
    public List<Check> check() throws ConnectorException {
        return guarded("check", limits.step(), () -> List.copyOf(session.check()));
    }

    @Override
    public Optional<Reports> reports() {
        return reports;
    }

    @Override
    public Optional<Reviews> reviews() {
        return reviews;
    }

    @Override
    public Optional<Replies> replies() {
        return replies;
    }

    @Override
    public void close() {
        try (thread) {
            guarded("close", limits.start(), () -> {
                session.close();
                return true;
            });
        } catch (ConnectorException e) {
            // The guard has logged it; what was achieved in the session stands.
        }
    }

    <T> T guarded(String name, Duration limit, Callable<T> work) throws ConnectorException {
        try {
            T result = guard.call(thread, name, limit, secrets, work);
            endAsTheHostSaid(host.takeThrown());
            return result;
        } catch (ConnectorException e) {
            endAsTheHostSaid(host.takeThrown());
            throw e;
        }
    }

    /** A call of which the caller's interrupt is no failure of the store. */
    <T> T interruptible(String name, Duration limit, Callable<T> work) throws ConnectorException, InterruptedException {
        try {
            return guarded(name, limit, work);
        } catch (ConnectorException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            throw e;
        }
    }

    /** A plugin must not go on without leave or with a token that could not be saved, nor be blamed for it. */
    static void endAsTheHostSaid(@Nullable Exception thrown) throws ConnectorException {
        switch (thrown) {
            case null -> {}
            case ConnectorException refused -> throw refused;
            case Exception lost ->
                throw new ConnectorException(new ConnectorFailure.Unavailable(
                        "The account was changed while it was used: " + lost.getMessage()));
        }
    }
}
