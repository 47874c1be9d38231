package org.storelink.plugins;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import org.pf4j.BasePluginRepository;
import org.pf4j.ClassLoadingStrategy;
import org.pf4j.DefaultPluginManager;
import org.pf4j.JarPluginLoader;
import org.pf4j.ManifestPluginDescriptorFinder;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginDescriptorFinder;
import org.pf4j.PluginLoader;
import org.pf4j.PluginRepository;
import org.pf4j.PluginRuntimeException;
import org.pf4j.PluginState;
import org.pf4j.PluginStatusProvider;
import org.pf4j.PluginWrapper;
import org.pf4j.RuntimeMode;
import org.storelink.connector.StoreConnector;

/**
 * PF4J as Storelink uses it: jars only, named one by one after {@link ConnectorJar} has checked them, never found by scanning a
 * folder, never unpacked, in the mode for production whatever a system property says.
 */
final class ConnectorPlugins extends DefaultPluginManager {

    private static final Logger LOG = System.getLogger(ConnectorPlugins.class.getName());

    ConnectorPlugins() {
        super(List.of());
        // Left at its default of 0.0.0, PF4J would accept a plugin for any version.
        setSystemVersion(Spi.VERSION);
    }

    /** Loads and starts a jar, and finds its connector. */
    StoreConnector start(ConnectorJar jar) throws UnfitJar {
        try {
            loadPlugin(jar.path());
            PluginWrapper plugin = getPlugin(jar.id());
            if (plugin.getPluginState() == PluginState.DISABLED) {
                throw new UnfitJar("It needs the connector API " + jar.requires() + "; this is " + Spi.VERSION + ".");
            }
            if (!startPlugin(jar.id()).isStarted()) {
                throw new UnfitJar("It could not be started: " + kind(plugin.getFailedException()) + ".");
            }
            List<StoreConnector> connectors = getExtensions(StoreConnector.class, jar.id());
            if (connectors.size() != 1) {
                throw new UnfitJar("Its extension is not a connector for this version of the connector API.");
            }
            return connectors.getFirst();
        } catch (PluginRuntimeException | IllegalArgumentException e) {
            throw new UnfitJar("It could not be loaded: " + e.getMessage());
        } catch (LinkageError e) {
            throw new UnfitJar("It does not fit this version of the connector API: " + e.getMessage());
        }
    }

    /** Stops and forgets one plugin, whatever it says to that. */
    void stop(String id) {
        try {
            unloadPlugin(id);
        } catch (RuntimeException | LinkageError e) {
            LOG.log(Level.WARNING, "Connector {0} did not stop cleanly: {1}", id, kind(e));
        }
    }

    /** Stops all, one by one: PF4J's own way may end in a ConcurrentModificationException. */
    void stopAll() {
        getPlugins().stream().map(PluginWrapper::getPluginId).toList().forEach(this::stop);
    }

    private static String kind(Throwable thrown) {
        return thrown == null ? "unknown" : thrown.getClass().getName();
    }

    @Override
    public RuntimeMode getRuntimeMode() {
        return RuntimeMode.DEPLOYMENT;
    }

    @Override
    protected PluginDescriptorFinder createPluginDescriptorFinder() {
        return new ManifestPluginDescriptorFinder();
    }

    @Override
    protected PluginRepository createPluginRepository() {
        return new BasePluginRepository(List.of());
    }

    @Override
    protected PluginStatusProvider createPluginStatusProvider() {
        return new NothingDisabled();
    }

    @Override
    protected PluginLoader createPluginLoader() {
        return new JarPluginLoader(this) {
            private final ClassLoader parent = new SpiClassLoader();

            @Override
            protected PluginClassLoader createPluginClassLoader(Path path, PluginDescriptor descriptor) {
                return new PluginClassLoader(pluginManager, descriptor, parent, ClassLoadingStrategy.APD);
            }
        };
    }

    /** PF4J would read lists of disabled plugins from files beside the jars. */
    private static final class NothingDisabled implements PluginStatusProvider {

        @Override
        public boolean isPluginDisabled(String id) {
            return false;
        }

        @Override
        public void disablePlugin(String id) {
            throw new UnsupportedOperationException("a connector is removed by removing its jar");
        }

        @Override
        public void enablePlugin(String id) {
            // Every plugin is enabled.
        }
    }
}
