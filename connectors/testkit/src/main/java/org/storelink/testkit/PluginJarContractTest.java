package org.storelink.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.storelink.connector.StoreConnector;

/**
 * Group 200: the jar is a plugin that the host will load. Run it after packaging, as an integration test, with the path of the
 * jar that was built.
 */
public abstract class PluginJarContractTest {

    private static final String EXTENSIONS = "META-INF/extensions.idx";
    private static final long LARGEST = 20L << 20;

    /** Packages that the host brings; a copy in the jar would be another class of the same name. */
    private static final List<String> OF_THE_HOST = List.of(
            "org/storelink/connector/",
            "org/pf4j/",
            "java/",
            "javax/",
            "jakarta/",
            "org/slf4j/",
            "org/apache/logging/",
            "ch/qos/logback/");

    private static final List<String> BARRED_ENDINGS =
            List.of(".jar", ".war", ".zip", ".so", ".dll", ".dylib", ".jnilib", ".exe");

    /** The plugin's jar. */
    protected abstract Path jar();

    @Test
    void theManifestNamesThePlugin() {
        Attributes manifest = read(jar -> jar.getManifest().getMainAttributes());

        assertThat(manifest.getValue("Plugin-Id")).matches("[a-z][a-z0-9]*(-[a-z0-9]+)*");
        assertThat(manifest.getValue("Plugin-Version")).matches("\\d+\\.\\d+\\.\\d+.*");
        assertThat(manifest.getValue("Plugin-Requires"))
                .as("a range of SPI versions, with an upper end")
                .contains(">=")
                .contains("<");
        assertThat(manifest.getValue("Plugin-Provider")).isNotBlank();
        assertThat(manifest.getValue("Plugin-Description")).isNotBlank();
    }

    @Test
    void theJarStartsNothingByItself() {
        Attributes manifest = read(jar -> jar.getManifest().getMainAttributes());

        assertThat(manifest.keySet().stream().map(Object::toString))
                .doesNotContain("Main-Class", "Premain-Class", "Agent-Class", "Launcher-Agent-Class", "Class-Path");
    }

    @Test
    void theExtensionIndexNamesOneConnector() throws ReflectiveOperationException, IOException {
        try (URLClassLoader loader = asTheHostWould()) {
            assertThat(connector(loader)).isNotNull();
        }
    }

    @Test
    void theConnectorsIdIsThePluginsId() throws ReflectiveOperationException, IOException {
        String pluginId = read(jar -> jar.getManifest().getMainAttributes()).getValue("Plugin-Id");

        try (URLClassLoader loader = asTheHostWould()) {
            assertThat(connector(loader).descriptor().id()).isEqualTo(pluginId);
        }
    }

    @Test
    void noClassOfTheHostIsInside() {
        assertThat(names()).filteredOn(name -> name.endsWith(".class")).noneMatch(name -> OF_THE_HOST.stream()
                .anyMatch(name::startsWith));
    }

    @Test
    void nothingIsInsideThatAConnectorHasNoUseFor() {
        assertThat(names().stream().map(name -> name.toLowerCase(Locale.ROOT)).toList())
                .noneMatch(name -> BARRED_ENDINGS.stream().anyMatch(name::endsWith))
                .noneMatch(name -> name.startsWith("/") || name.contains("..") || name.contains("\\"))
                .doesNotHaveDuplicates();
    }

    @Test
    void theJarIsOfReasonableSize() {
        assertThat(jar().toFile().length()).isLessThan(LARGEST);
    }

    private StoreConnector connector(ClassLoader loader) throws ReflectiveOperationException {
        List<String> extensions = read(jar -> {
                    try (InputStream index = jar.getInputStream(jar.getEntry(EXTENSIONS))) {
                        return new String(index.readAllBytes(), StandardCharsets.UTF_8);
                    }
                })
                .lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
        assertThat(extensions).hasSize(1);
        Object extension =
                loader.loadClass(extensions.getFirst()).getConstructor().newInstance();
        assertThat(extension).isInstanceOf(StoreConnector.class);
        return (StoreConnector) extension;
    }

    private List<String> names() {
        return read(jar -> jar.stream().map(JarEntry::getName).toList());
    }

    private URLClassLoader asTheHostWould() throws IOException {
        return new URLClassLoader(new URL[] {jar().toUri().toURL()}, new SpiOnly());
    }

    private interface Reading<T> {

        T from(JarFile jar) throws IOException;
    }

    private <T> T read(Reading<T> reading) {
        try (JarFile jar = new JarFile(jar().toFile())) {
            return reading.from(jar);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + jar(), e);
        }
    }

    /** Shows a plugin the JDK and the SPI and nothing of what else lies on the class path of the test. */
    private static final class SpiOnly extends ClassLoader {

        private static final Map<String, ClassLoader> SHOWN = Map.of(
                "org.storelink.connector.", StoreConnector.class.getClassLoader(),
                "org.pf4j.", StoreConnector.class.getClassLoader());

        SpiOnly() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            for (Map.Entry<String, ClassLoader> shown : SHOWN.entrySet()) {
                if (name.startsWith(shown.getKey())) {
                    return shown.getValue().loadClass(name);
                }
            }
            throw new ClassNotFoundException(name);
        }
    }
}
