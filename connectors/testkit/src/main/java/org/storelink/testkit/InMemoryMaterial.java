package org.storelink.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.storelink.connector.MaterialStore;
import org.storelink.connector.SessionMaterial;

/** Keeps material as the host would, and every version of it for the test to look at. */
public final class InMemoryMaterial implements MaterialStore {

    private final List<SessionMaterial> versions = new ArrayList<>();

    private InMemoryMaterial() {}

    public static InMemoryMaterial empty() {
        return new InMemoryMaterial();
    }

    public static InMemoryMaterial of(Optional<SessionMaterial> first) {
        InMemoryMaterial material = new InMemoryMaterial();
        first.ifPresent(material.versions::add);
        return material;
    }

    @Override
    public synchronized Optional<SessionMaterial> current() {
        return versions.isEmpty() ? Optional.empty() : Optional.of(copy(versions.getLast()));
    }

    @Override
    public synchronized void save(SessionMaterial next) {
        versions.add(copy(next));
    }

    /** Oldest first. */
    public synchronized List<SessionMaterial> versions() {
        return List.copyOf(versions);
    }

    private static SessionMaterial copy(SessionMaterial material) {
        return new SessionMaterial(material.bytes().clone(), material.expiresAt());
    }
}
