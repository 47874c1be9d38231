package org.storelink.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.storelink.connector.Capability;

/**
 * An account that may be collected now, as ingestion sees it.
 *
 * @param mode the way in which it is linked
 * @param vendors those whose reports are collected
 * @param credential number of the credential; what is said about an older one no longer counts
 */
public record SyncTarget(
        long organizationId,
        long accountId,
        String connector,
        String mode,
        List<LinkedVendor> vendors,
        Set<Capability> granted,
        Instant linkedAt,
        int credential) {

    /** The same account while some of what it gives cannot be had. */
    SyncTarget without(Set<Capability> missing) {
        Set<Capability> left = granted.stream()
                .filter(capability -> !missing.contains(capability))
                .collect(Collectors.toUnmodifiableSet());
        return new SyncTarget(organizationId, accountId, connector, mode, vendors, left, linkedAt, credential);
    }
}
