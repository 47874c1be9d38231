package org.storelink.organizations;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A personal access token without what makes it work.
 *
 * @param expiresAt empty when it does not
 * @param lastUsedAt to the minute
 */
public record Token(
        long id,
        String label,
        List<String> scopes,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<Instant> lastUsedAt) {}
