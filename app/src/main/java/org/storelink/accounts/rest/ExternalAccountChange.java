package org.storelink.accounts.rest;

import jakarta.json.JsonValue;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What to change of an account; what is missing stays.
 *
 * @param password with or without {@code username}: links again, as older clients do
 */
@Schema(description = "What is missing stays. `credentials`, or a `password` as older clients send it, links again.")
public record ExternalAccountChange(
        @Nullable String nickname,
        @Nullable Boolean autoImport,

        @Schema(description = "Codes of the vendors to collect; objects with `code` are understood too.") @Nullable
        JsonValue vendors,

        @Nullable String username,
        @Schema(description = "Write-only.") @Nullable String password,

        @Schema(description = "Must be the mode of the account.") @Nullable
        String mode,

        @Schema(description = "The mode's fields. Write-only.", implementation = Object.class) @Nullable
        JsonValue credentials,

        @Schema(description = "Taken and ignored.", implementation = Object.class) @Nullable
        JsonValue metadata,

        @Schema(
                description = "true: where linking again would make something worse, shows it before the new link is"
                        + " saved, in the state `preview`; what else the body says is changed already. false when"
                        + " missing.")
        @Nullable
        Boolean preview) {

    @Override
    public String toString() {
        return "ExternalAccountChange";
    }
}
