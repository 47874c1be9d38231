package org.storelink.organizations;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.storelink.platform.Actor;

/** What a presented token allows: its owner's role as it is now, within the token's scopes. */
public record TokenUse(Actor actor, long tokenId, Set<String> scopes, Optional<Instant> expiresAt) {

    public TokenUse {
        scopes = Set.copyOf(scopes);
    }
}
