package org.storelink.ingestion;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes files that are either there as a whole, also after a power cut, or not at all. */
@ApplicationScoped
class DurableFiles {

    /** A file is larger than allowed. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        TooLarge(long most) {
            super("larger than " + most + " bytes");
        }
    }

    private static final int CHUNK = 64 * 1024;

    /**
     * Copies a stream into a new file and waits until the disk has it.
     *
     * @return how many bytes
     * @throws TooLarge when the stream has more than {@code most} bytes
     */
    long write(Path file, InputStream bytes, long most) throws IOException {
        try (FileChannel out = FileChannel.open(file, CREATE_NEW, WRITE)) {
            byte[] chunk = new byte[CHUNK];
            long total = 0;
            for (int read = bytes.read(chunk); read >= 0; read = bytes.read(chunk)) {
                total += read;
                if (total > most) {
                    throw new TooLarge(most);
                }
                writeAll(out, ByteBuffer.wrap(chunk, 0, read));
            }
            out.force(true);
            return total;
        }
    }

    /** Moves a file into a folder in one step and waits until the disk knows it there. */
    void move(Path from, Path folder, String name) throws IOException {
        Files.move(from, folder.resolve(name), ATOMIC_MOVE);
        force(folder);
    }

    /** Makes a folder and those above it, each known to the disk when this returns. */
    void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Path parent = folder.toAbsolutePath().getParent();
            if (parent != null) {
                makeFolder(parent);
                Files.createDirectories(folder);
                force(parent);
            }
        }
    }

    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, READ)) {
            channel.force(true);
        }
    }

    private static void writeAll(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }
}
