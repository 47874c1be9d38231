package org.storelink.plugins;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Builds the jar of a connector from source text: a good one unless it is told otherwise. */
final class TestJar {

    private final String id;
    private final Map<String, String> manifest = new LinkedHashMap<>();
    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private final Map<String, String> sources = new LinkedHashMap<>();
    private boolean index = true;

    private TestJar(String id) {
        this.id = id;
        manifest.put("Manifest-Version", "1.0");
        manifest.put("Plugin-Id", id);
        manifest.put("Plugin-Version", "1.2.3");
        manifest.put("Plugin-Requires", ">=0.1.0 & <0.2.0");
        sources.put("stranger.Shop", connector(id, ""));
    }

    static TestJar good(String id) {
        return new TestJar(id);
    }

    /** Source of a connector; {@code inDescriptor} is run when it is asked to describe itself. */
    static String connector(String id, String inDescriptor) {
        return """
                package stranger;

                import java.net.URI;
                import java.util.*;
                import org.storelink.connector.*;

                @org.pf4j.Extension
                public class Shop implements StoreConnector {
                    public ConnectorDescriptor descriptor() {
                        %s
                        Map<Capability, String> absent = new EnumMap<>(Capability.class);
                        for (Capability capability : Capability.values()) absent.put(capability, "not here");
                        CredentialMode mode = new CredentialMode("open", "Open", "", List.of(), Set.of(), absent, Optional.empty());
                        return new ConnectorDescriptor("%s", "Shop %s", new Store("shop", 9, "Shop"), List.of(mode), List.of(),
                                List.of(new Endpoint("api", URI.create("https://shop.example"), "all")), List.of());
                    }
                    public LinkHandshake handshake(ConnectorContext context) {
                        throw new IllegalStateException(Thread.currentThread().getContextClassLoader() == Shop.class.getClassLoader()
                                ? "own loader" : "foreign loader");
                    }
                    public StoreSession open(ConnectorContext context, Credential credential, MaterialStore material) { return List::of; }
                    public ReportParser parser() { return (slice, parts, facts) -> {}; }
                }
                """.formatted(inDescriptor, id, id).replace(
                "return List::of; }",
                "return new StoreSession() { public List<Check> check() { return List.of(); }"
                        + " public Optional<Reports> reports() { return Optional.empty(); } }; }");
    }

    TestJar with(String attribute, String value) {
        manifest.put(attribute, value);
        return this;
    }

    TestJar without(String attribute) {
        manifest.remove(attribute);
        return this;
    }

    TestJar withoutIndex() {
        index = false;
        return this;
    }

    TestJar withEntry(String name, byte[] content) {
        entries.put(name, content);
        return this;
    }

    TestJar source(String type, String text) {
        sources.put(type, text);
        return this;
    }

    /** A copy of a class that is on the class path of the test. */
    TestJar bundling(Class<?> type) {
        String name = type.getName().replace('.', '/') + ".class";
        try (var in = type.getClassLoader().getResourceAsStream(name)) {
            return withEntry(name, Optional.ofNullable(in).orElseThrow().readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path in(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path jar = folder.resolve(id + ".jar");
        Path classes = Files.createTempDirectory(folder.getParent(), "classes");
        compile(classes);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            put(zip, "META-INF/MANIFEST.MF", manifestText().getBytes(StandardCharsets.UTF_8));
            if (index) {
                put(
                        zip,
                        "META-INF/extensions.idx",
                        "# made by a test\nstranger.Shop\n".getBytes(StandardCharsets.UTF_8));
            }
            try (Stream<Path> files = Files.walk(classes)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    put(zip, classes.relativize(file).toString(), Files.readAllBytes(file));
                }
            }
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                put(zip, entry.getKey(), entry.getValue());
            }
        }
        return jar;
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    private String manifestText() {
        StringBuilder text = new StringBuilder();
        manifest.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
        return text.append("\r\n").toString();
    }

    private void compile(Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
            List<JavaFileObject> units = sources.entrySet().stream()
                    .<JavaFileObject>map(source -> new Text(source.getKey(), source.getValue()))
                    .toList();
            if (!compiler.getTask(null, files, null, List.of("-proc:none", "-nowarn"), null, units)
                    .call()) {
                throw new IllegalStateException("the source of a test's connector does not compile");
            }
        }
    }

    private static final class Text extends SimpleJavaFileObject {

        private final String text;

        Text(String type, String text) {
            super(URI.create("string:///" + type.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
