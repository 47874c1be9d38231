package org.storelink.audit.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.storelink.audit.ChainVerdict;

/**
 * What a walk along the trail found.
 *
 * @param entries how many entries are as they were written
 * @param brokenAt id of the first entry that is not
 */
@Schema(
        description =
                "Whether the audit trail is as it was written; broken_at and reason tell where and how it is not.")
public record Verification(
        boolean intact,
        long entries,
        @Nullable Long brokenAt,
        @Nullable String reason) {

    static Verification of(ChainVerdict verdict) {
        return switch (verdict) {
            case ChainVerdict.Intact(long entries) -> new Verification(true, entries, null, null);
            case ChainVerdict.Broken(long id, String reason) -> new Verification(false, id - 1, id, reason);
        };
    }
}
