package org.storelink.plugins;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;

/**
 * What a connector's jar says of itself, read without loading a class of it.
 *
 * @param id of the connector, equal to its descriptor's
 * @param requires range of SPI versions
 */
record ConnectorJar(Path path, String id, String version, String requires) {

    private static final String INDEX = "META-INF/extensions.idx";
    private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+([-+][0-9A-Za-z.+-]+)?");
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final List<String> BARRED_ATTRIBUTES =
            List.of("Class-Path", "Launcher-Agent-Class", "Premain-Class", "Agent-Class", "Plugin-Dependencies");

    static ConnectorJar read(Path path) throws UnfitJar {
        JarContent.check(path);
        try (JarFile jar = new JarFile(path.toFile())) {
            Attributes manifest = manifest(jar);
            String id = value(manifest, "Plugin-Id", ID, "the id of its connector");
            try {
                return read(path, id, jar, manifest);
            } catch (UnfitJar unfit) {
                throw new UnfitJar(Optional.of(id), String.valueOf(unfit.getMessage()));
            }
        } catch (IOException e) {
            throw new UnfitJar("It is not a jar that can be read: " + e.getMessage());
        }
    }

    private static ConnectorJar read(Path path, String id, JarFile jar, Attributes manifest)
            throws UnfitJar, IOException {
        for (String barred : BARRED_ATTRIBUTES) {
            if (manifest.getValue(barred) != null) {
                throw new UnfitJar("Its manifest has " + barred + ": a connector is one jar that stands alone.");
            }
        }
        String version = value(manifest, "Plugin-Version", VERSION, "its version, like 1.0.0");
        String requires = value(
                manifest, "Plugin-Requires", Pattern.compile(".+"), "the versions of the connector API it works with");
        requireOneExtension(jar);
        return new ConnectorJar(path, id, version, requires);
    }

    private static Attributes manifest(JarFile jar) throws UnfitJar, IOException {
        Manifest manifest = jar.getManifest();
        if (manifest == null) {
            throw new UnfitJar("It has no manifest, so it is not a connector.");
        }
        return manifest.getMainAttributes();
    }

    private static String value(Attributes manifest, String name, Pattern form, String meaning) throws UnfitJar {
        String value = manifest.getValue(name);
        if (value == null || !form.matcher(value.strip()).matches()) {
            throw new UnfitJar("Its manifest must name " + meaning + " in " + name + ".");
        }
        return value.strip();
    }

    private static void requireOneExtension(JarFile jar) throws UnfitJar, IOException {
        ZipEntry index = jar.getEntry(INDEX);
        if (index == null) {
            throw new UnfitJar(
                    "It has no " + INDEX
                            + ". Build it with the compiler option -proc:full: since JDK 23 annotation processors do not run by themselves.");
        }
        long extensions;
        try (InputStream in = jar.getInputStream(index)) {
            extensions = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .count();
        }
        if (extensions != 1) {
            throw new UnfitJar("Its " + INDEX + " lists " + extensions + " extensions; a connector has exactly one.");
        }
    }
}
