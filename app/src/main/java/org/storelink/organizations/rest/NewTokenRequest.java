package org.storelink.organizations.rest;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a new token is to be.
 *
 * @param expiresAt it never does when missing
 */
@Schema(description = "A token to be made. Without expires_at it does not expire.")
public record NewTokenRequest(
        @Nullable String label,
        @Nullable List<String> scopes,
        @Nullable Instant expiresAt) {}
