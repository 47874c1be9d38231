package org.storelink.plugins;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** The connectors that lie in a folder, read and guarded as at a start of the server. Closing gives their classes up. */
public final class ConnectorFolder implements AutoCloseable {

    private final ConnectorLoader loader;
    private final Connectors connectors;

    private ConnectorFolder(ConnectorLoader loader, Connectors connectors) {
        this.loader = loader;
        this.connectors = connectors;
    }

    /** @param configuration by whole keys, such as {@code storelink.connector.shop.endpoint.site} */
    public static ConnectorFolder read(Path folder, Map<String, String> configuration, HttpClient http, Clock clock) {
        ConnectorLoader loader = new ConnectorLoader(
                key -> Optional.ofNullable(configuration.get(key)),
                http,
                clock,
                (_, _, _, _) -> {},
                CallLimits.USUAL,
                () -> Runnable::run);
        loader.load(folder);
        if (loader.installed().isEmpty() || !loader.refused().isEmpty()) {
            throw new IllegalStateException("not what is to be tested: " + folder + ", refused " + loader.refused());
        }
        return new ConnectorFolder(
                loader, new Connectors(loader.installed(), loader.refused(), clock.instant(), loader::close));
    }

    public Connectors connectors() {
        return connectors;
    }

    @Override
    public void close() {
        loader.close();
    }
}
