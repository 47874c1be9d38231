package org.storelink.ingestion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {

    /** Of the five letters; computed with {@code sha256sum}. */
    private static final String HELLO = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    @TempDir
    Path home;

    private Archive archive;

    @BeforeEach
    void open() {
        archive = new Archive(new DurableFiles(), Configs.in(home));
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    private Path hello() {
        return home.resolve("archive/1/2c").resolve(HELLO);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> tree = Files.walk(home)) {
            return tree.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void keepsAFileUnderItsHash() throws IOException {
        ArchivedPart part = archive.put(1, "report.txt", bytes("hello"));

        assertThat(part).isEqualTo(new ArchivedPart("report.txt", HELLO, 5));
        assertThat(hello()).hasContent("hello");
        assertThat(files()).containsExactly(hello());
    }

    @Test
    void keepsEqualFilesOnceAndMendsADamagedOne() throws Exception {
        archive.put(1, "report.txt", bytes("hello"));
        Files.writeString(hello(), "hallo");

        ArchivedPart again = archive.put(1, "other.txt", bytes("hello"));

        archive.check(1, List.of(again));
        assertThat(files()).containsExactly(hello());
    }

    @Test
    void leavesNothingOfAFileThatBreaksOff() throws IOException {
        InputStream breaking = new InputStream() {
            private int left = 3;

            @Override
            public int read() throws IOException {
                if (left-- > 0) {
                    return 'x';
                }
                throw new IOException("cut off");
            }
        };

        assertThatThrownBy(() -> archive.put(1, "report.txt", breaking)).hasMessage("cut off");
        assertThat(files()).isEmpty();
    }

    @Test
    void refusesAFileThatIsTooLarge() throws IOException {
        var small = new Archive(new DurableFiles(), Configs.withMaxFileBytes(home, 4));

        assertThatThrownBy(() -> small.put(1, "report.txt", bytes("hello")))
                .isInstanceOf(DurableFiles.TooLarge.class)
                .hasMessageContaining("4 bytes");
        assertThat(files()).isEmpty();
    }

    @Test
    void namesADamagedFile() throws IOException {
        ArchivedPart part = archive.put(1, "report.txt", bytes("hello"));
        Files.writeString(hello(), "hallo");

        assertThatThrownBy(() -> archive.check(1, List.of(part)))
                .isInstanceOf(ArchiveDamage.class)
                .hasMessageContainingAll("report.txt", HELLO, "damaged");
    }

    @Test
    void namesAMissingFile() throws IOException {
        ArchivedPart part = archive.put(1, "report.txt", bytes("hello"));
        Files.delete(hello());

        assertThatThrownBy(() -> archive.openChecked(1, part))
                .isInstanceOf(ArchiveDamage.class)
                .hasMessageContainingAll("report.txt", HELLO, "missing");
    }

    @Test
    void organizationsDoNotShareFiles() throws Exception {
        ArchivedPart part = archive.put(1, "report.txt", bytes("hello"));

        assertThatThrownBy(() -> archive.check(2, List.of(part))).isInstanceOf(ArchiveDamage.class);
    }

    @Test
    void saysWhenTheDiskHasTooLittleRoom() throws IOException {
        assertThat(archive.hasRoom()).isTrue();
        assertThat(new Archive(new DurableFiles(), Configs.withMinFreeBytes(home, Long.MAX_VALUE)).hasRoom())
                .isFalse();
    }
}
