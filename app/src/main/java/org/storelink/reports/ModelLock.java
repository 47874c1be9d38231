package org.storelink.reports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The file beside a read model that keeps other processes out of it and says whether it can be believed. Writing does not wait for the
 * disk, so a process that is killed loses nothing, but a machine that goes down may leave old blocks among new ones, checksums and all.
 * Therefore the lock holds the machine's present start while the model is open, and {@code closed} once all of it is on the disk; a
 * model that is neither closed nor of this start is derived again.
 */
final class ModelLock implements AutoCloseable {

    private static final String CLOSED = "closed";
    private static final Path LINUX_BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");
    private static final int LONGEST = 200;

    private final FileChannel channel;

    private ModelLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws ReadModelException when another process holds it */
    static ModelLock take(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            FileChannel channel = FileChannel.open(
                    file.resolveSibling(file.getFileName() + ".lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new ReadModelException("Another process works with " + file
                        + ". Each node needs a STORELINK_HOME of its own; end the other process.");
            }
            return new ModelLock(channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether all that was ever committed to the model is in its file, or at least in the memory of the running system. */
    boolean isFileWhole() throws IOException {
        String said = read();
        return said.equals(CLOSED) || said.equals(presentStart());
    }

    void noteOpen() throws IOException {
        write(presentStart());
    }

    void noteClosed(Path file) throws IOException {
        try (FileChannel model = FileChannel.open(file, StandardOpenOption.WRITE)) {
            model.force(true);
        }
        write(CLOSED);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    /** Changes whenever the machine starts; where the system does not tell, with every question. */
    private static String presentStart() throws IOException {
        return Files.isReadable(LINUX_BOOT_ID)
                ? Files.readString(LINUX_BOOT_ID).strip()
                : UUID.randomUUID().toString();
    }

    private String read() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(LONGEST);
        channel.read(bytes, 0);
        return StandardCharsets.US_ASCII.decode(bytes.flip()).toString();
    }

    private void write(String text) throws IOException {
        channel.write(StandardCharsets.US_ASCII.encode(text), 0);
        channel.truncate(text.length());
        channel.force(true);
    }
}
