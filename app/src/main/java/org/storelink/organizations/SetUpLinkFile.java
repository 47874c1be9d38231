package org.storelink.organizations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The set-up link in the folder of Storelink, readable by its owner only. */
final class SetUpLinkFile {

    private final Path path;

    SetUpLinkFile(Path home) {
        this.path = home.resolve("set-up-link.txt");
    }

    void write(String link) {
        try {
            Files.createDirectories(path.getParent());
            Files.deleteIfExists(path);
            boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
            FileAttribute<?>[] ownerOnly = posix
                    ? new FileAttribute<?>[] {
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                    }
                    : new FileAttribute<?>[0];
            Files.newByteChannel(path, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)
                    .close();
            Files.writeString(path, link + System.lineSeparator());
        } catch (IOException e) {
            throw new UncheckedIOException("The set-up link cannot be written to " + path, e);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException("The set-up link in " + path + " is used up but cannot be deleted", e);
        }
    }
}
