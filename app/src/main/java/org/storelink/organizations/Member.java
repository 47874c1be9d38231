package org.storelink.organizations;

import java.time.Instant;
import java.util.Optional;
import org.storelink.platform.Role;

/** A person of an organization. The e-mail address is unique over all organizations and signs in. */
public record Member(long id, String email, String name, Role role, Instant joinedAt, Optional<Instant> lastSignInAt) {}
