package org.storelink.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Notes each sign-in a second time, in files that only grow, one for each month: a database that was put back to an earlier day is told
 * from them what it has forgotten. A line holds fingerprints only. A line that a crash cut off is passed over: what it was to say had
 * not been sent.
 */
final class SignInWitness {

    private static final String NONE = "-";
    private static final int FIELDS = 7;

    private final Path folder;

    SignInWitness(Path folder) {
        this.folder = folder;
    }

    /** On the disk when this returns. */
    void note(SignIn signIn) {
        String line = String.join(
                        " ",
                        signIn.id(),
                        signIn.subject(),
                        signIn.fingerprint().isEmpty() ? NONE : signIn.fingerprint(),
                        Boolean.toString(signIn.isAttended()),
                        signIn.sentAt().toString(),
                        signIn.outcome().name(),
                        signIn.restsUntil().map(Instant::toString).orElse(NONE))
                + '\n';
        try {
            Files.createDirectories(folder);
            Path path = file(signIn.sentAt());
            String end = isCutOff(path) ? "\n" : "";
            try (FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                ByteBuffer bytes = ByteBuffer.wrap((end + line).getBytes(UTF_8));
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
                file.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A sign-in cannot be noted, so it does not take place", e);
        }
    }

    /** Whether the last line was not written to its end. */
    private static boolean isCutOff(Path path) throws IOException {
        if (Files.notExists(path)) {
            return false;
        }
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            return file.size() > 0 && file.read(last, file.size() - 1) == 1 && last.get(0) != '\n';
        }
    }

    /** What was noted within the memory, each with what was noted last. Deletes files that are older. */
    Collection<SignIn> recall(Instant now) {
        YearMonth oldest = YearMonth.from(now.minus(SignInLimits.MEMORY).atZone(ZoneOffset.UTC));
        Map<String, SignIn> noted = new LinkedHashMap<>();
        for (Path file : files()) {
            if (file.getFileName().toString().compareTo(oldest + ".log") < 0) {
                delete(file);
            } else {
                lines(file).stream()
                        .map(SignInWitness::parse)
                        .flatMap(Optional::stream)
                        .forEach(signIn -> noted.put(signIn.id(), signIn));
            }
        }
        return noted.values();
    }

    private Path file(Instant moment) {
        return folder.resolve(YearMonth.from(moment.atZone(ZoneOffset.UTC)) + ".log");
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException nothingYet) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<SignIn> parse(String line) {
        String[] fields = line.split(" ");
        if (fields.length != FIELDS) {
            return Optional.empty();
        }
        try {
            return Optional.of(new SignIn(
                    fields[0],
                    fields[1],
                    fields[2].equals(NONE) ? "" : fields[2],
                    Boolean.parseBoolean(fields[3]),
                    Instant.parse(fields[4]),
                    SignIn.Outcome.valueOf(fields[5]),
                    fields[6].equals(NONE) ? Optional.empty() : Optional.of(Instant.parse(fields[6]))));
        } catch (DateTimeParseException | IllegalArgumentException cutOff) {
            return Optional.empty();
        }
    }
}
