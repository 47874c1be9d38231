package org.storelink.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.TransactionRequiredException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storelink.platform.testing.DatabaseTest;
import org.storelink.platform.testing.TestDatabase;

@DatabaseTest
class MigrationsTest {

    @AutoClose
    static final TestDatabase database = TestDatabase.open();

    @Test
    void changeNothingWhenTheyRunAgain() {
        long before = migrationsRun();

        Migrations.apply(database.dataSource());

        assertThat(migrationsRun()).isEqualTo(before);
    }

    @Test
    void areFoundInAnArchiveWhateverItsPathHolds(@TempDir Path folder) throws Exception {
        Path archive = Files.createDirectories(folder.resolve("with blank, ü and 100%"))
                .resolve("app.jar");
        pack(Path.of("target/classes"), archive);
        long before = migrationsRun();

        try (var loader = new URLClassLoader(new URL[] {archive.toUri().toURL()}, null)) {
            Migrations.apply(database.dataSource(), loader);
        }

        assertThat(migrationsRun()).isEqualTo(before);
    }

    private static void pack(Path classes, Path archive) throws IOException {
        try (var out = new ZipOutputStream(Files.newOutputStream(archive));
                var files = Files.walk(classes.resolve("db"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
                Files.copy(file, out);
            }
        }
    }

    @Test
    void knowTheDatabaseTheyRunOn() throws Exception {
        try (Connection connection = database.dataSource().getConnection()) {
            String asked = System.getProperty("storelink.test.database", "derby");

            assertThat(DatabaseKind.of(connection).folder()).isEqualTo(asked);
        }
    }

    @Test
    void changesOutsideOfATransactionAreRefused() {
        assertThatThrownBy(() -> database.entityManager().flush()).isInstanceOf(TransactionRequiredException.class);
    }

    private static long migrationsRun() {
        return ((Number) database.entityManager()
                        .createNativeQuery("SELECT COUNT(*) FROM \"flyway_schema_history\"")
                        .getSingleResult())
                .longValue();
    }
}
