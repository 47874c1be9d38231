package org.storelink.accounts.rest;

import jakarta.json.JsonValue;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body that links an account, in either of two forms.
 *
 * @param store with {@code username} and {@code password}: the form of older clients
 * @param metadata sent by older clients; means nothing here
 * @param connector with {@code mode} and {@code credentials}: our own form
 */
@Schema(
        description = "Either `connector`, `mode` and `credentials` (an object of the mode's fields, or a list of one"
                + " `{mode, values}`), or, as older clients send it, `store`, `username` and `password`.")
public record NewExternalAccount(
        @Schema(description = "What the team calls the account.") @Nullable
        String nickname,

        @Schema(description = "Collected every night without being asked; true when missing.") @Nullable
        Boolean autoImport,

        @Schema(description = "Code of a store, for example as `GET /connectors` shows it.") @Nullable
        String store,

        @Schema(description = "The account's user name at the store.") @Nullable
        String username,

        @Schema(description = "Write-only.") @Nullable String password,

        @Schema(description = "Taken and ignored.", implementation = Object.class) @Nullable
        JsonValue metadata,

        @Schema(description = "Id of a connector.") @Nullable
        String connector,

        @Schema(description = "Id of one of its ways of linking.") @Nullable
        String mode,

        @Schema(description = "The mode's fields. Write-only.", implementation = Object.class) @Nullable
        JsonValue credentials,

        @Schema(
                description = "true: shows what the account gives before anything is saved, in the state `preview`;"
                        + " false when missing.")
        @Nullable
        Boolean preview) {

    @Override
    public String toString() {
        return "NewExternalAccount[" + connector + ", " + mode + "]";
    }
}
