package org.storelink.connector;

import java.time.Instant;
import java.util.Optional;

/**
 * What a connector wants to have back in the next session, in a form of its own.
 *
 * @param bytes opaque to the host; at most 64 KiB
 * @param expiresAt when a person will be needed again, if the store says so
 */
public record SessionMaterial(byte[] bytes, Optional<Instant> expiresAt) {

    @Override
    public String toString() {
        return "SessionMaterial[expiresAt=" + expiresAt + "]";
    }
}
