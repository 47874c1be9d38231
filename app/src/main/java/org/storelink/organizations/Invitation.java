package org.storelink.organizations;

import java.time.Instant;
import org.storelink.platform.Role;

/**
 * A place in the organization that waits for somebody.
 *
 * @param invitedBy name of the member
 */
public record Invitation(long id, String email, Role role, String invitedBy, Instant invitedAt, Instant expiresAt) {}
