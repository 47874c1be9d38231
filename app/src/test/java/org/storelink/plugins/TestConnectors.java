package org.storelink.plugins;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.storelink.connector.ConnectorContext;
import org.storelink.connector.SignInBudget;
import org.storelink.connector.StoreConnector;

/** Connectors of a test's own, guarded like installed ones. */
public final class TestConnectors {

    private TestConnectors() {}

    public static Connectors none() {
        return new Connectors(List.of(), List.of(), Instant.EPOCH, () -> {});
    }

    public static Connectors of(StoreConnector connector, String version, Clock clock) {
        return new Connectors(List.of(installed(connector, version, clock)), List.of(), Instant.EPOCH, () -> {});
    }

    private static InstalledConnector installed(StoreConnector connector, String version, Clock clock) {
        var descriptor = connector.descriptor();
        var guard = new Guard(descriptor.id(), connector.getClass().getClassLoader(), clock, (_, _, _, _) -> {});
        return new InstalledConnector(
                connector,
                descriptor,
                version,
                signIns -> new NoNetwork(clock, signIns),
                guard,
                CallLimits.USUAL,
                () -> Runnable::run);
    }

    /** For connectors that play their store themselves. */
    private record NoNetwork(Clock clock, SignInBudget signIns) implements ConnectorContext {

        @Override
        public URI endpoint(String name) {
            throw new IllegalArgumentException(name);
        }

        @Override
        public HttpClient http() {
            throw new IllegalStateException("this connector needs no network");
        }
    }
}
