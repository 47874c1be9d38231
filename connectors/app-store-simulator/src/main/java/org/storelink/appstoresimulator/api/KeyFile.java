package org.storelink.appstoresimulator.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.storelink.appstoresimulator.people.Role;

/** Keeps the public halves of keys over a restart, as the real store does: an account linked yesterday still works today. */
public final class KeyFile {

    private static final String NOBODY = "-";

    private final Path path;

    public KeyFile(Path path) {
        this.path = path;
    }

    List<ApiKey> read() {
        if (!Files.exists(path)) {
            return List.of();
        }
        try {
            return Files.readAllLines(path).stream().map(this::key).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(Collection<ApiKey> keys) {
        try {
            Files.write(path, keys.stream().map(KeyFile::line).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(ApiKey key) {
        return String.join(
                " ",
                key.id(),
                key.issuer().orElse(NOBODY),
                key.account(),
                key.roles().stream().map(Role::name).sorted().collect(Collectors.joining(",")),
                Base64.getEncoder().encodeToString(key.publicKey().getEncoded()));
    }

    private ApiKey key(String line) {
        try {
            String[] words = line.split(" ", -1);
            X509EncodedKeySpec spec = new X509EncodedKeySpec(Base64.getDecoder().decode(words[4]));
            return new ApiKey(
                    words[0],
                    Optional.of(words[1]).filter(issuer -> !issuer.equals(NOBODY)),
                    words[2],
                    ApiKeys.roles(words[3]),
                    (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(spec));
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new IllegalArgumentException("key-file: " + path + " is not one that a practice store wrote", e);
        }
    }
}
