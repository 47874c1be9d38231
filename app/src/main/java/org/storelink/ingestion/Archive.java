package org.storelink.ingestion;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.UUID;
import org.storelink.connector.RawPart;

/**
 * The files as the stores sent them, in a folder of their organization under their SHA-256: {@code archive/<organization>/<aa>/<sha256>}.
 * A file lies there whole or not at all, is never changed, and equal files lie there once.
 */
@ApplicationScoped
class Archive {

    private DurableFiles files;
    private Path folder;
    private long maxFileBytes;
    private long minFreeBytes;

    @SuppressWarnings("NullAway") // For the proxy.
    protected Archive() {}

    @Inject
    Archive(DurableFiles files, IngestionConfig config) {
        this.files = files;
        this.folder = config.home().resolve("archive");
        this.maxFileBytes = config.maxFileBytes();
        this.minFreeBytes = config.minFreeBytes();
    }

    /**
     * Reads a stream to its end and keeps it; durable when this returns.
     *
     * @throws DurableFiles.TooLarge when it is larger than a report may be
     */
    ArchivedPart put(long organizationId, String name, InputStream bytes) throws IOException {
        Path arrivals = organization(organizationId).resolve("arriving");
        files.makeFolder(arrivals);
        Path arriving = arrivals.resolve(UUID.randomUUID().toString());
        try {
            MessageDigest digest = Contents.digest();
            long size = files.write(arriving, new DigestInputStream(bytes, digest), maxFileBytes);
            var part = new ArchivedPart(name, Contents.hex(digest), size);
            Path place = folderOf(organizationId, part.sha256());
            files.makeFolder(place);
            files.move(arriving, place, part.sha256());
            return part;
        } finally {
            Files.deleteIfExists(arriving);
        }
    }

    /** Parts for a parser, right after they were put; not checked again. */
    List<RawPart> open(long organizationId, List<ArchivedPart> parts) {
        return parts.stream()
                .map(part -> (RawPart) new PartFile(part.name(), place(organizationId, part.sha256())))
                .toList();
    }

    /** @throws ArchiveDamage naming the first part that is gone or no longer what was put there */
    void check(long organizationId, List<ArchivedPart> parts) throws ArchiveDamage, IOException {
        for (ArchivedPart part : parts) {
            MessageDigest digest = Contents.digest();
            try (var stream = new DigestInputStream(raw(organizationId, part), digest)) {
                stream.transferTo(OutputStream.nullOutputStream());
            }
            if (!Contents.hex(digest).equals(part.sha256())) {
                throw ArchiveDamage.changed(part);
            }
        }
    }

    /** The bytes of a part, checked before the first is given out; the caller closes the stream. */
    InputStream openChecked(long organizationId, ArchivedPart part) throws ArchiveDamage, IOException {
        check(organizationId, List.of(part));
        return raw(organizationId, part);
    }

    void delete(long organizationId, String sha256) throws IOException {
        Files.deleteIfExists(place(organizationId, sha256));
    }

    /** Whether the disk has room for more; below that nothing is fetched, so that the database beside it stays alive. */
    boolean hasRoom() throws IOException {
        files.makeFolder(folder);
        return Files.getFileStore(folder).getUsableSpace() >= minFreeBytes;
    }

    private InputStream raw(long organizationId, ArchivedPart part) throws ArchiveDamage, IOException {
        try {
            return Files.newInputStream(place(organizationId, part.sha256()));
        } catch (NoSuchFileException gone) {
            throw ArchiveDamage.missing(part);
        }
    }

    private Path organization(long organizationId) {
        return folder.resolve(Long.toString(organizationId));
    }

    private Path place(long organizationId, String sha256) {
        return folderOf(organizationId, sha256).resolve(sha256);
    }

    private Path folderOf(long organizationId, String sha256) {
        return organization(organizationId).resolve(sha256.substring(0, 2));
    }

    private record PartFile(String name, Path file) implements RawPart {

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }
    }
}
