package org.storelink.inside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.jar.JarFile;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jspecify.annotations.NullMarked;
import org.storelink.connector.StoreConnector;

/** The jars in the server's {@code plugins}: the real one, one that looks around, and three that have to be refused. */
final class PluginJars {

    static final String CUT_SHORT = "cut-short.jar";
    static final String BUNDLES_THE_API = "bundles-the-api.jar";
    static final String FOR_A_NEWER_API = "for-a-newer-api.jar";

    private PluginJars() {}

    static void lay(Path real, Path folder) throws IOException {
        Files.copy(real, folder.resolve(real.getFileName()));
        byte[] whole = Files.readAllBytes(real);
        Files.write(folder.resolve(CUT_SHORT), Arrays.copyOf(whole, whole.length / 2));
        String fitting = requirement(real);
        export(curious(CuriousConnector.ID, fitting), folder.resolve("curious.jar"));
        export(
                curious("bundles-the-api", fitting).addPackage(StoreConnector.class.getPackage()),
                folder.resolve(BUNDLES_THE_API));
        export(curious("for-a-newer-api", ">=1000.0.0"), folder.resolve(FOR_A_NEWER_API));
    }

    /** The versions of the connector API that a jar says it works with. */
    private static String requirement(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getManifest().getMainAttributes().getValue("Plugin-Requires");
        }
    }

    private static JavaArchive curious(String id, String requires) {
        return ShrinkWrap.create(JavaArchive.class)
                .addClass(CuriousConnector.class)
                // A library that the application has too.
                .addPackage(NullMarked.class.getPackage())
                .addAsManifestResource(new StringAsset(CuriousConnector.class.getName() + "\n"), "extensions.idx")
                .setManifest(new StringAsset("""
                    Manifest-Version: 1.0
                    Plugin-Id: %s
                    Plugin-Version: 1.0.0
                    Plugin-Requires: %s
                    """.formatted(id, requires)));
    }

    private static void export(JavaArchive jar, Path file) {
        jar.as(ZipExporter.class).exportTo(file.toFile());
    }
}
