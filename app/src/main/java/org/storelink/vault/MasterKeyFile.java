package org.storelink.vault;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.EnumSet;
import java.util.Set;

/** The file that holds the master key, as a Tink keyset in JSON. Nobody but its owner may read it, and nobody may guess it. */
final class MasterKeyFile {

    private static final Set<PosixFilePermission> FOR_OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private final Path path;

    MasterKeyFile(Path path) {
        this.path = path;
    }

    @Override
    public String toString() {
        return path.toString();
    }

    boolean exists() {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Makes a new key; an existing file is never written over.
     *
     * @throws VaultCannotOpen when the file cannot be written, or came into being meanwhile
     */
    void make() {
        try {
            Files.createDirectories(path.getParent(), ownerOnly("rwx------"));
            Path beside = path.resolveSibling(path.getFileName() + ".new");
            Files.deleteIfExists(beside);
            try (FileChannel file = FileChannel.open(
                    beside, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly("rw-------"))) {
                ByteBuffer rest = ByteBuffer.wrap(newKeyset());
                while (rest.hasRemaining()) {
                    file.write(rest);
                }
                file.force(true);
            }
            // A whole key or none: a crash half-way must not leave a file that looks like a wrong key.
            Files.move(beside, path);
            forceFolder();
        } catch (FileAlreadyExistsException e) {
            throw new VaultCannotOpen(
                    "Another server is starting for the first time with the master key file " + path
                            + ". Start this one again when the other one is up.",
                    e);
        } catch (IOException | GeneralSecurityException e) {
            throw new VaultCannotOpen(
                    "The master key file " + path + " cannot be made. Make its folder writable for the user that runs"
                            + " Storelink, or name another file with storelink.vault.key-file.",
                    e);
        }
    }

    /** Or a power cut could leave secrets in the database whose key was never written. */
    private void forceFolder() throws IOException {
        if (isPosix(path)) {
            try (FileChannel folder = FileChannel.open(path.getParent(), StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
    }

    /** @throws VaultCannotOpen when others may read the file, or it holds no key */
    KeysetHandle read() {
        refuseWhatOthersMayRead();
        try {
            return TinkJsonProtoKeysetFormat.parseKeyset(
                    Files.readString(path, StandardCharsets.UTF_8),
                    AeadConfig2026.get(),
                    InsecureSecretKeyAccess.get());
        } catch (IOException e) {
            throw new VaultCannotOpen("The master key file " + path + " cannot be read.", e);
        } catch (GeneralSecurityException e) {
            // Without the cause: a parser may quote what it read.
            throw new VaultCannotOpen(
                    "The file " + path + " holds no master key. Put the copy of the master key back that was made when"
                            + " Storelink was set up.");
        }
    }

    private void refuseWhatOthersMayRead() {
        try {
            if (!isPosix(path)) {
                return;
            }
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
            if (permissions.stream().anyMatch(FOR_OTHERS::contains)) {
                throw new VaultCannotOpen("The master key file " + path + " may be read or changed by other users ("
                        + PosixFilePermissions.toString(permissions) + "). Run: chmod 600 '" + path
                        + "'. If somebody may have copied it, re-link every account with new credentials.");
            }
        } catch (IOException e) {
            throw new VaultCannotOpen("The permissions of the master key file " + path + " cannot be read.", e);
        }
    }

    private static byte[] newKeyset() throws GeneralSecurityException {
        KeysetHandle key = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get());
        return TinkJsonProtoKeysetFormat.serializeKeyset(key, AeadConfig2026.get(), InsecureSecretKeyAccess.get())
                .getBytes(StandardCharsets.UTF_8);
    }

    private FileAttribute<?>[] ownerOnly(String permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
