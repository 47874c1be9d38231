package org.storelink.plugins;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.storelink.platform.TrustedAuthorities;

/**
 * The connectors of this installation: loaded once at start, from the folder that came with Storelink and from the operator's. The
 * folders are not watched; a new jar is taken at the next start.
 */
@ApplicationScoped
public class Connectors {

    private static final Logger LOG = System.getLogger(Connectors.class.getName());
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(15);

    private final List<InstalledConnector> all;
    private final List<RefusedJar> refused;
    private final Instant loadedAt;
    private final Runnable release;

    /** For the container's proxy. */
    protected Connectors() {
        this(List.of(), List.of(), Instant.EPOCH, () -> {});
    }

    @Inject
    Connectors(Config config, Clock clock, MetricRegistry metrics, ContextService contexts) {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT_TIMEOUT)
                .sslContext(TrustedAuthorities.context())
                .build();
        ConnectorLoader loader = new ConnectorLoader(
                key -> config.getOptionalValue(key, String.class),
                http,
                clock,
                new CallTimers(metrics),
                CallLimits.USUAL,
                contexts::currentContextExecutor);
        config.getOptionalValue("storelink.connectors.bundled", String.class)
                .ifPresent(folder -> loader.load(Path.of(folder)));
        loader.load(Path.of(config.getValue("storelink.home", String.class), "plugins"));
        this(loader.installed(), loader.refused(), clock.instant(), () -> close(loader, http));
    }

    Connectors(List<InstalledConnector> all, List<RefusedJar> refused, Instant loadedAt, Runnable release) {
        this.all = all.stream()
                .sorted(Comparator.comparing(connector -> connector.descriptor().name()))
                .toList();
        this.refused = List.copyOf(refused);
        this.loadedAt = loadedAt;
        this.release = release;
    }

    /** Has the folders read while the server starts, so that a refused jar is told of then and not at the first request. */
    void readAtStart(@Observes Startup started) {
        LOG.log(Level.INFO, "{0} connectors installed, {1} jars refused", all.size(), refused.size());
    }

    /** By name. */
    public List<InstalledConnector> all() {
        return all;
    }

    public Optional<InstalledConnector> find(String connectorId) {
        return all.stream()
                .filter(connector -> connector.descriptor().id().equals(connectorId))
                .findFirst();
    }

    /** Files that lie in a connector folder and were not taken, with the reason. */
    public List<RefusedJar> refused() {
        return refused;
    }

    /** When the folders were read. */
    public Instant loadedAt() {
        return loadedAt;
    }

    @PreDestroy
    void close() {
        release.run();
    }

    private static void close(ConnectorLoader loader, HttpClient http) {
        loader.close();
        http.shutdownNow();
    }
}
