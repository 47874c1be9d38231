package org.storelink.organizations.rest;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.storelink.organizations.Member;
import org.storelink.platform.Role;

/**
 * A member in the shape that clients of the older API know.
 *
 * @param lastLogin when the member joined, before the first sign-in: clients page by it, so it is never missing
 * @param products the ids that the member may see; null means all
 */
@Schema(description = "A member of your organization.")
public record User(
        long id,
        String name,
        String email,
        boolean active,
        Role role,
        boolean isOwner,
        String currency,
        String timezone,
        Instant lastLogin,
        Instant joinedAt,
        @Nullable String avatarUrl,
        @Nullable List<Long> products) {

    static User of(Member member) {
        return new User(
                member.id(),
                member.name(),
                member.email(),
                true,
                member.role(),
                member.role() == Role.OWNER,
                "USD",
                "UTC",
                member.lastSignInAt().orElse(member.joinedAt()),
                member.joinedAt(),
                null,
                null);
    }
}
