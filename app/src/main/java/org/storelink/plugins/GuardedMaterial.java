package org.storelink.plugins;

import java.util.Optional;
import org.storelink.connector.MaterialStore;
import org.storelink.connector.SessionMaterial;

/** Lets a plugin reach its material from its own thread. */
record GuardedMaterial(MaterialStore material, HostCalls host) implements MaterialStore {

    private static final int MAX_BYTES = 64 << 10;

    @Override
    public Optional<SessionMaterial> current() {
        return inHost(material::current);
    }

    @Override
    public void save(SessionMaterial next) {
        if (next.bytes().length > MAX_BYTES) {
            throw new IllegalArgumentException("session material is limited to 64 KiB");
        }
        inHost(() -> {
            material.save(next);
            return true;
        });
    }

    private <T> T inHost(java.util.function.Supplier<T> work) {
        try {
            return host.call(work::get);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
