package org.storelink.organizations.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.storelink.platform.Role;

/** What to change of a member; what is missing stays. */
@Schema(description = "What to change; what is missing stays as it is.")
public record UserChange(@Nullable String name, @Nullable Role role) {}
