package org.storelink.plugins;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.storelink.connector.Check;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;

/**
 * Turns whatever may come out of a plugin into a result or a {@link ConnectorException} with a typed failure. A cause is never
 * handed on: it may be a class of the plugin, and its message may hold what it was called with.
 */
final class Guard {

    private static final Logger LOG = System.getLogger(Guard.class.getName());
    private static final int FRAMES_LOGGED = 12;

    private final String connector;
    private final ClassLoader plugin;
    private final Clock clock;
    private final CallMeter meter;

    Guard(String connector, ClassLoader plugin, Clock clock, CallMeter meter) {
        this.connector = connector;
        this.plugin = plugin;
        this.clock = clock;
        this.meter = meter;
    }

    PluginThread newThread() {
        return new PluginThread(connector, plugin);
    }

    /** A call whose callbacks throw nothing that the caller would want to know. */
    <T> T call(PluginThread thread, String name, Duration limit, SecretWords secrets, Callable<T> work)
            throws ConnectorException {
        Instant began = clock.instant();
        try {
            T result = answered(name, thread.call(limit, work));
            meter.finished(connector, name, "ok", Duration.between(began, clock.instant()));
            return result;
        } catch (ExecutionException e) {
            Throwable cause = causeOf(e);
            List<Check> proved = cause instanceof ConnectorException refused ? refused.proved() : List.of();
            throw new ConnectorException(
                    ended(name, began, translate(name, cause, secrets)).failure(), proved);
        } catch (TimeoutException e) {
            throw ended(name, began, tooLong(limit));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ended(name, began, new ConnectorFailure.Unavailable("Storelink stopped waiting for the store."));
        } catch (ConnectorException e) {
            throw ended(name, began, e.failure());
        }
    }

    /** A call on the caller's own thread, without a limit. */
    <T> T callHere(String name, HostCalls host, Callable<T> work) throws ConnectorException, IOException {
        Instant began = clock.instant();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(plugin);
        try {
            T result = work.call();
            rethrow(host.takeThrown());
            meter.finished(connector, name, "ok", Duration.between(began, clock.instant()));
            return result;
        } catch (IOException | RuntimeException | ConnectorException | Error e) {
            rethrow(host.takeThrown());
            throw ended(name, began, translateParse(name, e));
        } catch (Exception e) {
            throw ended(name, began, defect(name, e));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** What the host threw in a callback goes back to the host as it is. */
    static void rethrow(@Nullable Exception thrown) throws IOException {
        switch (thrown) {
            case null -> {}
            case IOException e -> throw e;
            case RuntimeException e -> throw e;
            case Exception e -> throw new IllegalStateException(e);
        }
    }

    private <T> T answered(String name, @Nullable T result) throws ConnectorException {
        if (result == null) {
            throw new ConnectorException(defect(name, new NullPointerException()));
        }
        return result;
    }

    private ConnectorException ended(String name, Instant began, ConnectorFailure failure) {
        meter.finished(connector, name, failure.getClass().getSimpleName(), Duration.between(began, clock.instant()));
        return new ConnectorException(failure);
    }

    private static Throwable causeOf(ExecutionException e) {
        return e.getCause() == null ? e : e.getCause();
    }

    private ConnectorFailure tooLong(Duration limit) {
        return new ConnectorFailure.Unavailable(
                "The store did not finish its answer within " + limit.toSeconds() + " seconds. Try again later.");
    }

    private ConnectorFailure translate(String name, Throwable thrown, SecretWords secrets) {
        return switch (thrown) {
            case ConnectorException e -> secrets.withhold(e.failure());
            case IOException e -> {
                LOG.log(Level.INFO, "Connector {0}: connection broke in {1}: {2}", connector, name, kind(e));
                yield new ConnectorFailure.Unavailable("The connection to the store broke. Try again later.");
            }
            case InterruptedException _ ->
                new ConnectorFailure.Unavailable("The call to the store was interrupted. Try again.");
            default -> defect(name, thrown);
        };
    }

    /** While parsing there is no store: a file that ends early is what cannot be read. */
    private ConnectorFailure translateParse(String name, Throwable thrown) {
        return switch (thrown) {
            case ConnectorException e -> e.failure();
            case IOException e -> new ConnectorFailure.Unreadable("The file is damaged (" + kind(e) + ").");
            default -> defect(name, thrown);
        };
    }

    private ConnectorFailure defect(String name, Throwable thrown) {
        LOG.log(
                Level.WARNING,
                "Connector {0} made a mistake in {1}: {2}",
                connector,
                name,
                kind(thrown)
                        + Arrays.stream(thrown.getStackTrace())
                                .limit(FRAMES_LOGGED)
                                .map(frame -> System.lineSeparator() + "    at " + frame)
                                .collect(Collectors.joining()));
        return new ConnectorFailure.Defect("The connector " + connector + " made a mistake (" + kind(thrown)
                + "). This is a bug of the connector; nothing was changed.");
    }

    private static String kind(Throwable thrown) {
        return thrown.getClass().getSimpleName();
    }
}
