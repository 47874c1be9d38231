package org.storelink.accounts.rest;

import jakarta.json.JsonValue;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A key to be added to an account, or to be put in the place of one. */
@Schema(description = "A key of the mode in which the account is linked.")
public record NewKey(
        @Schema(description = "The mode's fields. Write-only.", implementation = Object.class) @Nullable
        JsonValue credentials,

        @Schema(
                description = "true: shows what all keys give together before the key is saved, in the state `preview`."
                        + " false when missing.")
        @Nullable
        Boolean preview) {

    @Override
    public String toString() {
        return "NewKey";
    }
}
