package org.storelink.plugins;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.http.HttpClient;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.storelink.connector.ConnectorDescriptor;
import org.storelink.connector.StoreConnector;

/**
 * Reads the connector folders once. Whatever lies in one of them either becomes a connector or is listed as refused with the reason;
 * nothing is passed over in silence.
 */
final class ConnectorLoader implements AutoCloseable {

    private static final Logger LOG = System.getLogger(ConnectorLoader.class.getName());

    private final ConnectorPlugins plugins = new ConnectorPlugins();
    private final Map<String, InstalledConnector> installed = new LinkedHashMap<>();
    private final List<RefusedJar> refused = new ArrayList<>();
    private final Function<String, Optional<String>> configuration;
    private final HttpClient http;
    private final Clock clock;
    private final CallMeter meter;
    private final CallLimits limits;
    private final Supplier<Executor> hostContext;

    ConnectorLoader(
            Function<String, Optional<String>> configuration,
            HttpClient http,
            Clock clock,
            CallMeter meter,
            CallLimits limits,
            Supplier<Executor> hostContext) {
        this.configuration = configuration;
        this.http = http;
        this.clock = clock;
        this.meter = meter;
        this.limits = limits;
        this.hostContext = hostContext;
    }

    /** Takes the jars of a folder, by name. A folder that is not there holds none. */
    void load(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        for (Path jar : jars(folder)) {
            try {
                InstalledConnector connector = install(jar);
                LOG.log(
                        Level.INFO,
                        "Connector {0} {1} installed from {2}",
                        connector.descriptor().id(),
                        connector.version(),
                        jar);
            } catch (UnfitJar unfit) {
                refuse(jar, unfit);
            }
        }
    }

    private List<Path> jars(Path folder) {
        List<Path> jars = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.{jar,JAR}")) {
            files.forEach(jars::add);
        } catch (IOException e) {
            LOG.log(Level.ERROR, "Connector folder {0} cannot be read: {1}", folder, e.getMessage());
        }
        jars.sort(Comparator.comparing(Path::getFileName));
        return jars;
    }

    private InstalledConnector install(Path path) throws UnfitJar {
        ConnectorJar jar = ConnectorJar.read(path);
        if (installed.containsKey(jar.id())) {
            throw new UnfitJar(
                    Optional.of(jar.id()),
                    "The connector " + jar.id() + " is installed already, version "
                            + installed.get(jar.id()).version() + ". Keep one jar of it.");
        }
        try {
            InstalledConnector connector = start(jar);
            installed.put(jar.id(), connector);
            return connector;
        } catch (UnfitJar unfit) {
            plugins.stop(jar.id());
            throw new UnfitJar(Optional.of(jar.id()), String.valueOf(unfit.getMessage()));
        }
    }

    private InstalledConnector start(ConnectorJar jar) throws UnfitJar {
        StoreConnector connector = plugins.start(jar);
        ClassLoader loader = connector.getClass().getClassLoader();
        ConnectorDescriptor descriptor = StreamSwitches.leaveOut(describe(jar, connector, loader), configuration);
        Endpoints endpoints = Endpoints.of(descriptor, configuration);
        Function<String, Optional<String>> settings =
                name -> configuration.apply("storelink.connector." + jar.id() + "." + name);
        EndpointClient client = new EndpointClient(http, endpoints);
        return new InstalledConnector(
                connector,
                descriptor,
                jar.version(),
                signIns -> new LentContext(endpoints, settings, client, clock, signIns),
                new Guard(jar.id(), loader, clock, meter),
                limits,
                hostContext);
    }

    private ConnectorDescriptor describe(ConnectorJar jar, StoreConnector connector, ClassLoader loader)
            throws UnfitJar {
        ConnectorDescriptor descriptor;
        try (PluginThread thread = new PluginThread(jar.id(), loader)) {
            descriptor = thread.call(limits.start(), connector::descriptor);
        } catch (ExecutionException e) {
            throw new UnfitJar("It cannot describe itself: " + e.getCause());
        } catch (TimeoutException e) {
            throw new UnfitJar(
                    "It did not describe itself within " + limits.start().toSeconds() + " seconds.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnfitJar("The server was stopped while it started.");
        }
        if (descriptor == null || !descriptor.id().equals(jar.id())) {
            throw new UnfitJar("Its manifest says Plugin-Id " + jar.id() + ", its descriptor "
                    + (descriptor == null ? "nothing" : descriptor.id()) + "; they must be equal.");
        }
        return descriptor;
    }

    private void refuse(Path jar, UnfitJar unfit) {
        RefusedJar entry = unfit.in(jar.getFileName().toString());
        refused.add(entry);
        LOG.log(Level.ERROR, "Connector jar {0} is refused. {1}", jar, entry.reason());
    }

    List<InstalledConnector> installed() {
        return List.copyOf(installed.values());
    }

    List<RefusedJar> refused() {
        return List.copyOf(refused);
    }

    @Override
    public void close() {
        plugins.stopAll();
    }
}
