package org.storelink.organizations.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.storelink.platform.Role;

/** Whom to ask in. */
@Schema(description = "Whom to invite, and as what.")
public record InvitationRequest(
        @Nullable String email, @Nullable Role role) {}
