package org.storelink.vault;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the master key lies. */
@ApplicationScoped
class VaultConfig {

    private final Path keyFile;

    /**
     * @param keyFile file of the master key; made at the first start, readable by its owner only. Keep a copy apart from the
     *     backups of the database: without it no secret opens again
     */
    @Inject
    VaultConfig(@ConfigProperty(name = "storelink.vault.key-file") String keyFile) {
        this.keyFile = Path.of(keyFile).toAbsolutePath().normalize();
    }

    @SuppressWarnings("NullAway") // For the client proxy, which has no fields of its own.
    protected VaultConfig() {
        this.keyFile = null;
    }

    Path keyFile() {
        return keyFile;
    }
}
