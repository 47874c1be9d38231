package org.storelink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/configuration.md} against the code: every key, its environment variable, its default. */
class ConfigurationReferenceTest {

    private static final Pattern INJECTED = Pattern.compile(
            "@ConfigProperty\\(\\s*name\\s*=\\s*\"(storelink[^\"]+)\"(?:,\\s*defaultValue\\s*=\\s*\"([^\"]*)\")?");
    private static final Pattern ASKED = Pattern.compile("get(?:Optional)?Value\\(\"(storelink[^\"]+)\"()");
    private static final Pattern PREFIX = Pattern.compile("PREFIX = \"(storelink[^\"]+)\"");
    private static final Pattern PREFIXED = Pattern.compile("PREFIX \\+ \"([a-z-]+)\"");
    private static final Pattern VARIABLE =
            Pattern.compile("<variable name=\"(storelink[^\"]+)\" defaultValue=\"([^\"]*)\"");
    private static final Pattern PROPERTY = Pattern.compile("(?m)^(storelink[^=]+)=(.*)$");
    private static final Pattern ROW = Pattern.compile(
            "(?m)^\\| `(storelink[a-z.-]+)` \\| `([A-Z_]+)` \\| (?:`([^`]+)`[^|]*|[^|`]+) \\| \\S.+ \\|$");

    @Test
    void everyKeyIsDescribedAndNoOther() {
        assertThat(documented().keySet()).isEqualTo(keysOfTheCode().keySet());
    }

    @Test
    void environmentVariablesFollowFromTheKeys() {
        documented().forEach((key, row) -> assertThat(row.group(2))
                .isEqualTo(key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_')));
    }

    @Test
    void defaultsAreTheOnesOfTheCode() {
        Map<String, MatchResult> documented = documented();

        keysOfTheCode().forEach((key, value) -> {
            // Scripts give the folder another default than a server started by hand has.
            if (!value.isEmpty() && !key.equals("storelink.home")) {
                assertThat(documented.get(key).group(3)).as(key).isEqualTo(value);
            }
        });
    }

    private static Map<String, MatchResult> documented() {
        Map<String, MatchResult> rows = new TreeMap<>();
        ROW.matcher(read(Path.of("..", "docs", "configuration.md")))
                .results()
                .forEach(row -> rows.put(row.group(1), row));
        return rows;
    }

    /** Key -> default; empty where the code has none or computes it. */
    private static Map<String, String> keysOfTheCode() {
        Map<String, String> keys = new TreeMap<>();
        collect(VARIABLE, read(Path.of("..", "liberty", "src", "main", "liberty", "config", "server.xml")), keys);
        collect(PROPERTY, read(Path.of("src/main/resources/META-INF/microprofile-config.properties")), keys);
        try (Stream<Path> sources = Files.walk(Path.of("src", "main", "java"))) {
            sources.filter(file -> file.toString().endsWith(".java"))
                    .map(ConfigurationReferenceTest::read)
                    .forEach(source -> {
                        collect(INJECTED, source, keys);
                        collect(ASKED, source, keys);
                        collectPrefixed(source, keys);
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return keys;
    }

    private static void collect(Pattern pattern, String text, Map<String, String> keys) {
        pattern.matcher(text).results().forEach(found -> {
            String value = found.group(2) == null ? "" : found.group(2);
            keys.merge(found.group(1), value, (known, other) -> known.isEmpty() ? other : known);
        });
    }

    private static void collectPrefixed(String source, Map<String, String> keys) {
        PREFIX.matcher(source).results().findFirst().ifPresent(prefix -> PREFIXED.matcher(source)
                .results()
                .forEach(found -> keys.putIfAbsent(prefix.group(1) + found.group(1), "")));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
