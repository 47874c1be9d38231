package org.storelink.plugins;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The connectors of this installation: loaded once at start, from the bundled folder and from the operator's. */
@ApplicationScoped
public class Connectors {

    /** By name. */
    public List<InstalledConnector> all() {
        throw new UnsupportedOperationException();
    }

    public Optional<InstalledConnector> find(String connectorId) {
        throw new UnsupportedOperationException();
    }

    /** Files that lie in a connector folder and were not taken, with the reason. */
    public List<RefusedJar> refused() {
        throw new UnsupportedOperationException();
    }

    /** When the folders were read. */
    public Instant loadedAt() {
        throw new UnsupportedOperationException();
    }
}
