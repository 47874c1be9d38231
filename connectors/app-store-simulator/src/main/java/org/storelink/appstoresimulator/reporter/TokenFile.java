package org.storelink.appstoresimulator.reporter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.storelink.appstoresimulator.reporter.AccessTokens.AccessToken;

/** Keeps the access token over a restart, as the real store does: an account linked yesterday still works today. */
public final class TokenFile {

    private final Path path;

    public TokenFile(Path path) {
        this.path = path;
    }

    /** The token and how many ids were given before, so that none is given twice. */
    record Kept(AccessToken token, int serial) {}

    Optional<Kept> read() {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try {
            List<String> lines = Files.readAllLines(path);
            AccessToken token = new AccessToken(lines.get(0), LocalDate.parse(lines.get(1)));
            return Optional.of(new Kept(token, Integer.parseInt(lines.get(2))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("token-file: " + path + " is not one that a practice store wrote", e);
        }
    }

    void write(Kept kept) {
        String text = String.join(
                "\n", kept.token().value(), kept.token().expiresOn().toString(), Integer.toString(kept.serial()), "");
        try {
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void clear() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
