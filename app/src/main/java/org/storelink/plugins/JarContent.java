package org.storelink.plugins;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * Looks through a jar before a class loader sees it. Two readers must agree on what is in it, because a jar can show one
 * content to whoever reads its directory and another to whoever reads it from front to back.
 */
final class JarContent {

    static final long MAX_BYTES = 20L << 20;
    static final long MAX_UNPACKED_BYTES = 200L << 20;
    static final int MAX_ENTRIES = 10_000;

    private static final Pattern VERSIONED = Pattern.compile("META-INF/versions/\\d+/");
    private static final Pattern SPI = Pattern.compile("org/storelink/connector/[^/]+\\.class");
    private static final List<String> HOST_PACKAGES = List.of(
            "java/",
            "javax/",
            "jakarta/",
            "org/pf4j/",
            "org/slf4j/",
            "org/apache/logging/",
            "org/apache/log4j/",
            "org/apache/commons/logging/",
            "ch/qos/logback/");
    private static final List<String> BARRED_ENDINGS =
            List.of(".jar", ".war", ".zip", ".so", ".dll", ".dylib", ".jnilib", ".exe");

    private JarContent() {}

    static void check(Path jar) throws UnfitJar {
        try {
            if (!Files.isRegularFile(jar)) {
                throw new UnfitJar("It is not a plain file.");
            }
            if (Files.size(jar) > MAX_BYTES) {
                throw new UnfitJar("It is larger than " + (MAX_BYTES >> 20) + " MB.");
            }
            List<String> names = namesFromFrontToBack(jar);
            if (!names.equals(namesInDirectory(jar))) {
                throw new UnfitJar("Its directory does not list what it holds.");
            }
            checkNames(names);
        } catch (IOException | IllegalArgumentException e) {
            throw new UnfitJar("It is not a jar that can be read: " + e.getMessage());
        }
    }

    private static List<String> namesInDirectory(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream().map(ZipEntry::getName).sorted().toList();
        }
    }

    private static List<String> namesFromFrontToBack(Path jar) throws IOException, UnfitJar {
        List<String> names = new ArrayList<>();
        long unpacked = 0;
        byte[] buffer = new byte[1 << 16];
        try (InputStream file = Files.newInputStream(jar);
                ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                if (names.size() > MAX_ENTRIES) {
                    throw new UnfitJar("It holds more than " + MAX_ENTRIES + " entries.");
                }
                for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
                    unpacked += read;
                    if (unpacked > MAX_UNPACKED_BYTES) {
                        throw new UnfitJar("It unpacks to more than " + (MAX_UNPACKED_BYTES >> 20) + " MB.");
                    }
                }
            }
        }
        names.sort(null);
        return names;
    }

    private static void checkNames(List<String> names) throws UnfitJar {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!isClean(name)) {
                throw new UnfitJar("It holds an entry with a name that leads elsewhere: " + printable(name));
            }
            if (!seen.add(name.toLowerCase(Locale.ROOT))) {
                throw new UnfitJar("It holds two entries named " + printable(name) + ".");
            }
            String lower = name.toLowerCase(Locale.ROOT);
            if (BARRED_ENDINGS.stream().anyMatch(lower::endsWith)) {
                throw new UnfitJar("It holds " + printable(name)
                        + ": a connector has neither archives nor native code in its jar; unpack libraries into it.");
            }
            checkPackage(VERSIONED.matcher(name).replaceFirst(""));
        }
    }

    private static void checkPackage(String name) throws UnfitJar {
        if (SPI.matcher(name).matches()) {
            throw new UnfitJar("It bundles the connector API (" + printable(name)
                    + "). Give that dependency the scope provided: a second copy would not be the host's.");
        }
        for (String hosts : HOST_PACKAGES) {
            if (name.startsWith(hosts) && name.endsWith(".class")) {
                throw new UnfitJar("It bundles classes of "
                        + hosts.replace('/', '.').substring(0, hosts.length() - 1) + ", which belong to the host.");
            }
        }
    }

    private static boolean isClean(String name) {
        return !name.isEmpty()
                && !name.startsWith("/")
                && name.indexOf('\\') < 0
                && name.indexOf(':') < 0
                && name.chars().noneMatch(Character::isISOControl)
                && List.of(name.split("/", -1)).stream().noneMatch(part -> part.equals("..") || part.equals("."));
    }

    private static String printable(String name) {
        String shown = name.replaceAll("\\p{Cntrl}", "?");
        return shown.length() > 100 ? shown.substring(0, 100) + "…" : shown;
    }
}
