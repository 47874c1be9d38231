package org.storelink.appstoreconnect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every host that is talked to stands in the descriptor, where an operator finds it and can lead it elsewhere. */
class HostNamesTest {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern HOST = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)*\\.(com|net|org)\\b");
    private static final Pattern LITERAL = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");

    /** Pages that people are told to open, and the site's older name, which a query has to state. */
    private static final Set<String> NOT_TALKED_TO = Set.of(
            "account.apple.com",
            "appstoreconnect.apple.com",
            "iforgot.apple.com",
            "itunesconnect.apple.com",
            "example.com");

    /** The domain that cookies of all the hosts are for. */
    private static final Set<String> DOMAINS = Set.of("apple.com");

    @Test
    void noAddressStandsOutsideTheEndpoints() {
        assertThat(literals()).isNotEmpty().noneMatch(literal -> literal.contains("://"));
    }

    @Test
    void noHostStandsOutsideTheEndpoints() {
        Set<String> hosts = literals().stream()
                .flatMap(literal -> HOST.matcher(literal).results().map(MatchResult::group))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(hosts).isSubsetOf(NOT_TALKED_TO);
    }

    /** A host by itself is one that something is sent to, or said to be. */
    @Test
    void noLiteralIsAHost() {
        assertThat(literals())
                .map(literal -> literal.substring(1, literal.length() - 1))
                .filteredOn(literal -> HOST.matcher(literal).matches())
                .isSubsetOf(DOMAINS);
    }

    @Test
    void theEndpointsAreTheOnesThatConfigurationKnows() {
        assertThat(new AppStoreConnect().descriptor().endpoints())
                .extracting(endpoint -> endpoint.name())
                .containsExactlyInAnyOrder("idmsa", "appstoreconnect", "reporter", "api");
    }

    private static List<String> literals() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("Endpoints.java"))
                    .flatMap(file -> LITERAL.matcher(read(file)).results().map(MatchResult::group))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
