package org.storelink.ingestion;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Who this node is among others on the same database. Kept in its home, so that it knows its own leases again after a crash. */
@ApplicationScoped
class Node {

    private static final String FILE = "node-id";

    private String id;

    @SuppressWarnings("NullAway") // For the proxy.
    protected Node() {}

    @Inject
    Node(DurableFiles files, IngestionConfig config) {
        this.id = known(files, config.home());
    }

    String id() {
        return id;
    }

    private static String known(DurableFiles files, Path home) {
        try {
            Path file = home.resolve(FILE);
            if (!Files.exists(file)) {
                files.makeFolder(home);
                make(files, home);
            }
            return UUID.fromString(Files.readString(file, US_ASCII).strip()).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void make(DurableFiles files, Path home) throws IOException {
        String id = UUID.randomUUID().toString();
        Path arriving = home.resolve(FILE + "." + id);
        files.write(arriving, new ByteArrayInputStream(id.getBytes(US_ASCII)), id.length());
        files.move(arriving, home, FILE);
    }
}
