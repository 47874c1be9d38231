package org.storelink.accounts;

import jakarta.json.bind.annotation.JsonbTransient;

/**
 * Where a linked account stands with one capability.
 *
 * @param reason why not, and what would grant it; may be empty when granted
 */
public record CapabilityState(Grant state, String reason) {

    /** Whether an account has a capability. */
    public enum Grant {
        /** Proved by the store. */
        GRANTED,
        /** The mode of linking cannot give it. */
        ABSENT,
        /** The account lacks a right. */
        MISSING,
        /** Not in effect, or not asked, yet. */
        PENDING
    }

    @JsonbTransient
    public boolean isGranted() {
        return state == Grant.GRANTED;
    }
}
