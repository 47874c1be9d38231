package org.storelink.platform.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/**
 * Finds the files of migrations in folders of a class path, in an archive or beside one. Flyway's own search (12.4.0) compares a
 * decoded path with an encoded one, so it finds nothing in an archive whose path holds a blank.
 */
final class MigrationFiles implements ResourceProvider {

    /** Lies in each folder, so that an empty one can be found too. */
    private static final String MARKER = "flyway.location";

    private final ClassLoader loader;
    private final List<LoadableResource> files;

    /** @param folders with a trailing slash, as class loaders name them */
    MigrationFiles(ClassLoader loader, List<String> folders) {
        this.loader = loader;
        this.files = folders.stream().flatMap(this::files).toList();
    }

    @Override
    public @Nullable LoadableResource getResource(String name) {
        return files.stream()
                .filter(file -> file.getRelativePath().equals(name))
                .findFirst()
                .orElse(null);
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        return files.stream()
                .filter(file -> file.getFilename().startsWith(prefix)
                        && Arrays.stream(suffixes).anyMatch(file.getFilename()::endsWith))
                .toList();
    }

    private Stream<LoadableResource> files(String folder) {
        try {
            return names(Objects.requireNonNull(loader.getResource(folder + MARKER), folder)).stream()
                    .map(name -> new MigrationFile(folder + name, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of the files beside the marker. */
    private static List<String> names(URL marker) throws IOException {
        String where = marker.toExternalForm();
        String file = where.substring(where.indexOf("file:"));
        int inside = file.lastIndexOf("!/");
        if (inside < 0) {
            return names(Path.of(URI.create(file)));
        }
        try (FileSystem archive = FileSystems.newFileSystem(Path.of(URI.create(file.substring(0, inside))))) {
            return names(archive.getPath(file.substring(inside + 1)));
        }
    }

    private static List<String> names(Path marker) throws IOException {
        try (Stream<Path> all = Files.list(marker.resolveSibling(""))) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private final class MigrationFile extends LoadableResource {

        private final String path;
        private final String name;

        MigrationFile(String path, String name) {
            this.path = path;
            this.name = name;
        }

        @Override
        public Reader read() {
            InputStream bytes = Objects.requireNonNull(loader.getResourceAsStream(path), path);
            return new InputStreamReader(bytes, StandardCharsets.UTF_8);
        }

        @Override
        public String getAbsolutePath() {
            return path;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return path;
        }

        @Override
        public String getFilename() {
            return name;
        }

        @Override
        public String getRelativePath() {
            return name;
        }
    }
}
