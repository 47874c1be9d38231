package org.storelink.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.ref.WeakReference;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.storelink.connector.ConnectorException;
import org.storelink.connector.ConnectorFailure;
import org.storelink.connector.Credential;
import org.storelink.connector.StoreConnector;
import org.storelink.platform.testing.MutableClock;

class ConnectorLoaderTest {

    @TempDir
    Path root;

    private Path folder;
    private final Clock clock = MutableClock.at("2026-11-22T08:00:00Z");
    private Map<String, String> configuration = Map.of();
    private ConnectorLoader loader;

    @BeforeEach
    void makeLoader() {
        folder = root.resolve("plugins");
        loader = new ConnectorLoader(
                key -> Optional.ofNullable(configuration.get(key)),
                HttpClient.newHttpClient(),
                clock,
                (_, _, _, _) -> {},
                new CallLimits(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5)),
                () -> Runnable::run);
    }

    @AfterEach
    void close() {
        loader.close();
    }

    @Test
    void installsAConnectorFromItsJar() throws IOException {
        TestJar.good("shop").in(folder);

        loader.load(folder);

        assertThat(loader.refused()).isEmpty();
        assertThat(loader.installed()).singleElement().satisfies(connector -> {
            assertThat(connector.descriptor().id()).isEqualTo("shop");
            assertThat(connector.version()).isEqualTo("1.2.3");
        });
    }

    @Test
    void holdsNoConnectorsWhereThereIsNoFolder() {
        loader.load(root.resolve("nowhere"));

        assertThat(loader.installed()).isEmpty();
        assertThat(loader.refused()).isEmpty();
    }

    // The five traps of PF4J 3.15.

    @Test
    void refusesAJarThatBundlesTheSpiWhichWouldHaveNoExtensionSilently() throws IOException {
        TestJar.good("shop").bundling(StoreConnector.class).in(folder);

        assertRefused("shop.jar", "bundles the connector API");
    }

    @Test
    void refusesAJarWithoutAnExtensionIndexAndNamesTheCompilerOption() throws IOException {
        TestJar.good("shop").withoutIndex().in(folder);

        assertRefused("shop.jar", "-proc:full");
    }

    @ParameterizedTest
    @ValueSource(strings = {">=0.2.0", "<0.1.0", ">=9.0.0 & <10.0.0"})
    void refusesAJarThatNeedsAnotherVersionOfTheSpi(String range) throws IOException {
        TestJar.good("shop").with("Plugin-Requires", range).in(folder);

        assertRefused("shop.jar", "needs the connector API " + range);
    }

    @Test
    void stopsEveryConnectorThoughOneFailsToStop() throws Exception {
        for (String id : List.of("one", "two", "three")) {
            TestJar.good(id)
                    .with("Plugin-Class", "stranger.Life")
                    .source("stranger.Life", """
                            package stranger;
                            public class Life extends org.pf4j.Plugin {
                                @Override public void stop() {
                                    System.setProperty("stopped-%s", "true");
                                    throw new IllegalStateException("I will not");
                                }
                            }
                            """.formatted(id))
                    .in(folder);
        }
        loader.load(folder);
        assertThat(loader.installed()).hasSize(3);

        loader.close();

        assertThat(Stream.of("one", "two", "three").map(id -> System.clearProperty("stopped-" + id)))
                .containsOnly("true");
    }

    @Test
    void understandsRangesOfVersionsWithTheLibraryThatIsThere() throws IOException {
        TestJar.good("shop").with("Plugin-Requires", "~0.1.0").in(folder);
        TestJar.good("bare").with("Plugin-Requires", "0.1.0").in(folder);

        loader.load(folder);

        assertThat(loader.refused()).isEmpty();
        assertThat(loader.installed()).hasSize(2);
    }

    @Test
    void neverUnpacksNorLooksAtAnythingButJars() throws IOException {
        Path jar = TestJar.good("shop").in(root.resolve("elsewhere"));
        Files.createDirectories(folder.resolve("directory.plugin"));
        Files.move(jar, folder.resolve("shop.zip"));

        loader.load(folder);

        assertThat(loader.installed()).isEmpty();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("directory.plugin", "shop.zip");
        }
    }

    // What a jar may not be.

    static Stream<Arguments> badJars() {
        return Stream.of(
                Arguments.of(TestJar.good("shop").without("Plugin-Id"), "Plugin-Id"),
                Arguments.of(TestJar.good("shop").with("Plugin-Id", "../shop"), "Plugin-Id"),
                Arguments.of(TestJar.good("shop").without("Plugin-Version"), "Plugin-Version"),
                Arguments.of(TestJar.good("shop").with("Plugin-Version", "newest"), "Plugin-Version"),
                Arguments.of(TestJar.good("shop").without("Plugin-Requires"), "Plugin-Requires"),
                Arguments.of(TestJar.good("shop").with("Class-Path", "../other.jar"), "Class-Path"),
                Arguments.of(TestJar.good("shop").with("Plugin-Dependencies", "other"), "Plugin-Dependencies"),
                Arguments.of(TestJar.good("shop").with("Launcher-Agent-Class", "stranger.Agent"), "Launcher-Agent"),
                Arguments.of(TestJar.good("shop").withEntry("../escaped.txt", new byte[1]), "leads elsewhere"),
                Arguments.of(TestJar.good("shop").withEntry("/etc/passwd", new byte[1]), "leads elsewhere"),
                Arguments.of(TestJar.good("shop").withEntry("a\\b", new byte[1]), "leads elsewhere"),
                Arguments.of(TestJar.good("shop").withEntry("stranger/SHOP.class", new byte[1]), "two entries"),
                Arguments.of(TestJar.good("shop").withEntry("lib/other.jar", new byte[1]), "neither archives"),
                Arguments.of(TestJar.good("shop").withEntry("native.so", new byte[1]), "native code"),
                Arguments.of(
                        TestJar.good("shop").withEntry("jakarta/inject/Inject.class", new byte[1]),
                        "classes of jakarta"),
                Arguments.of(TestJar.good("shop").withEntry("javax/crypto/Cipher.class", new byte[1]), "javax"),
                Arguments.of(TestJar.good("shop").withEntry("org/pf4j/Plugin.class", new byte[1]), "org.pf4j"),
                Arguments.of(TestJar.good("shop").withEntry("org/slf4j/Logger.class", new byte[1]), "org.slf4j"),
                Arguments.of(
                        TestJar.good("shop")
                                .withEntry("META-INF/versions/25/org/storelink/connector/Fact.class", new byte[1]),
                        "bundles the connector API"),
                Arguments.of(
                        TestJar.good("shop").withEntry("zeros", new byte[(int) JarContent.MAX_UNPACKED_BYTES]),
                        "unpacks to more"),
                Arguments.of(
                        TestJar.good("shop").source("stranger.Shop", TestJar.connector("thief", "")), "must be equal"),
                Arguments.of(
                        TestJar.good("shop")
                                .source(
                                        "stranger.Shop",
                                        TestJar.connector("shop", "if (true) throw new Error(\"boom\");")),
                        "cannot describe itself"),
                Arguments.of(
                        TestJar.good("shop")
                                .source(
                                        "stranger.Shop",
                                        "package stranger; public class Shop implements org.pf4j.ExtensionPoint {}"),
                        "not a connector"),
                Arguments.of(
                        TestJar.good("shop")
                                .with("Plugin-Class", "stranger.Life")
                                .source("stranger.Life", """
                                        package stranger;
                                        public class Life extends org.pf4j.Plugin {
                                            @Override public void start() { throw new IllegalStateException("I will not"); }
                                        }
                                        """),
                        "could not be started"));
    }

    @ParameterizedTest
    @MethodSource("badJars")
    void showsAJarThatIsNotTakenWithTheReason(TestJar jar, String reason) throws IOException {
        jar.in(folder);

        assertRefused("shop.jar", reason);
    }

    @Test
    void showsAFileThatIsNoJar() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("note.jar"), "not a jar");

        assertRefused("note.jar", "");
    }

    @Test
    void refusesAJarWhoseDirectoryHidesAnEntry() throws IOException {
        Path jar = TestJar.good("shop").withEntry("hidden.class", new byte[10]).in(folder);
        byte[] bytes = Files.readAllBytes(jar);
        int inDirectory = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf("hidden.class");
        try (RandomAccessFile file = new RandomAccessFile(jar.toFile(), "rw")) {
            file.seek(inDirectory);
            file.write("shown".getBytes(StandardCharsets.ISO_8859_1));
        }

        assertRefused("shop.jar", "");
    }

    @Test
    void keepsTheFirstOfTwoJarsOfOneConnector() throws IOException {
        TestJar.good("shop").in(folder);
        Path second = root.resolve("second");
        TestJar.good("shop").with("Plugin-Version", "9.0.0").in(second);

        loader.load(folder);
        loader.load(second);

        assertThat(loader.installed())
                .singleElement()
                .extracting(InstalledConnector::version)
                .isEqualTo("1.2.3");
        assertThat(loader.refused()).singleElement().satisfies(jar -> assertThat(jar.reason())
                .contains("installed already"));
    }

    @Test
    void letsOthersWorkWhenOneIsRefused() throws IOException {
        TestJar.good("bad").withoutIndex().in(folder);
        TestJar.good("good").in(folder);

        loader.load(folder);

        assertThat(loader.installed())
                .extracting(connector -> connector.descriptor().id())
                .containsExactly("good");
        assertThat(loader.refused()).extracting(RefusedJar::id).containsExactly(Optional.of("bad"));
    }

    // What a plugin sees.

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.storelink.plugins.Connectors",
                "org.storelink.platform.Actor",
                "jakarta.inject.Inject",
                "org.slf4j.Logger",
                "org.assertj.core.api.Assertions"
            })
    void seesNothingOfTheApplication(String type) throws IOException {
        TestJar.good("shop")
                .source("stranger.Shop", TestJar.connector("shop", lookFor(type)))
                .in(folder);

        assertRefused("shop.jar", "ClassNotFoundException");
    }

    @Test
    void seesTheSpiAndTheJdk() throws IOException {
        TestJar.good("shop")
                .source("stranger.Shop", TestJar.connector("shop", lookFor("java.sql.Connection")))
                .in(folder);

        loader.load(folder);

        assertThat(loader.refused()).isEmpty();
    }

    private static String lookFor(String type) {
        return "try { Class.forName(\"%s\"); } catch (ClassNotFoundException e) { throw new IllegalStateException(e); }"
                .formatted(type);
    }

    @Test
    void runsWithTheLoaderOfThePlugin() throws IOException {
        TestJar.good("shop").in(folder);
        loader.load(folder);
        InstalledConnector shop = loader.installed().getFirst();

        assertThatExceptionOfType(ConnectorException.class)
                .isThrownBy(() -> shop.begin(new Credential("open", Map.of()), Optional.empty(), () -> {}))
                .satisfies(thrown -> assertThat(thrown.failure()).isInstanceOf(ConnectorFailure.Defect.class))
                .satisfies(thrown -> assertThat(thrown.getCause()).isNull());
    }

    @Test
    void letsGoOfTheClassesOfAConnectorThatWasStopped() throws IOException {
        String tell = "System.getProperties().put(\"stranger-loader\","
                + " new java.lang.ref.WeakReference<>(Shop.class.getClassLoader()));";
        TestJar.good("shop")
                .source("stranger.Shop", TestJar.connector("shop", tell))
                .in(folder);
        loader.load(folder);
        WeakReference<?> classes =
                (WeakReference<?>) Objects.requireNonNull(System.getProperties().remove("stranger-loader"));
        assertThat(classes.get()).isNotNull();

        loader.close();
        makeLoader();

        Instant end = Instant.now().plusSeconds(30);
        while (classes.get() != null && Instant.now().isBefore(end)) {
            System.gc();
        }
        assertThat(classes.get()).isNull();
    }

    // Endpoints.

    @Test
    void pointsAnEndpointElsewhereByConfigurationOnly() throws IOException {
        configuration = Map.of("storelink.connector.shop.endpoint.api", "http://127.0.0.1:8123/");
        TestJar.good("shop").in(folder);

        loader.load(folder);

        assertThat(loader.refused()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://shop.example",
                "ftp://shop.example",
                "shop",
                "https://a:b@shop.example",
                "http://127.0.0.1.evil.example"
            })
    void refusesAnAddressThatSecretsMustNotGoTo(String address) throws IOException {
        configuration = Map.of("storelink.connector.shop.endpoint.api", address);
        TestJar.good("shop").in(folder);

        assertRefused("shop.jar", "storelink.connector.shop.endpoint.api");
    }

    private void assertRefused(String file, String reason) {
        loader.load(folder);

        assertThat(loader.installed()).isEmpty();
        assertThat(loader.refused()).singleElement().satisfies(jar -> {
            assertThat(jar.file()).isEqualTo(file);
            assertThat(jar.reason()).isNotBlank().contains(reason);
        });
    }
}
