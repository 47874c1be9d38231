package org.storelink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever belongs to one store stands in its connector: the application must work the day that connector is not there. */
class StoreWordsTest {

    /** Clients of the API know {@code app_store_views}, whatever the store. */
    private static final Pattern STORE_WORD = Pattern.compile(
            "apple|itunes|app[ _-]?store(?!_views)|testflight|idmsa|google[ _-]?play|amazon", Pattern.CASE_INSENSITIVE);

    private static final List<String> TEXT =
            List.of(".java", ".xhtml", ".xml", ".sql", ".css", ".js", ".properties", ".html", ".svg", ".json");

    @Test
    void theApplicationHoldsNoWordOfAStore() throws IOException {
        List<String> found = new ArrayList<>();
        int files = 0;

        try (Stream<Path> tree = Files.walk(Path.of("src", "main"))) {
            for (Path file : tree.filter(StoreWordsTest::isText).toList()) {
                files++;
                List<String> lines = Files.readAllLines(file);
                for (int line = 0; line < lines.size(); line++) {
                    if (STORE_WORD.matcher(lines.get(line)).find()) {
                        found.add(
                                file + ":" + (line + 1) + ": " + lines.get(line).strip());
                    }
                }
            }
        }

        assertThat(found).isEmpty();
        assertThat(files).as("files that were read").isGreaterThan(100);
    }

    private static boolean isText(Path file) {
        String name = file.getFileName().toString();
        return Files.isRegularFile(file) && TEXT.stream().anyMatch(name::endsWith);
    }
}
