package org.storelink.connector;

import java.util.List;
import java.util.Optional;

/**
 * What linking came to.
 *
 * @param identity who the account is at the store
 * @param vendors the vendors chosen, each verified by a real download
 * @param checks what the store granted, one for each capability of the mode
 * @param material what the first session should find
 */
public record LinkGrant(
        StoreIdentity identity, List<Vendor> vendors, List<Check> checks, Optional<SessionMaterial> material) {

    public LinkGrant {
        vendors = List.copyOf(vendors);
        checks = List.copyOf(checks);
    }
}
