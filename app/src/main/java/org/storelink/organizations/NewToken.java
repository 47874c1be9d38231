package org.storelink.organizations;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A token at the moment it is made.
 *
 * @param token shown this once, kept only as a hash
 */
public record NewToken(
        long id, String label, List<String> scopes, Instant createdAt, Optional<Instant> expiresAt, String token) {

    @Override
    public String toString() {
        return "NewToken[id=" + id + ", label=" + label + "]";
    }
}
